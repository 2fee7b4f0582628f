//! `GET /api/v1/meetings`: the meetings to come that somebody attends or convenes.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, meetings_page, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{meetings::Meetings, paths, problem::Problem};
use folje_store::Part;

/// My meetings to come, with whom I walk beside.
#[utoipa::path(
    get, path = paths::MEETINGS, tag = "companion",
    responses(
        (status = 200, description = "the meetings", body = Meetings),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is a participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn meetings(State(app): State<App>, viewer: Viewer) -> Result<Json<Meetings>, Failure> {
    if viewer.person.part != Part::Companion {
        return Err(Failure::not_found());
    }
    Ok(Json(meetings_page::coming(&app, &viewer).await?))
}
