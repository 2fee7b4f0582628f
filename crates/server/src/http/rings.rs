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
        (status = 429, description = "too-many-tries: wait as long as retry_after says", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn rings(
    State(app): State<App>,
    client: Client,
    Body(told): Body<RingReport>,
) -> Result<StatusCode, Failure> {
    let counted = app.limits.count_answer(client);
    counted.map_err(|wait| Failure::new(Code::TooManyTries).retry_after(wait))?;
    let minutes = told.minutes.unwrap_or(SNOOZES[0]);
    if !SNOOZES.contains(&minutes) {
        return Err(Failure::new(Code::BadRequest).because("minutes: 15 or 60"));
    }
    let token = Token::parse(told.token.trim()).ok_or_else(Failure::not_found)?;
    if report(&app, &token, told.what, minutes).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Failure::not_found())
    }
}
