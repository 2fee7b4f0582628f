//! Sending a file as it lies on the device: the browser reads it while it goes.
use super::{
    by_name::{Failed, call, get},
    json,
    net::{Reply, Unreached},
};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A file that somebody chose.
#[derive(Clone)]
pub(crate) struct Chosen(JsValue);

impl Chosen {
    /// What it is called.
    pub(crate) fn name(&self) -> String {
        get(&self.0, "name").and_then(|name| name.as_string()).unwrap_or_default()
    }
}

/// The first file of the field that an event came from.
pub(crate) fn chosen(event: &web_sys::Event) -> Option<Chosen> {
    let files = get(&event.target()?.into(), "files")?;
    get(&files, "0").map(Chosen)
}

/// Sends it to our own server.
pub(crate) async fn send(path: &str, file: &Chosen, media_type: &str) -> Result<Reply, Unreached> {
    let headers = Object::new();
    set(&headers, "content-type", &media_type.into());
    let how = Object::new();
    set(&how, "method", &"POST".into());
    set(&how, "headers", &headers);
    set(&how, "cache", &"no-store".into());
    set(&how, "body", &file.0);
    let browser: JsValue = js_sys::global().into();
    let answer = call(&browser, "fetch", &[path.into(), how.into()]).await.map_err(|Failed| Unreached)?;
    let body = call(&answer, "text", &[]).await.map_err(|Failed| Unreached)?.as_string().ok_or(Unreached)?;
    if get(&answer, "ok").is_some_and(|ok| ok.is_truthy()) {
        return Ok(Reply::Done { body, etag: None });
    }
    // A failure that does not speak our language is a portal or a proxy: as good as no network.
    json::read(&body).map(Reply::Problem).ok_or(Unreached)
}

fn set(of: &Object, name: &str, value: &JsValue) {
    drop(Reflect::set(of, &name.into(), value));
}
