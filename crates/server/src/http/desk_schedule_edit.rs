//! `POST /api/v1/desk/schedule`: a schedule is changed.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, snapshot, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    paths,
    problem::{Code, Problem, Reason, Why},
    schedule::{ScheduleChange, ScheduleEdit},
};
use folje_domain::dates::near;
use folje_domain::{
    ids::{CommandId, PersonId, SeriesId},
    people::Deed,
    schedule::{ActivityKind, Edit, Fresh, NotEdited, edit, fresh},
};
use folje_store::{SeriesOwner, StoreError};

/// Change the schedule of one's own participant, or of a group that one leads.
#[utoipa::path(
    post, path = paths::DESK_SCHEDULE, tag = "desk", request_body = ScheduleEdit,
    responses(
        (status = 204, description = "it is so, for everybody whose schedule it is in"),
        (status = 422, description = "unprocessable: nothing of it is to come, or a time or text that nobody means", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, not one's own participant, no group that one leads, or no such series", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "changed: somebody else changed the series since it was read; taken: another talk is in that time", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn change_schedule(
    State(app): State<App>,
    staff: Staff,
    Body(wanted): Body<ScheduleEdit>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Plan)?;
    let planning = Planning { app: &app, staff: &staff, id: wanted.id };
    // Asked again: the first answer was lost.
    if app.store.done_before(wanted.id, staff.viewer.person.id).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    match &wanted.change {
        ScheduleChange::Edit { edit, .. } => {
            near(edit.occurrence.date(), app.today())?;
            near(edit.start.unwrap_or(edit.occurrence).date(), app.today())?;
        }
        ScheduleChange::AddForParticipant { fresh, .. } | ScheduleChange::AddForCohort { fresh, .. } => {
            near(fresh.start.date(), app.today())?;
            near(fresh.weekly_until.unwrap_or(fresh.start.date()), app.today())?;
        }
    }
    let shown = match wanted.change {
        ScheduleChange::Edit { series, version, edit } => planning.edit(series, version, &edit).await?,
        ScheduleChange::AddForParticipant { participant, fresh } => {
            let (_, scope) = staff.own(&app, participant).await?;
            let enrolments = app.store.enrolments(&scope).await?;
            let enrolment = snapshot::current(enrolments, app.today()).ok_or_else(Failure::not_found)?;
            planning.add(SeriesOwner::Enrolment(enrolment.id), &fresh).await?
        }
        ScheduleChange::AddForCohort { cohort, fresh } => {
            staff.led_group(&app, cohort).await?;
            planning.add(SeriesOwner::Cohort(cohort), &fresh).await?
        }
    };
    for participant in shown {
        app.reminders.changed(participant);
    }
    Ok(StatusCode::NO_CONTENT)
}

struct Planning<'a> {
    app: &'a App,
    staff: &'a Staff,
    id: CommandId,
}

impl Planning<'_> {
    async fn edit(&self, series: SeriesId, version: i64, wanted: &Edit) -> Result<Vec<PersonId>, Failure> {
        let (app, organisation) = (self.app, self.staff.viewer.person.organisation);
        let planned = app.store.planned_one(organisation, series).await?.ok_or_else(Failure::not_found)?;
        match planned.owner {
            SeriesOwner::Enrolment(_) => {
                let owner = app.store.shown_to(organisation, series).await?;
                let participant = owner.first().copied().ok_or_else(Failure::not_found)?;
                self.staff.own(app, participant).await?;
            }
            SeriesOwner::Cohort(cohort) => drop(self.staff.led_group(app, cohort).await?),
        }
        if planned.version != version {
            return Err(Failure::new(Code::Changed));
        }
        self.all_here(wanted.details.with.as_deref()).await?;
        let edited = edit(&planned.series, wanted, app.wall()).map_err(not_edited)?;
        match app.store.change_series(self.staff.by(app), self.id, &edited, version).await {
            Err(StoreError::Changed) => Err(Failure::new(Code::Changed)),
            Err(StoreError::Conflict) if planned.series.kind == ActivityKind::Talk => {
                Err(Failure::new(Code::Taken))
            }
            Err(StoreError::Conflict) => Err(id_taken()),
            shown => Ok(shown?),
        }
    }

    async fn add(&self, owner: SeriesOwner, new: &Fresh) -> Result<Vec<PersonId>, Failure> {
        self.all_here(new.details.with.as_deref()).await?;
        let series = fresh(new, self.app.today()).map_err(not_edited)?;
        match self.app.store.plan_series(self.staff.by(self.app), self.id, owner, &series).await {
            Err(StoreError::Conflict) => Err(id_taken()),
            shown => Ok(shown?),
        }
    }

    /// Goes on only where all of them walk beside participants here.
    async fn all_here(&self, with: Option<&[PersonId]>) -> Result<(), Failure> {
        for person in with.unwrap_or_default() {
            self.staff.companion(self.app, *person).await?;
        }
        Ok(())
    }
}

/// Why a series was not edited, for whoever asked for it.
pub(super) fn not_edited(error: NotEdited) -> Failure {
    let why = match error {
        NotEdited::NoSuchOccurrence | NotEdited::Over => Why::Over,
        NotEdited::Nothing => Why::Other,
        NotEdited::BadText => Why::Unprintable,
        NotEdited::BadTime => Why::BadTime,
        NotEdited::TooMany => Why::TooMany,
    };
    Failure::refused(Reason::new(why)).because(error.to_string())
}

fn id_taken() -> Failure {
    Failure::new(Code::IdTaken)
}
