//! The address line: where the app is, and moving on and back.
use super::{events, shell};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// The path and the query, «/week?w=1».
pub(crate) fn path() -> String {
    shell::window()
        .map(|window| {
            let location = window.location();
            location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
        })
        .unwrap_or_default()
}

/// What stands behind `#`. It is never sent to a server.
pub(crate) fn fragment() -> String {
    shell::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes to `path`, as a new entry of the history.
pub(crate) fn push(path: &str) {
    if let Some(history) = shell::window().and_then(|window| window.history().ok()) {
        drop(history.push_state_with_url(&JsValue::NULL, "", Some(path)));
    }
}

/// Goes to `path` in place of the present entry (a used invite is no place to come back to).
pub(crate) fn replace(path: &str) {
    if let Some(history) = shell::window().and_then(|window| window.history().ok()) {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(path)));
    }
}

/// Calls `go` when the person moves back or forth, or follows a link of ours (plain clicks only: what is meant for
/// a new tab goes to a new tab, and a file to whoever opens such files).
pub(crate) fn follow(go: impl Fn(Option<String>) + Clone + 'static) {
    let moved = go.clone();
    events::on_window("popstate", move |_| moved(None));
    events::on_document("click", move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let plain = click.button() == 0
            && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key());
        let link = click
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
        if let Some(link) = link
            && plain
            && !click.default_prevented()
            && link.target().is_empty()
            && !link.has_attribute("download")
            && let Some(path) =
                link.get_attribute("href").filter(|href| href.starts_with('/') && !href.starts_with("//"))
        {
            click.prevent_default();
            go(Some(path));
        }
    });
}
