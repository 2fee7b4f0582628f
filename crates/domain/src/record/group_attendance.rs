//! Attendance of a group, for those who see sums only: never so small that it tells of one person.
use super::{Attendance, CheckIn, attendance::last_reports};
use chrono::NaiveDate;

/// A number to which fewer people than this contribute is not told: those in it would know each other's.
pub const FEWEST: usize = 5;

/// What is told of a group. A number that is not told is none, which is not nought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GroupAttendance {
    /// Occurrences at which somebody was there.
    pub present: Option<u32>,
    /// Occurrences at which somebody was not.
    pub absent: Option<u32>,
    /// Quarters of an hour in all.
    pub quarters: Option<u32>,
}

/// The sums of a group, one list of check-ins for each participant, over the days from `from` up to, not including,
/// `until`. Each number stands for itself: none is the sum or the difference of others, so that no hidden one can be
/// worked out.
#[must_use]
pub fn group_attendance(people: &[&[CheckIn]], from: NaiveDate, until: NaiveDate) -> GroupAttendance {
    let count = |of: fn(&CheckIn) -> u32| {
        let each: Vec<u32> = people
            .iter()
            .map(|check_ins| last_reports(check_ins, from, until).into_iter().map(of).sum())
            .filter(|sum| *sum > 0)
            .collect();
        (each.len() >= FEWEST).then(|| each.into_iter().sum())
    };
    GroupAttendance {
        present: count(|one| u32::from(one.report.attendance == Some(Attendance::Present))),
        absent: count(|one| u32::from(one.report.attendance == Some(Attendance::Absent))),
        quarters: count(|one| u32::from(one.report.quarters)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{PersonId, SeriesId},
        language::Text,
        people::Role,
        record::Report,
        schedule::{ActivityKind, OccurrenceId},
    };
    use chrono::DateTime;
    use proptest::prelude::*;
    use uuid::Uuid;

    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn check_in(day: u64, there: bool) -> CheckIn {
        let day = DAY + chrono::Days::new(day);
        let report = Report {
            attendance: Some(if there { Attendance::Present } else { Attendance::Absent }),
            quarters: if there { 8 } else { 0 },
            people: None,
            fika: None,
            line: String::new(),
            at: DateTime::UNIX_EPOCH,
            arrived: DateTime::UNIX_EPOCH,
        };
        CheckIn {
            occurrence: OccurrenceId {
                series: SeriesId(Uuid::nil()),
                start: day.and_hms_opt(13, 0, 0).unwrap(),
            },
            kind: ActivityKind::Placement,
            day,
            title: Text::plain("Plats"),
            by: PersonId(Uuid::nil()),
            role: Role::Ambassador,
            report,
            earlier: Vec::new(),
            contests: Vec::new(),
        }
    }

    proptest! {
        /// Told of two groups that differ by one person's days: where fewer than five were there, nobody is told of it.
        #[test]
        fn no_number_tells_of_fewer_than_five(days in prop::collection::vec(prop::collection::vec(any::<bool>(), 0..4), 0..9)) {
            let people: Vec<Vec<CheckIn>> =
                days.iter().map(|days| (0..).zip(days).map(|(day, there)| check_in(day, *there)).collect()).collect();
            let lists: Vec<&[CheckIn]> = people.iter().map(Vec::as_slice).collect();
            let sums = group_attendance(&lists, DAY, DAY + chrono::Days::new(9));
            for (wanted, told) in [(true, sums.present), (false, sums.absent)] {
                let who = days.iter().filter(|days| days.contains(&wanted)).count();
                let count = days.iter().flatten().filter(|there| **there == wanted).count();
                prop_assert_eq!(told, (who >= 5).then(|| u32::try_from(count).unwrap()));
            }
            prop_assert_eq!(sums.quarters, sums.present.map(|count| count * 8));
        }
    }
}
