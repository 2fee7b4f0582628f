//! The `ETag` of what is made for one person: it says the same for as long as what it is made of has not changed.
use crate::state::App;
use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use folje_domain::ids::PersonId;
use sha2::{Digest, Sha256};

/// What something is made of, as one short text: whose it is, how far its sources have changed (`counter`),
/// Stockholm's date, and the version of the program that makes it.
pub(super) fn of(app: &App, person: PersonId, counter: i64) -> String {
    let version = concat!("folje ", env!("CARGO_PKG_VERSION"));
    let made_of = format!("{person} {counter} {} {version}", app.today());
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(made_of));
    format!("\"{}\"", &hash[..22])
}

/// Whether the tag stands in `If-None-Match` (RFC 9110, section 13.1.2: compared weakly).
pub(super) fn matches(asked: &HeaderValue, tag: &str) -> bool {
    let asked = asked.to_str().unwrap_or_default();
    asked.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}
