//! `GET /api/v1/desk/people/{id}`: the page of one participant, for those around them.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, person_page, state::App};
use axum::{
    Json,
    extract::{Path, State},
};
use folje_api::v1::{desk_person::PersonPage, paths, problem::Problem};
use folje_domain::ids::PersonId;

/// What I may know of one participant.
#[utoipa::path(
    get, path = paths::DESK_PERSON, tag = "desk",
    params(("id" = PersonId, Path, description = "a participant")),
    responses(
        (status = 200, description = "the page; the participant reads the same of themselves", body = PersonPage),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: nobody of whom I may see more than my list of people tells", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk_person(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Json<PersonPage>, Failure> {
    let id: PersonId = id.parse().map_err(|_| Failure::not_found())?;
    // One's own page is the app.
    if viewer.is(id) {
        return Err(Failure::not_found());
    }
    let person = app.store.person(viewer.person.organisation, id).await?.ok_or_else(Failure::not_found)?;
    person_page::of(&app, &viewer.person, person).await?.map(Json).ok_or_else(Failure::not_found)
}
