//! `GET /api/v1/talks`: what a participant can book, and has booked.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App, talks};
use axum::{Json, extract::State};
use folje_api::v1::{paths, problem::Problem, talks::Talks};

/// What can be booked, and what I have booked.
#[utoipa::path(
    get, path = paths::TALKS, tag = "participant",
    responses(
        (status = 200, description = "the next four weeks", body = Talks),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn talks(State(app): State<App>, viewer: Viewer) -> Result<Json<Talks>, Failure> {
    viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let (organisation, me, wall) = (viewer.person.organisation, viewer.person.id, app.wall());
    let relations = app.store.relations_to(me).await?;
    let mut booked = Vec::new();
    for talk in app.store.talks_of(me).await? {
        if talk.span.end > wall
            && let Some(person) = app.store.person(organisation, talk.with).await?
        {
            booked.push(talks::card(talk, person.id, person.name));
        }
    }
    let with = talks::with(&app, organisation, &relations).await?;
    Ok(Json(Talks { made: app.now(), wall, with, booked }))
}
