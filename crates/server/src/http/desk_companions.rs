//! `POST /api/v1/desk/companions`: when somebody is where they work.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    desk::CompanionHours,
    paths,
    problem::{Problem, Reason, Why},
};
use folje_domain::people::Deed;

/// Note when a companion is where they work, so that somebody can be paired with them.
#[utoipa::path(
    post, path = paths::DESK_COMPANIONS, tag = "desk", request_body = CompanionHours,
    responses(
        (status = 204, description = "it is noted"),
        (status = 422, description = "unprocessable: hours without days", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or nobody who walks beside here", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn companion_hours(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<CompanionHours>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::AddCompanion)?;
    let companion = staff.companion(&app, new.person).await?;
    if new.there.is_some_and(|hours| hours.days.is_empty()) {
        return Err(Failure::refused(Reason::new(Why::HoursWithoutDays)).because("hours without days"));
    }
    app.store.keep_hours(staff.by(&app), companion.id, new.there).await?;
    Ok(StatusCode::NO_CONTENT)
}
