//! The session cookie. The prefix `__Host-` makes browsers refuse it unless it is secure, for this host alone and
//! for every path (RFC 6265bis, section 4.1.3.2), so that no neighbouring host can set one for us.
use super::token::Token;
use axum::http::{HeaderMap, HeaderValue, header};

/// The cookie's name.
pub const NAME: &str = "__Host-folje";

/// How long a session lasts, in days.
pub const DAYS: i64 = 180;

const ATTRIBUTES: &str = "HttpOnly; Secure; SameSite=Lax; Path=/";

/// The `Set-Cookie` that keeps `token` on a device.
#[must_use]
pub fn keep(token: &Token) -> Option<HeaderValue> {
    let age = DAYS * 24 * 60 * 60;
    HeaderValue::from_str(&format!("{NAME}={}; {ATTRIBUTES}; Max-Age={age}", token.text())).ok()
}

/// The `Set-Cookie` that takes the cookie away.
#[must_use]
pub fn forget() -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{NAME}=; {ATTRIBUTES}; Max-Age=0")).ok()
}

/// The token that a request brings, if it brings one that can be read.
#[must_use]
pub fn read(headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .find_map(|(_, value)| Token::parse(value))
}
