//! `POST /api/v1/desk/dates`: the real dates of a programme, before anybody says yes to them.
use super::{desk_cohorts::not_laid, json::Body, problem::Failure};
use crate::{desk::Staff, schedule, state::App};
use axum::{Json, extract::State};
use chrono::Days;
use folje_api::v1::{
    desk::{DAYS_PREVIEWED, Dates, WantedDates},
    paths,
    problem::Problem,
};
use folje_domain::dates::near;
use folje_domain::people::Deed;
use std::collections::BTreeMap;

/// What a programme would be like from a first day on. Nothing is begun.
#[utoipa::path(
    post, path = paths::DESK_DATES, tag = "desk", request_body = WantedDates,
    responses(
        (status = 200, description = "its phases, and its first days", body = Dates),
        (status = 422, description = "unprocessable: what the programme refuses", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn dates(
    State(app): State<App>,
    staff: Staff,
    Body(wanted): Body<WantedDates>,
) -> Result<Json<Dates>, Failure> {
    staff.may(Deed::StartCohort)?;
    let WantedDates { template, starts, choices } = wanted;
    near(starts, app.today())?;
    let laid = app.settings.programmes.lay(&app, &template, starts, &choices, &[], &BTreeMap::new());
    let laid = laid.map_err(not_laid)?;
    let until = starts.checked_add_days(Days::new(DAYS_PREVIEWED)).unwrap_or(starts);
    Ok(Json(Dates {
        first: schedule::occurrences(&laid.series, starts, until),
        phases: laid.phases,
        handover_opens: laid.handover_opens,
    }))
}
