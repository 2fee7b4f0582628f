//! Requests that do not say who asks: no cookie, no referrer, no header of ours, and nothing kept of them. An answer to
//! a survey goes like that, and so does the record of keys, which must be the same for whoever asks.
use super::{
    by_name::{Failed, call, call_now, get},
    net::Unreached,
};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

/// How long one may take, in milliseconds.
const PATIENCE: f64 = 30_000.0;

/// What somebody answered.
pub(crate) struct Said {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body, as text.
    pub(crate) body: String,
}

/// Asks for what stands at a path.
///
/// # Errors
/// Where nobody answers.
pub(crate) async fn ask(path: &str) -> Result<Said, Unreached> {
    send(path, &[]).await
}

/// Sends bytes there.
///
/// # Errors
/// Where nobody answers.
pub(crate) async fn post(path: &str, bytes: &[u8]) -> Result<Said, Unreached> {
    let headers = object(&[("content-type", "application/octet-stream".into())]);
    let body: JsValue = Uint8Array::from(bytes).into();
    send(path, &[("method", "POST".into()), ("headers", headers), ("body", body)]).await
}

async fn send(path: &str, how: &[(&str, JsValue)]) -> Result<Said, Unreached> {
    let browser: JsValue = js_sys::global().into();
    let silent = [("credentials", "omit"), ("referrerPolicy", "no-referrer"), ("cache", "no-store")];
    let how = object(how);
    silent.iter().for_each(|(name, value)| set(&how, name, &(*value).into()));
    let patience = get(&browser, "AbortSignal")
        .and_then(|signals| call_now(&signals, "timeout", &[PATIENCE.into()]).ok());
    if let Some(signal) = patience {
        set(&how, "signal", &signal);
    }
    let answer = call(&browser, "fetch", &[path.into(), how]).await.map_err(|Failed| Unreached)?;
    let body = call(&answer, "text", &[]).await.map_err(|Failed| Unreached)?.as_string().ok_or(Unreached)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    let status = get(&answer, "status").and_then(|status| status.as_f64()).map(|status| status as u16);
    Ok(Said { status: status.ok_or(Unreached)?, body })
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    members.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

fn set(of: &JsValue, name: &str, value: &JsValue) {
    drop(Reflect::set(of, &name.into(), value));
}
