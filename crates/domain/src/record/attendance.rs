//! Hours that were really done, by what was reported.
use super::{Attendance, CheckIn};
use crate::schedule::{ActivityKind, Occurrence, OccurrenceId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The quarters of an hour that were reported for the days from `from` up to, not including, `until`.
///
/// Where two reported the same occurrence, the report that arrived last counts: hours are never counted twice.
#[must_use]
pub fn quarters_between(check_ins: &[CheckIn], from: NaiveDate, until: NaiveDate) -> u32 {
    last_reports(check_ins, from, until)
        .into_iter()
        .filter(|check_in| check_in.report.attendance == Some(Attendance::Present))
        .map(|check_in| u32::from(check_in.report.quarters))
        .sum()
}

/// The days from `from` up to, not including, `until` with hours at the workplace about which nobody has reported. They
/// are neither presence nor absence: a sum of hours that leaves them out has to say so. `occurrences` are those that are
/// known; a report that was taken back counts as none.
#[must_use]
pub fn unreported_days(
    occurrences: &[Occurrence],
    check_ins: &[CheckIn],
    from: NaiveDate,
    until: NaiveDate,
) -> BTreeSet<NaiveDate> {
    let reported: BTreeSet<_> =
        last_reports(check_ins, from, until).into_iter().map(|one| one.occurrence).collect();
    occurrences
        .iter()
        .filter(|one| one.kind == ActivityKind::Placement && one.takes_place())
        .filter(|one| !reported.contains(&one.id))
        .map(|one| one.start.date())
        .filter(|day| (from..until).contains(day))
        .collect()
}

/// Of each occurrence the report that arrived last and was not taken back.
pub(super) fn last_reports(check_ins: &[CheckIn], from: NaiveDate, until: NaiveDate) -> Vec<&CheckIn> {
    let mut last: BTreeMap<OccurrenceId, &CheckIn> = BTreeMap::new();
    let within = check_ins.iter().filter(|one| (from..until).contains(&one.day));
    for check_in in within.filter(|one| one.report.attendance.is_some()) {
        let place = last.entry(check_in.occurrence).or_insert(check_in);
        if place.report.arrived < check_in.report.arrived {
            *place = check_in;
        }
    }
    last.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{PersonId, SeriesId},
        language::Text,
        people::Role,
        record::Report,
        schedule::OccurrenceState,
    };
    use chrono::DateTime;
    use uuid::Uuid;

    fn day(date: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, date).unwrap()
    }

    fn hours(date: u32, kind: ActivityKind) -> Occurrence {
        let start = day(date).and_hms_opt(13, 0, 0).unwrap();
        Occurrence {
            id: OccurrenceId { series: SeriesId(Uuid::nil()), start },
            title: Text::plain("x"),
            kind,
            start,
            end: day(date).and_hms_opt(15, 0, 0).unwrap(),
            state: OccurrenceState::Planned,
            news: None,
            place: None,
            with: Vec::new(),
            bring: Vec::new(),
            about: None,
            instead: None,
            say: None,
        }
    }

    fn report(date: u32, attendance: Option<Attendance>) -> CheckIn {
        let at = DateTime::UNIX_EPOCH;
        let report = Report {
            attendance,
            quarters: 8,
            people: None,
            fika: None,
            line: String::new(),
            at,
            arrived: at,
        };
        CheckIn {
            occurrence: hours(date, ActivityKind::Placement).id,
            kind: ActivityKind::Placement,
            day: day(date),
            title: Text::plain("x"),
            by: PersonId(Uuid::nil()),
            role: Role::Ambassador,
            report,
            earlier: Vec::new(),
            contests: Vec::new(),
        }
    }

    #[test]
    fn a_day_without_a_report_is_neither_presence_nor_absence() {
        let mut week: Vec<_> = (23..27).map(|date| hours(date, ActivityKind::Placement)).collect();
        week.push(hours(27, ActivityKind::Module));
        let reports =
            [report(23, Some(Attendance::Present)), report(24, Some(Attendance::Absent)), report(25, None)];
        let unreported = |week: &[Occurrence]| unreported_days(week, &reports, day(23), day(28));
        assert_eq!(
            unreported(&week),
            [day(25), day(26)].into(),
            "one was taken back, about one nobody reported"
        );
        week[3].state = OccurrenceState::Cancelled { reason: None };
        assert_eq!(unreported(&week), [day(25)].into());
    }
}
