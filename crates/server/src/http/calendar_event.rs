//! `GET /api/v1/calendar/event/{id}.ics`: one occurrence, to be put into the calendar on a phone.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, calendar, schedule, state::App};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use folje_api::v1::{paths, problem::Problem};
use folje_domain::schedule::OccurrenceId;

/// One occurrence of my schedule as iCalendar: it stays in the calendar as it was when it was taken.
#[utoipa::path(
    get, path = paths::CALENDAR_EVENT, tag = "participant",
    params(("file" = String, Path, description = "the occurrence's id, then .ics")),
    responses(
        (status = 200, description = "RFC 5545", content_type = "text/calendar"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: none of mine", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calendar_event(
    State(app): State<App>,
    viewer: Viewer,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let scope = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let id: Option<OccurrenceId> = file.strip_suffix(".ics").and_then(|id| id.parse().ok());
    let id = id.ok_or_else(Failure::not_found)?;
    let series = app.store.series(&scope).await?;
    let occurrence = schedule::occurrence(&series, id).ok_or_else(Failure::not_found)?;
    let text = calendar::one(&app, &viewer.person, &scope, &occurrence).await?;
    // A name of its own, so that a phone which keeps it as a file says what it is and nothing more.
    let name = "attachment; filename=\"kalender.ics\"";
    let headers = [(header::CONTENT_TYPE, calendar::MEDIA_TYPE), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, text).into_response())
}
