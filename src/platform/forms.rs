//! What stands in the fields of a form.
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, prelude::wasm_bindgen};
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};

#[wasm_bindgen]
extern "C" {
    /// Whether somebody is in the middle of a form (`public/boot.js`): a form that is still there has got a word, and was
    /// neither handed in nor left alone since.
    #[wasm_bindgen(js_namespace = ["folje"], js_name = writes)]
    pub(crate) fn is_writing() -> bool;
}

/// The text of the field that an event came from.
pub(crate) fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

/// What is chosen in the list that an event came from.
pub(crate) fn choice(event: &Event) -> String {
    let chosen = event.target().and_then(|target| Reflect::get(&target, &"value".into()).ok());
    chosen.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Empties the file field that an event came from: the same file chosen again is then a change.
pub(crate) fn clear(event: &Event) {
    if let Some(Ok(input)) = event.target().map(wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>) {
        input.set_value("");
    }
}

/// Whether the box that an event came from is ticked.
pub(crate) fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Whether the `details` element that an event came from is open.
pub(crate) fn is_open(event: &Event) -> bool {
    let open = event.target().and_then(|target| Reflect::get(&target, &"open".into()).ok());
    open.and_then(|open| open.as_bool()).unwrap_or_default()
}

/// Opens a dialog over the page.
pub(crate) fn open_dialog(dialog: &HtmlDialogElement) {
    drop(dialog.show_modal());
}
