//! `POST /api/v1/calling`: «Jag ringer», by somebody who was told that nothing was heard from a participant.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, reminders::calling, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{paths, people::Calling, problem::Problem};

/// Say that one calls: the participant and the others who were told hear it, and nobody else is told.
#[utoipa::path(
    post, path = paths::CALLING, tag = "companion", request_body = Calling,
    responses(
        (status = 204, description = "they hear it; saying it again changes nothing"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks was not told about anybody of that id today", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calling(
    State(app): State<App>,
    viewer: Viewer,
    Body(new): Body<Calling>,
) -> Result<StatusCode, Failure> {
    let told = calling::told_today(&app, viewer.person.id, new.participant).await?;
    if told.is_empty() {
        return Err(Failure::not_found());
    }
    for ring in told {
        calling::take_over(&app, ring.id, viewer.person.id, app.now()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
