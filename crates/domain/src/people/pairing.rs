//! Finding somebody to walk beside a participant at a workplace (S1, the samordnare: «ska kunna matcha rätt ungdom med
//! rätt ambassadör»). A person decides; this only counts what two time tables have in common.
use crate::{
    reminder::Hours,
    schedule::{ActivityKind, Occurrence},
};
use chrono::Datelike as _;

/// How many of the days at a workplace begin and end while somebody is there. What was cancelled is not counted.
#[must_use]
pub fn days_covered(hours: &Hours, days: &[Occurrence]) -> u32 {
    let within =
        |day: &&Occurrence| day.kind == ActivityKind::Placement && day.takes_place() && is_there(hours, day);
    u32::try_from(days.iter().filter(within).count()).unwrap_or(u32::MAX)
}

/// Nobody's day at a workplace goes over midnight here; hours that do are there until the day's end.
fn is_there(hours: &Hours, day: &Occurrence) -> bool {
    let until_midnight = hours.until <= hours.from;
    hours.days.contains(day.start.weekday())
        && hours.from <= day.start.time()
        && day.start.date() == day.end.date()
        && (until_midnight || day.end.time() <= hours.until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::SeriesId,
        language::Text,
        schedule::{OccurrenceId, OccurrenceState},
    };
    use chrono::{NaiveDate, NaiveTime};

    fn day(date: u32, kind: ActivityKind, from: u32, until: u32) -> Occurrence {
        let at = |hour| NaiveDate::from_ymd_opt(2026, 11, date).unwrap().and_hms_opt(hour, 0, 0).unwrap();
        Occurrence {
            id: OccurrenceId { series: SeriesId(uuid::Uuid::nil()), start: at(from) },
            title: Text::plain("Plats"),
            kind,
            start: at(from),
            end: at(until),
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

    #[test]
    fn a_day_is_covered_from_its_beginning_to_its_end_where_it_takes_place_at_a_workplace() {
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let hours = Hours { days: "MO,TU".parse().unwrap(), from: clock(9), until: clock(16) };
        let mut cancelled = day(24, ActivityKind::Placement, 10, 12);
        cancelled.state = OccurrenceState::Cancelled { reason: None };
        let days = [
            day(23, ActivityKind::Placement, 9, 16),
            day(24, ActivityKind::Placement, 8, 12),
            day(24, ActivityKind::Placement, 10, 17),
            day(25, ActivityKind::Placement, 10, 12),
            day(24, ActivityKind::Module, 10, 12),
            cancelled,
        ];
        assert_eq!(days_covered(&hours, &days), 1, "Monday alone");
        let late = Hours { until: clock(1), ..hours };
        assert_eq!(days_covered(&late, &days), 2, "until midnight");
    }
}
