//! `GET /api/v1/desk/schedule`: the schedule of one's own participant, or of a group that one leads.
use super::problem::Failure;
use crate::{desk::Staff, schedule, state::App};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use chrono::{Days, NaiveDate};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    schedule::{MOST_DAYS, Meets, PlannedOccurrence, Schedule, ScheduleAsked},
};
use folje_domain::dates::near;
use folje_domain::{
    people::Deed,
    schedule::{expand, holidays},
};
use folje_store::{Planned, SeriesOwner};

/// What is planned.
#[utoipa::path(
    get, path = paths::DESK_SCHEDULE, tag = "desk", params(ScheduleAsked),
    responses(
        (status = 200, description = "the days that were asked for", body = Schedule),
        (status = 422, description = "unprocessable: neither participant nor group, or both, or no day", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, not one's own participant, or no group that one leads", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn schedule(
    State(app): State<App>,
    staff: Staff,
    asked: Result<Query<ScheduleAsked>, QueryRejection>,
) -> Result<Json<Schedule>, Failure> {
    staff.may(Deed::Plan)?;
    let unreadable = |what: &str| Failure::new(Code::BadRequest).because(what);
    let Query(asked) =
        asked.map_err(|_| unreadable("participant or cohort, and from (2026-11-23), are needed"))?;
    near(asked.from, app.today())?;
    let days = asked.days.unwrap_or(7);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(unreadable("days: 1 to 62"));
    }
    let organisation = staff.viewer.person.organisation;
    let (name, series) = match (asked.participant, asked.cohort) {
        (Some(participant), None) => {
            let (person, scope) = staff.own(&app, participant).await?;
            let preferred = app.store.record(&scope).await?.profile.preferred_name;
            let name = if preferred.is_empty() { person.name } else { preferred };
            (name, app.store.planned(&scope).await?)
        }
        (None, Some(id)) => {
            let cohort = staff.led_group(&app, id).await?;
            (cohort.name, app.store.planned_of_cohort(organisation, id).await?)
        }
        _ => return Err(Failure::unprocessable("either participant or cohort")),
    };
    let until = asked.from.checked_add_days(Days::new(days.into()));
    let until = until.ok_or_else(|| unreadable("from is no day of ours"))?;
    let companions = app.store.companions(organisation).await?;
    let off = asked.from.iter_days().take_while(|day| *day < until);
    Ok(Json(Schedule {
        made: app.now(),
        wall: app.wall(),
        name,
        days: (asked.from, until),
        holidays: off.filter_map(|day| holidays::on(day).map(|holiday| (day, holiday.name))).collect(),
        planned: planned(&series, asked.from, until),
        people: companions.into_iter().map(|person| Meets { id: person.id, name: person.name }).collect(),
    }))
}

fn planned(all: &[Planned], from: NaiveDate, until: NaiveDate) -> Vec<PlannedOccurrence> {
    let mut planned: Vec<_> = all
        .iter()
        .flat_map(|Planned { series, version, owner }| {
            let cohort = match owner {
                SeriesOwner::Cohort(cohort) => Some(*cohort),
                SeriesOwner::Enrolment(_) => None,
            };
            let (version, repeats) = (*version, schedule::repeats(series));
            expand(series, from, until).into_iter().map(move |occurrence| PlannedOccurrence {
                occurrence,
                version,
                repeats,
                cohort,
            })
        })
        .collect();
    planned.sort_by_key(|one| (one.occurrence.start, one.occurrence.id));
    planned
}
