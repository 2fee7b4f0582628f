//! `/api/v1/calendar`: the private address of my calendar: whether there is one, a new one, none any more.
use super::problem::Failure;
use crate::{
    auth::{token::Token, viewer::Viewer},
    state::App,
};
use axum::{Json, extract::State, http::StatusCode};
use folje_api::v1::{
    calendar::{Calendar, CalendarAddress},
    paths,
    problem::Problem,
};

/// Whether my calendar has an address.
#[utoipa::path(
    get, path = paths::CALENDAR, tag = "participant",
    responses(
        (status = 200, description = "since when, if it has", body = Calendar),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calendar(State(app): State<App>, viewer: Viewer) -> Result<Json<Calendar>, Failure> {
    viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    Ok(Json(Calendar { made: app.store.calendar(viewer.person.id).await? }))
}

/// A new address for my calendar, shown this once; the one before it ends.
#[utoipa::path(
    post, path = paths::CALENDAR, tag = "participant",
    responses(
        (status = 200, description = "the address", body = CalendarAddress),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calendar_new(
    State(app): State<App>,
    viewer: Viewer,
) -> Result<Json<CalendarAddress>, Failure> {
    viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let secret = Token::new(&*app.random)?;
    let (organisation, person) = (viewer.person.organisation, viewer.person.id);
    app.store.keep_calendar(organisation, person, secret.hash(), app.now()).await?;
    let address = paths::CALENDAR_FEED.replace("{file}", &format!("{}.ics", secret.text()));
    Ok(Json(CalendarAddress { address }))
}

/// Take the address of my calendar away: from then on it shows nothing.
#[utoipa::path(
    delete, path = paths::CALENDAR, tag = "participant",
    responses(
        (status = 204, description = "there is none any more"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calendar_end(State(app): State<App>, viewer: Viewer) -> Result<StatusCode, Failure> {
    viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    app.store.end_calendar(viewer.person.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
