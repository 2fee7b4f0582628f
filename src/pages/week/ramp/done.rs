//! What was done of the planned hours, by what was reported: a mark in each bar, and sums by week.
use super::bars::{BASE, Bar, height};
use crate::ui::monday_of;
use chrono::{Days, NaiveDate};
use folje_domain::{
    programme::{HourRamp, RampStep},
    record::{CheckIn, quarters_between},
};
use leptos::prelude::*;
use std::ops::Range;

/// What was done in one step.
pub(super) struct Done {
    /// Quarters of an hour a week, on average.
    pub(super) quarters_a_week: u32,
    /// The highest that a bar of the picture can mean, in hours.
    highest: u32,
}

/// What was done in a step that has begun; nothing before that, and where nothing was reported at all.
pub(super) fn in_step(
    ramp: &HourRamp,
    step: &RampStep,
    reports: &[CheckIn],
    today: NaiveDate,
) -> Option<Done> {
    let tomorrow = today.checked_add_days(Days::new(1))?;
    let next = ramp.steps.iter().map(|other| other.from).filter(|from| *from > step.from).min();
    let until = next.unwrap_or(tomorrow).min(tomorrow);
    if step.from > today || step.paused || reports.is_empty() {
        return None;
    }
    let days = u32::try_from(until.signed_duration_since(step.from).num_days()).ok()?;
    let quarters = quarters_between(reports, step.from, until);
    let highest = ramp.steps.iter().map(|step| step.hours).max()?.max(ramp.goal_hours).max(1);
    Some(Done { quarters_a_week: quarters / days.div_ceil(7).max(1), highest })
}

/// What was reported in a week.
pub(super) struct Week {
    /// From its Monday up to, not including, the next.
    pub(super) days: Range<NaiveDate>,
    /// Quarters of an hour.
    pub(super) quarters: u32,
}

/// The week that lies `weeks_ago` before that of `today`.
pub(super) fn week_of(reports: &[CheckIn], today: NaiveDate, weeks_ago: u64) -> Option<Week> {
    let monday = monday_of(today).checked_sub_days(Days::new(7 * weeks_ago))?;
    let next = monday.checked_add_days(Days::new(7))?;
    Some(Week { days: monday..next, quarters: quarters_between(reports, monday, next) })
}

/// What was done, as a narrower bar inside the planned one.
pub(super) fn picture(bar: &Bar<'_>, done: &Done) -> Option<AnyView> {
    let height = height(done.quarters_a_week, done.highest * 4);
    (done.quarters_a_week > 0).then(|| {
        view! { <rect class="ramp-done" x=bar.x + bar.width / 3 y=BASE - height width=(bar.width / 3).max(1) height=height rx="2"></rect> }
            .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use folje_domain::{
        ids::{PersonId, SeriesId},
        language::Text,
        people::Role,
        record::{Attendance, Report},
        schedule::{ActivityKind, OccurrenceId},
    };
    use uuid::Uuid;

    fn day(date: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, date).unwrap()
    }

    fn report(date: u32, quarters: u16) -> CheckIn {
        let start = day(date).and_hms_opt(13, 0, 0).unwrap();
        let report = Report {
            attendance: Some(Attendance::Present),
            quarters,
            people: None,
            fika: None,
            line: String::new(),
            at: DateTime::UNIX_EPOCH,
            arrived: DateTime::UNIX_EPOCH,
        };
        CheckIn {
            occurrence: OccurrenceId { series: SeriesId(Uuid::nil()), start },
            kind: ActivityKind::Placement,
            day: day(date),
            title: Text::plain("Plats"),
            by: PersonId(Uuid::nil()),
            role: Role::Ambassador,
            report,
            earlier: Vec::new(),
            contests: Vec::new(),
        }
    }

    #[test]
    fn what_was_done_is_an_average_over_the_weeks_of_a_step_so_far() {
        let steps = vec![
            RampStep { from: day(2), hours: 4, paused: false },
            RampStep { from: day(16), hours: 8, paused: false },
        ];
        let ramp = HourRamp { steps, goal_hours: 40 };
        let reports = [report(3, 8), report(10, 16), report(17, 12), report(24, 4)];
        let done = |step: usize, today| {
            in_step(&ramp, &ramp.steps[step], &reports, today).map(|done| done.quarters_a_week)
        };
        assert_eq!(done(0, day(24)), Some(12), "two weeks");
        assert_eq!(done(1, day(24)), Some(8), "one week and the beginning of the next");
        assert_eq!(done(1, day(15)), None, "not begun");
        let last = week_of(&reports, day(24), 1).unwrap();
        assert_eq!((last.days, last.quarters), (day(16)..day(23), 12));
    }
}
