//! Whether the browser keeps cookies. Without one, nobody stays signed in.
use super::shell;
use js_sys::Reflect;

/// A cookie with the attributes of the session's, for a few seconds.
const PROBE: &str = "__Host-folje-probe";
const ATTRIBUTES: &str = "Secure; SameSite=Lax; Path=/";

/// Sets a cookie, reads it back and removes it. Nothing is sent for it.
pub(crate) fn are_kept() -> bool {
    let Some(document) = shell::document() else { return false };
    // Both throw where the page is denied its storage.
    let set = |age: u8| {
        let cookie = format!("{PROBE}=1; {ATTRIBUTES}; Max-Age={age}");
        Reflect::set(&document, &"cookie".into(), &cookie.into()).is_ok()
    };
    if !set(10) {
        return false;
    }
    let cookies = Reflect::get(&document, &"cookie".into()).ok().and_then(|cookies| cookies.as_string());
    set(0);
    cookies.is_some_and(|cookies| cookies.contains(PROBE))
}
