//! What stands in the fields of a form.
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};

/// The text of the field that an event came from.
pub(crate) fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

/// Whether the box that an event came from is ticked.
pub(crate) fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Opens a dialog over the page.
pub(crate) fn open_dialog(dialog: &HtmlDialogElement) {
    drop(dialog.show_modal());
}
