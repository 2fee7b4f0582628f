//! `POST /api/v1/desk/cohorts`: a group starts, with its real dates.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, line, once},
    programmes::NotLaid,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{desk::NewCohort, paths, problem::Problem};
use folje_domain::dates::near;
use folje_domain::people::Deed;
use folje_store::Cohort;
use std::collections::BTreeMap;

/// Start a group.
#[utoipa::path(
    post, path = paths::DESK_COHORTS, tag = "desk", request_body = NewCohort,
    responses(
        (status = 204, description = "the group is there, with its schedule"),
        (status = 422, description = "unprocessable: no name, or what the programme refuses", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or somebody in it is not of this organisation", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn start_cohort(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewCohort>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::StartCohort)?;
    let name = line("name", &new.name)?;
    near(new.starts, app.today())?;
    for (_, person) in &new.with {
        staff.companion(&app, *person).await?;
    }
    let laid = app
        .settings
        .programmes
        .lay(&app, &new.template, new.starts, &new.choices, &new.with, &BTreeMap::new())
        .map_err(not_laid)?;
    let cohort = Cohort {
        id: new.id,
        organisation: staff.viewer.person.organisation,
        template: new.template,
        choices: new.choices,
        name,
        starts: new.starts,
    };
    let same = app.store.cohorts(cohort.organisation).await?.contains(&cohort);
    once(app.store.start_cohort(staff.by(&app), &cohort, &laid.series).await, same)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a programme was not laid, for whoever asked for it.
pub(super) fn not_laid(error: NotLaid) -> Failure {
    match error {
        NotLaid::NoRandomness(error) => error.into(),
        refused => Failure::unprocessable(refused.to_string()),
    }
}
