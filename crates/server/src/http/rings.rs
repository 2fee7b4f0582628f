//! `POST /api/v1/rings`: what a device, or the person before it, says about a message that it got. The message's token
//! proves it, so that it works signed out and from the lock screen.
use super::{json::Body, problem::Failure};
use crate::{
    auth::{client::Client, token::Token},
    reminders::report::{SNOOZES, report},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    push::RingReport,
};

/// Say that a message was shown, or answer it.
#[utoipa::path(
    post, path = paths::RINGS, tag = "push", request_body = RingReport,
    responses(
        (status = 204, description = "heard; saying it again changes nothing"),
        (status = 400, description = "bad-request: a snooze of another length than 15 or 60 minutes", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: the token is unknown, or its time is long over", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "too-many-tries: too many unknown tokens from this network; wait as long as retry_after says", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn rings(
    State(app): State<App>,
    client: Client,
    Body(told): Body<RingReport>,
) -> Result<StatusCode, Failure> {
    let minutes = told.minutes.unwrap_or(SNOOZES[0]);
    if !SNOOZES.contains(&minutes) {
        return Err(Failure::new(Code::BadRequest).because("minutes: 15 or 60"));
    }
    let known = match Token::parse(told.token.trim()) {
        Some(token) => report(&app, &token, told.what, minutes).await?,
        None => false,
    };
    if known {
        return Ok(StatusCode::NO_CONTENT);
    }
    // Only what failed is counted: a whole school may stand behind one address, and all wake at seven.
    app.limits
        .count_unknown_answer(client)
        .map_err(|wait| Failure::new(Code::TooManyTries).retry_after(wait))?;
    Err(Failure::not_found())
}
