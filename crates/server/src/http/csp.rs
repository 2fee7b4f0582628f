//! The Content-Security-Policy: scripts and styles by us alone, requests to us alone.
//!
//! The inline `<style>` and `<script>` blocks of `index.html` (the first paint, the early request for the app) are allowed
//! by their hashes. WebAssembly needs `wasm-unsafe-eval`, which, unlike `unsafe-eval`, allows no text to become a program.
use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy for an `index.html`.
pub(super) fn policy(index: &str) -> HeaderValue {
    let (scripts, styles) = (hashes(index, "script"), hashes(index, "style"));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'"
    );
    // Base64 and fixed text are always a header's value; were they not, nothing at all would be allowed.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The hashes of the inline blocks of one kind, as sources of the policy (CSP Level 3, section 2.3.1).
fn hashes(index: &str, element: &str) -> String {
    let close = format!("</{element}>");
    index
        .split(&format!("<{element}"))
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split_once(&close).map(|(content, _)| content))
        .filter(|content| !content.is_empty())
        .map(|content| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(content))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_inline_script_is_allowed_by_its_hash_and_a_linked_one_by_its_origin() {
        let policy = policy("<head><script src=/a.js></script><script>b()</script></head>");
        // printf 'b()' | openssl dgst -sha256 -binary | base64
        assert!(policy.to_str().unwrap().contains(
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=';"
        ));
    }

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
