//! `POST /api/v1/push/test`: «Skicka test», a message to the device that asks.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, reminders, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
};

/// Send a test message to this device.
#[utoipa::path(
    post, path = paths::PUSH_TEST, tag = "push",
    responses(
        (status = 204, description = "it is on its way"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "no-subscription: this device takes no pushes", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "too-many-tries: wait as long as retry_after says", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn push_test(State(app): State<App>, viewer: Viewer) -> Result<StatusCode, Failure> {
    let now = app.now();
    let subscriptions = app.store.subscriptions(viewer.person.id, now).await?;
    let here = subscriptions.iter().find(|one| one.session == viewer.session.id);
    let here = here.ok_or_else(|| Failure::new(Code::NoSubscription))?;
    let counted = app.limits.count_test(viewer.person.id);
    counted.map_err(|wait| Failure::new(Code::TooManyTries).retry_after(wait))?;
    let messages = reminders::test_message(&viewer.person, here, &*app.random, now)?;
    app.store.add_outgoing(messages).await?;
    app.reminders.wake();
    Ok(StatusCode::NO_CONTENT)
}
