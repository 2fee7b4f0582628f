//! One token: a signed statement of who sends what where (RFC 8292, section 2; RFC 7519).
use super::{ApplicationKeys, ApplicationKeysError, Contact};
use crate::endpoint::Origin;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::HeaderValue;

/// `{"typ":"JWT","alg":"ES256"}`
const HEAD: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9";

/// The `Authorization` header for one push service, good until `expires` (seconds since 1970).
pub(super) fn authorization(
    keys: &ApplicationKeys,
    contact: &Contact,
    origin: &Origin,
    expires: u64,
) -> Result<HeaderValue, ApplicationKeysError> {
    // Neither an origin nor a contact holds anything that JSON would have to escape.
    let claims = format!(r#"{{"aud":"{origin}","exp":{expires},"sub":"{}"}}"#, contact.text());
    let text = format!("{HEAD}.{}", URL_SAFE_NO_PAD.encode(claims));
    let signature = URL_SAFE_NO_PAD.encode(keys.sign(text.as_bytes())?);
    HeaderValue::from_maybe_shared(format!("vapid t={text}.{signature}, k={}", keys.public()))
        .map_err(|error| ApplicationKeysError::Unreadable(error.to_string()))
}
