//! The Content-Security-Policy: scripts and styles by us alone, requests to us alone.
//!
//! The inline `<style>` blocks of `index.html` (the first paint) are allowed by their hashes. WebAssembly needs
//! `wasm-unsafe-eval`, which, unlike `unsafe-eval`, allows no text to become a program.
use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy for an `index.html`.
pub(super) fn policy(index: &str) -> HeaderValue {
    let hashes: String =
        styles(index).map(|style| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(style)))).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{hashes}; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'"
    );
    // Base64 and fixed text are always a header's value; were they not, nothing at all would be allowed.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// What stands between `<style …>` and `</style>`.
fn styles(index: &str) -> impl Iterator<Item = &str> {
    index.split("<style").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once('>')?;
        rest.split_once("</style>").map(|(style, _)| style)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_scripts_styles_and_requests_are_allowed() {
        let policy =
            policy("<head><style>a{}</style><style media=print>b{}</style><link rel=stylesheet></head>");
        let directives: Vec<_> = policy.to_str().unwrap().split("; ").collect();
        assert_eq!(
            directives,
            [
                "default-src 'none'",
                // Not 'unsafe-eval': no text becomes a program.
                "script-src 'self' 'wasm-unsafe-eval'",
                // printf 'a{}' | openssl dgst -sha256 -binary | base64
                "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' \
                 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='",
                "img-src 'self' data:",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
            ]
        );
    }
}
