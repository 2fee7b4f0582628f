//! `GET /api/v1/meetings/{id}`: one participant's meetings, for whoever convenes or attends.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, meetings_page, state::App};
use axum::{
    Json,
    extract::{Path, State},
};
use folje_api::v1::{meetings::MeetingsWith, paths, problem::Problem};
use folje_domain::ids::PersonId;

/// One participant's meetings: all of them with plan and handover for those who convene, of the others each what they
/// attend.
#[utoipa::path(
    get, path = paths::MEETINGS_WITH, tag = "companion",
    params(("id" = PersonId, Path, description = "the participant")),
    responses(
        (status = 200, description = "the page", body = MeetingsWith),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: nobody who asked one to anything", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn meetings_with(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Json<MeetingsWith>, Failure> {
    let id: PersonId = id.parse().map_err(|_| Failure::not_found())?;
    // A participant reads their own in their snapshot.
    if viewer.is(id) {
        return Err(Failure::not_found());
    }
    let seen = meetings_page::seen(&app, &viewer, id).await?.ok_or_else(Failure::not_found)?;
    Ok(Json(meetings_page::with(&app, &seen).await?.ok_or_else(Failure::not_found)?))
}
