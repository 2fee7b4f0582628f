//! `POST /api/v1/desk/enrolments`: somebody begins a programme, or goes on in another form.
use super::{desk_cohorts::not_laid, json::Body, problem::Failure};
use crate::{
    desk::{Moving, NotMoved, Staff, once},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    desk::NewEnrolment,
    paths,
    problem::{Problem, Reason, Why},
};
use folje_domain::dates::near;
use folje_domain::people::Deed;

/// Begin a programme for one's own participant, or move them.
#[utoipa::path(
    post, path = paths::DESK_ENROLMENTS, tag = "desk", request_body = NewEnrolment,
    responses(
        (status = 204, description = "they are in it from that day on, and in nothing else"),
        (status = 422, description = "unprocessable: no such programme or group, or what the programme refuses", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or not one's own participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn enrol(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewEnrolment>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Enrol)?;
    let (_, scope) = staff.own(&app, new.participant).await?;
    near(new.from, app.today())?;
    // Asked again: the first answer was lost.
    if app.store.enrolments(&scope).await?.iter().any(|enrolment| enrolment.id == new.id) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let relations = app.store.relations_to(new.participant).await?;
    let moving = Moving { app: &app, scope: &scope, relations: &relations };
    let step = moving.plan(&new).await?;
    once(app.store.enrol(staff.by(&app), &step).await, false)?;
    app.reminders.changed(new.participant);
    Ok(StatusCode::NO_CONTENT)
}

impl From<NotMoved> for Failure {
    fn from(error: NotMoved) -> Self {
        match error {
            NotMoved::NotLaid(error) => not_laid(error),
            NotMoved::NoRandomness(error) => error.into(),
            NotMoved::Store(error) => error.into(),
            NotMoved::NoSuchCohort => Self::refused(Reason::new(Why::GroupGone)).because(error.to_string()),
            NotMoved::NotInAGroup => Self::refused(Reason::new(Why::NotInAGroup)).because(error.to_string()),
        }
    }
}
