//! Events of the window and the document, listened to for as long as the page lives; and timers.
use super::shell;
use wasm_bindgen::{
    JsCast as _,
    closure::{Closure, WasmClosure},
};
use web_sys::{Event, EventTarget};

/// Keeps a closure for the life of the page.
pub(crate) fn for_good<T: WasmClosure + ?Sized>(closure: Closure<T>) {
    closure.forget();
}

/// Listens to an event of the window.
pub(crate) fn on_window(name: &str, hear: impl FnMut(Event) + 'static) {
    if let Some(window) = shell::window() {
        on(&window, name, hear);
    }
}

/// Listens to an event of the document.
pub(crate) fn on_document(name: &str, hear: impl FnMut(Event) + 'static) {
    if let Some(document) = shell::document() {
        on(&document, name, hear);
    }
}

fn on(target: &EventTarget, name: &str, hear: impl FnMut(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(hear);
    drop(target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref()));
    for_good(heard);
}

/// Calls `tick` each so many milliseconds.
pub(crate) fn every(milliseconds: i32, tick: impl FnMut() + 'static) {
    let tick = Closure::<dyn FnMut()>::new(tick);
    if let Some(window) = shell::window() {
        drop(window.set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            milliseconds,
        ));
    }
    for_good(tick);
}

/// Calls `work` once, in so many milliseconds.
pub(crate) fn later(milliseconds: i32, work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    if let Some(window) = shell::window() {
        drop(
            window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds),
        );
    }
}

/// Calls `work` once, when the browser has nothing better to do.
pub(crate) fn when_idle(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let Some(window) = shell::window() else { return };
    // Safari knows no idleness.
    if window.request_idle_callback(work.unchecked_ref()).is_err() {
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), 500));
    }
}

/// Whether the page is in sight.
pub(crate) fn visible() -> bool {
    shell::document().is_some_and(|document| !document.hidden())
}
