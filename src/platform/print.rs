//! Printing what is on the screen.
use super::shell;

/// Opens the browser's own dialog for it.
pub(crate) fn page() {
    if let Some(window) = shell::window() {
        drop(super::by_name::call_now(&window, "print", &[]));
    }
}
