//! `POST /api/v1/desk/gender`: what one's own participant is counted as in the statistics.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{desk::NewGender, paths, problem::Problem};
use folje_domain::people::Deed;

/// Note what one's own participant is counted as, or take it back. They see it.
#[utoipa::path(
    post, path = paths::DESK_GENDER, tag = "desk", request_body = NewGender,
    responses(
        (status = 204, description = "noted"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or not one's own participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn note_gender(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewGender>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::AddParticipant)?;
    staff.own(&app, new.participant).await?;
    app.store.note_gender(staff.by(&app), new.participant, new.gender).await?;
    Ok(StatusCode::NO_CONTENT)
}
