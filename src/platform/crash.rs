//! A panic must end in a banner with a reload. The app cannot draw it any more: `boot.js` does, told by an event.
use super::shell;
use std::panic;

/// Tells the page of a panic. What was done is kept already: nothing waits in memory alone.
pub(crate) fn install() {
    panic::set_hook(Box::new(|info| {
        if let Some(window) = shell::window() {
            // The message names a place in our code; it carries nothing that a person wrote.
            web_sys::console::error_1(&info.location().map(ToString::to_string).unwrap_or_default().into());
            if let Ok(event) = web_sys::Event::new("folje:panic") {
                drop(window.dispatch_event(&event));
            }
        }
    }));
}
