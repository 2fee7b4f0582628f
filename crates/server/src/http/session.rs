//! `GET /api/v1/session`: who is signed in on this device.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{
    paths,
    problem::Problem,
    session::{PartInApp, SignedIn},
};
use folje_store::{Part, Person};

/// Who is signed in on this device.
#[utoipa::path(
    get, path = paths::SESSION, tag = "session",
    responses(
        (status = 200, description = "who it is", body = SignedIn),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn session(State(app): State<App>, viewer: Viewer) -> Result<Json<SignedIn>, Failure> {
    signed_in(&app, &viewer.person).await.map(Json)
}

/// What a device is told about the person who is signed in on it.
pub(super) async fn signed_in(app: &App, person: &Person) -> Result<SignedIn, Failure> {
    let organisation = app.store.organisation(person.organisation).await?;
    Ok(SignedIn {
        person: person.id,
        name: person.name.clone(),
        part: match person.part {
            Part::Participant => PartInApp::Participant,
            Part::Companion => PartInApp::Companion,
        },
        language: person.language,
        demo: organisation.is_some_and(|organisation| organisation.demo),
    })
}
