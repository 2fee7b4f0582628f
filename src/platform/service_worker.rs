//! A new version of the app: it waits until the person says so, or until the app starts anew.
use super::events;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Calls `ready` when a new version waits; `boot.js` watches the service worker and tells.
pub(crate) fn on_new_version(mut ready: impl FnMut() + 'static) {
    events::on_window("folje:new-version", move |_| ready());
}

/// Lets the new version take over; the page then loads anew.
pub(crate) fn take_over() {
    if let Some(window) = super::shell::window()
        && let Ok(event) = web_sys::Event::new("folje:take-over")
    {
        drop(window.dispatch_event(&event));
    }
}

/// Whether the app runs installed, on its own.
pub(crate) fn installed() -> bool {
    let Some(window) = super::shell::window() else { return false };
    let standalone =
        window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|media| media.matches());
    let on_ios = Reflect::get(&window.navigator(), &JsValue::from_str("standalone"))
        .ok()
        .is_some_and(|value| value.is_truthy());
    standalone || on_ios
}
