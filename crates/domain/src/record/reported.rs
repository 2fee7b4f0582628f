//! What somebody beside a participant gets to report with: the days, what was reported, and proposed steps of the ramp.
use super::{Agreed, CheckIn, RampChange, Record};
use crate::{
    people::{Role, reports},
    schedule::Occurrence,
    visibility::{Part, Scope},
};
use chrono::{Days, NaiveDate};

/// Days back about which somebody at the workplace is offered to report: a week, so that a forgotten day is found again.
pub const DAYS_BACK: u64 = 7;
/// Days ahead that a companion's phone keeps: what it keeps of other people lasts no longer than three days.
pub const DAYS_AHEAD: u64 = 3;
/// So many days back what was reported or proposed is shown.
const SHOWN_DAYS_BACK: u64 = 14;

fn before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(today)
}

/// The occurrences about which somebody with that role reports: those at the workplace for a week back, so that a
/// forgotten day is found again; for those who plan with the participant, who have many people, today's.
#[must_use]
pub fn days(occurrences: &[Occurrence], role: Role, today: NaiveDate) -> Vec<Occurrence> {
    let back = match role {
        Role::Ambassador | Role::Supervisor => DAYS_BACK,
        _ => 0,
    };
    let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let within = before(today, back)..=last;
    occurrences
        .iter()
        .filter(|occurrence| reports(role, occurrence.kind) && occurrence.takes_place())
        .filter(|occurrence| within.contains(&occurrence.start.date()))
        .cloned()
        .collect()
}

/// What was reported about the last two weeks, and what the participant wants to talk about, latest day first. The
/// record holds only what its reader may see.
#[must_use]
pub fn check_ins(record: &Record, today: NaiveDate) -> Vec<CheckIn> {
    let since = before(today, SHOWN_DAYS_BACK);
    let mut all: Vec<_> = record
        .check_ins
        .iter()
        .filter(|check_in| check_in.day >= since || check_in.contest().is_some())
        .cloned()
        .collect();
    all.sort_by_key(|check_in| (std::cmp::Reverse(check_in.day), check_in.occurrence));
    all
}

/// The steps that wait for an answer, and those that were proposed for lately or for later: for those who plan with the
/// participant, or proposed them. With whom the programme is shared reads its hours, not the words beside a proposal.
#[must_use]
pub fn ramp_changes(record: &Record, scope: &Scope, today: NaiveDate) -> Vec<RampChange> {
    let since = before(today, SHOWN_DAYS_BACK);
    let shown = |change: &&RampChange| {
        (scope.sees(Part::Attendance) || change.by == scope.viewer())
            && (change.agreed() == Agreed::Waiting || change.from >= since)
    };
    record.ramp_changes.iter().filter(shown).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::SeriesId,
        language::Text,
        schedule::{ActivityKind, OnHoliday, Series, expand},
    };
    use uuid::Uuid;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    /// One hour each day, from two weeks back.
    fn each_day(kind: ActivityKind) -> Vec<Occurrence> {
        let first = before(TODAY, 14);
        let series = Series {
            id: SeriesId(Uuid::nil()),
            title: Text::plain("Plats"),
            kind,
            start: first.and_hms_opt(9, 0, 0).unwrap(),
            minutes: 60,
            recurrence: Some("FREQ=DAILY;COUNT=28".parse().unwrap()),
            extra: Vec::new(),
            except: Vec::new(),
            on_holiday: OnHoliday::Keep,
            overrides: Vec::new(),
            place: None,
            with: Vec::new(),
            bring: Vec::new(),
            about: None,
            instead: None,
            say: None,
            last_day: None,
        };
        expand(&series, first, TODAY + Days::new(14))
    }

    #[test]
    fn a_forgotten_day_is_found_for_a_week_at_the_workplace_and_a_coach_sees_today() {
        let days = |role, kind| days(&each_day(kind), role, TODAY).len();
        assert_eq!(days(Role::Ambassador, ActivityKind::Placement), 7 + 1 + 3);
        assert_eq!(days(Role::Coach, ActivityKind::Placement), 1 + 3);
        assert_eq!(days(Role::Ambassador, ActivityKind::Module), 0, "not theirs");
        assert_eq!(days(Role::Caseworker, ActivityKind::Placement), 0, "another authority");
    }
}
