//! Bodies of requests: JSON, small, and named by line and column where they cannot be read.
mod duplicate;

use super::problem::Failure;
use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::header,
};
use folje_api::v1::problem::Code;
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};
use std::{error::Error, iter};
use tower_http::timeout::TimeoutError;

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
        duplicate::check(&bytes).map_err(|error| unreadable(&error))?;
        serde_json::from_slice(&bytes)
            .or_else(|error| with_whole_numbers(&bytes).ok_or(error))
            .map(Self)
            .map_err(|error| unreadable(&error))
    }
}

/// The body with numbers such as `15.0` read as integers: JSON does not tell them apart (RFC 8259, section 6), and
/// neither does JSON Schema, but serde does.
fn with_whole_numbers<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let mut value = serde_json::from_slice(bytes).ok()?;
    let found = make_whole(&mut value);
    found.then(|| serde_json::from_value(value).ok()).flatten()
}

/// Replaces floating-point numbers without a fraction by integers; whether there were any.
fn make_whole(value: &mut Value) -> bool {
    match value {
        Value::Number(number) => {
            // Above 2^53 not every integer is a floating-point number, so there it is unclear which one is meant.
            let whole = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 9e15);
            let whole = whole.filter(|_| number.is_f64());
            if let Some(whole) = whole {
                *number = Number::from(whole as i64);
            }
            whole.is_some()
        }
        Value::Array(values) => values.iter_mut().fold(false, |found, value| make_whole(value) | found),
        Value::Object(fields) => fields.values_mut().fold(false, |found, value| make_whole(value) | found),
        _ => false,
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
        // Whoever broke off will not read an answer; whoever sent too much or too slowly will.
        let any = |test: fn(&(dyn Error + 'static)) -> bool| {
            iter::successors(error.source(), |&error| error.source()).any(test)
        };
        if any(<dyn Error>::is::<LengthLimitError>) {
            too_large()
        } else if any(<dyn Error>::is::<TimeoutError>) {
            Failure::new(Code::TooSlow)
        } else {
            Failure::new(Code::BadRequest).because("the body broke off")
        }
    })
}

/// Where and in what way the JSON is wrong. The error's own words would repeat what was sent, which may be personal.
fn unreadable(error: &serde_json::Error) -> Failure {
    let what = match error.classify() {
        serde_json::error::Category::Eof => "the JSON ends too soon",
        serde_json::error::Category::Data if error.to_string().starts_with(duplicate::MESSAGE) => {
            duplicate::MESSAGE
        }
        serde_json::error::Category::Data => "the JSON has another shape than this path takes",
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => "this is no JSON",
    };
    Failure::new(Code::BadRequest).because(format!(
        "{what} (line {}, column {})",
        error.line(),
        error.column()
    ))
}
