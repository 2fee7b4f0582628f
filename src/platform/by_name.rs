//! What only some browsers have, or only one page uses, asked for by name: it then costs those nothing that start
//! without it.
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser did not do it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Failed;

/// What stands under that name, if anything does.
pub(super) fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Calls a method.
pub(super) fn call_now(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, Failed> {
    let method: Function = get(of, name).and_then(|method| method.dyn_into().ok()).ok_or(Failed)?;
    let list: Array = arguments.iter().collect();
    method.apply(of, &list).map_err(|_| Failed)
}

/// Calls a method and waits for what it promises.
pub(super) async fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, Failed> {
    match call_now(of, name, arguments)?.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await.map_err(|_| Failed),
        Err(said) => Ok(said),
    }
}
