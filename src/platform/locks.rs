//! One tab at a time (Web Locks): so that two tabs do not send the same outbox twice.
use super::shell;
use js_sys::{Function, Promise, Reflect};
use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` while no other tab holds `name`. Where the browser has no locks, it simply runs: sending twice is
/// harmless, since the server applies each id once.
pub(crate) async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let Some(request) = request_function() else { return work.await };
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    let work = Rc::new(RefCell::new(Some(work)));
    let run = Closure::once(move |_lock: JsValue| -> Promise {
        future_to_promise(async move {
            let taken = work.borrow_mut().take();
            if let Some(work) = taken {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let (locks, request) = request;
    if let Ok(promise) = request.call2(&locks, &name.into(), run.as_ref())
        && let Ok(promise) = promise.dyn_into::<Promise>()
    {
        drop(JsFuture::from(promise).await);
    }
}

fn request_function() -> Option<(JsValue, Function)> {
    let navigator = shell::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
