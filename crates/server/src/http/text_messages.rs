//! `GET` and `PUT /api/v1/text-messages`: whether the viewer takes text messages, and whether they arrive.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, reminders, state::App};
use axum::{Json, extract::State, http::StatusCode};
use folje_api::v1::{
    paths,
    problem::Problem,
    text_messages::{TextMessages, TextMessagesChoice},
};

/// Whether I take text messages, and whether they reach me.
#[utoipa::path(
    get, path = paths::TEXT_MESSAGES, tag = "push",
    responses(
        (status = 200, description = "what is known", body = TextMessages),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn text_messages(
    State(app): State<App>,
    viewer: Viewer,
) -> Result<Json<TextMessages>, Failure> {
    Ok(Json(reminders::text_messages(&app, &viewer.person).await?))
}

/// Take text messages, or none any more. Pushes and the people who are told of a wake-up are not affected.
#[utoipa::path(
    put, path = paths::TEXT_MESSAGES, tag = "push", request_body = TextMessagesChoice,
    responses(
        (status = 204, description = "from now on"),
        (status = 400, description = "bad-request", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn choose_text_messages(
    State(app): State<App>,
    viewer: Viewer,
    Body(choice): Body<TextMessagesChoice>,
) -> Result<StatusCode, Failure> {
    app.store.choose_text_messages(viewer.person.id, choice.wanted).await?;
    reminders::reachable_anew(&app, viewer.person.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
