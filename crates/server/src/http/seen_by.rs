//! `GET /api/v1/seen-by/{id}`: «Så här ser … dig», for the participant.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, people_page, state::App};
use axum::{
    Json,
    extract::{Path, State},
};
use folje_api::v1::{paths, people::PeoplePage, problem::Problem};
use folje_domain::ids::PersonId;

/// What of that person's page is about me: made as their own page is made. Nobody stands in it where they see nothing.
#[utoipa::path(
    get, path = paths::SEEN_BY, tag = "participant",
    params(("id" = PersonId, Path, description = "somebody who is around me today")),
    responses(
        (status = 200, description = "the page as that person gets it, with me alone on it", body = PeoplePage),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: nobody around me, or whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn seen_by(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Json<PeoplePage>, Failure> {
    viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let id: PersonId = id.parse().map_err(|_| Failure::not_found())?;
    people_page::about(&app, id, viewer.person).await?.map(Json).ok_or_else(Failure::not_found)
}
