//! `POST /api/v1/desk/lost-phones`: a participant lost a phone, and has no other to sign it out from.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{desk::LostPhone, paths, problem::Problem};
use folje_domain::people::Deed;

/// Sign one's own participant out everywhere: on all devices, by open invites, by the address of the calendar and by
/// what answers messages. A fresh invite lets them in again.
#[utoipa::path(
    post, path = paths::DESK_LOST_PHONES, tag = "desk", request_body = LostPhone,
    responses(
        (status = 204, description = "they are signed in nowhere; saying it again changes nothing"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or not one's own participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn lost_phone(
    State(app): State<App>,
    staff: Staff,
    Body(lost): Body<LostPhone>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Invite)?;
    let (person, _) = staff.own(&app, lost.participant).await?;
    app.store.sign_out_everywhere(staff.by(&app), person.id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
