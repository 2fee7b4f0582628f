//! Bodies of requests: JSON, small, and named by line and column where they cannot be read.
use super::problem::Failure;
use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::header,
};
use folje_api::v1::problem::Code;
use serde::de::DeserializeOwned;

/// The largest body that any path takes, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// A body of JSON.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let headers = request.headers();
        let kind =
            headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
            return Err(Failure::new(Code::BadRequest).because("the body must be application/json"));
        }
        let bytes = whole(request, MOST_BYTES).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| unreadable(&error))
    }
}

/// The whole body, where it has no more than `most` bytes.
pub(super) async fn whole(request: Request, most: usize) -> Result<Bytes, Failure> {
    let too_large = || Failure::new(Code::TooLarge).because(format!("at most {most} bytes"));
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > most) {
        return Err(too_large());
    }
    to_bytes(request.into_body(), most).await.map_err(|error| {
        // Whoever broke off will not read an answer; whoever sent too much will.
        let long = std::error::Error::source(&error)
            .is_some_and(|source| source.to_string().contains("length limit"));
        if long { too_large() } else { Failure::new(Code::BadRequest).because("the body broke off") }
    })
}

/// Where and in what way the JSON is wrong. The error's own words would repeat what was sent, which may be personal.
fn unreadable(error: &serde_json::Error) -> Failure {
    let what = match error.classify() {
        serde_json::error::Category::Eof => "the JSON ends too soon",
        serde_json::error::Category::Data => "the JSON has another shape than this path takes",
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => "this is no JSON",
    };
    Failure::new(Code::BadRequest).because(format!(
        "{what} (line {}, column {})",
        error.line(),
        error.column()
    ))
}
