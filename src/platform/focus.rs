//! Where the keyboard and the screen reader are: each change of page moves them to its heading.
use super::shell;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Moves the focus to the page's heading and the view to its top.
pub(crate) fn to_heading() {
    if let Some(window) = shell::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    to("h1");
}

/// Moves the focus to the first element that `selector` finds.
pub(crate) fn to(selector: &str) {
    let element = shell::document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        drop(element.focus());
    }
}

/// Whether the focus is on an element that `selector` describes.
pub(crate) fn is_at(selector: &str) -> bool {
    shell::document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// The document's title, as tabs and screen readers tell it.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = shell::document() {
        document.set_title(title);
    }
}
