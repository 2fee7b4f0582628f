//! What is copied to be pasted elsewhere.
use super::shell;
use wasm_bindgen_futures::JsFuture;

/// Copies the text; false where the browser does not let us.
pub(crate) async fn copy(text: &str) -> bool {
    // Without a secure context there is no clipboard at all.
    match shell::window().filter(web_sys::Window::is_secure_context) {
        Some(window) => JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok(),
        None => false,
    }
}
