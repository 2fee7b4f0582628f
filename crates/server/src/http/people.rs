//! `GET /api/v1/people`: the page of those who walk beside participants.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, people_page, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{paths, people::PeoplePage, problem::Problem};
use folje_store::Part;

/// The participants beside whom I walk, and what I may know of them.
#[utoipa::path(
    get, path = paths::PEOPLE, tag = "companion",
    responses(
        (status = 200, description = "the page", body = PeoplePage),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is a participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn people(State(app): State<App>, viewer: Viewer) -> Result<Json<PeoplePage>, Failure> {
    if viewer.person.part != Part::Companion {
        return Err(Failure::not_found());
    }
    Ok(Json(people_page::of(&app, &viewer.person).await?))
}
