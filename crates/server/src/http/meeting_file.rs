//! `GET /api/v1/meetings/{id}/{file}`: the invitation to a meeting as a file.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, calendar, invitations, meetings_page, state::App};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use folje_api::v1::{paths, problem::Problem};
use folje_domain::ids::{MeetingId, PersonId};

/// The invitation to one meeting as iCalendar, for whoever convenes it: where no mail is set up, they send it themselves.
#[utoipa::path(
    get, path = paths::MEETING_FILE, tag = "companion",
    params(
        ("id" = PersonId, Path, description = "the participant"),
        ("file" = String, Path, description = "the meeting's id, then .ics"),
    ),
    responses(
        (status = 200, description = "RFC 5545 and 5546", content_type = "text/calendar"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no meeting that one convenes", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn meeting_file(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id: PersonId = id.parse().map_err(|_| Failure::not_found())?;
    let meeting: Option<MeetingId> = file.strip_suffix(".ics").and_then(|id| id.parse().ok());
    let meeting = meeting.ok_or_else(Failure::not_found)?;
    let seen = meetings_page::seen(&app, &viewer, id).await?.filter(|seen| seen.convenes);
    let seen = seen.ok_or_else(Failure::not_found)?;
    let record = app.store.record(&seen.scope).await?;
    let meeting = record.meeting(meeting).ok_or_else(Failure::not_found)?;
    let Viewer { person, .. } = &viewer;
    let text = invitations::file(&app, person.organisation, meeting, person.language).await?;
    let name = "attachment; filename=\"inbjudan.ics\"";
    let headers = [(header::CONTENT_TYPE, calendar::MEDIA_TYPE), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, text).into_response())
}
