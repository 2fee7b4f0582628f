//! A panic in one request is answered like any other failure, and the server lives on.
use crate::http::problem::Failure;
use axum::response::{IntoResponse, Response};
use folje_api::v1::problem::Code;
use std::any::Any;

/// The answer to a panic. What the panic says may hold personal data, so it is not repeated.
pub(super) fn answer(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    Failure::new(Code::Internal).into_response()
}
