//! Which occurrences share time, so that nobody is booked twice without knowing.
use super::Occurrence;
use crate::talk::Span;
use chrono::NaiveDateTime;

/// The occurrences that take place and share time with `span`. One that begins when another ends does not overlap.
pub fn overlapping<'a>(
    occurrences: impl IntoIterator<Item = &'a Occurrence>,
    span: Span,
) -> impl Iterator<Item = &'a Occurrence> {
    occurrences
        .into_iter()
        .filter(move |other| other.takes_place() && span.meets(&Span { start: other.start, end: other.end }))
}

/// What follows `current` on the same day: the next occurrence by start that takes place and has not ended at `now`.
/// It may overlap `current`.
#[must_use]
pub fn following<'a>(
    occurrences: impl IntoIterator<Item = &'a Occurrence>,
    current: &Occurrence,
    now: NaiveDateTime,
) -> Option<&'a Occurrence> {
    occurrences
        .into_iter()
        .filter(|other| other.takes_place() && other.id != current.id && other.end > now)
        .filter(|other| other.start.date() == current.start.date())
        .filter(|other| (other.start, other.id) > (current.start, current.id))
        .min_by_key(|other| (other.start, other.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::SeriesId,
        language::Text,
        schedule::{ActivityKind, OccurrenceId, OccurrenceState},
    };
    use chrono::NaiveDate;
    use uuid::Uuid;

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    fn occurrence(number: u128, from: (u32, u32), until: (u32, u32)) -> Occurrence {
        let start = at(from.0, from.1);
        Occurrence {
            id: OccurrenceId { series: SeriesId(Uuid::from_u128(number)), start },
            title: Text::plain("x"),
            kind: ActivityKind::Meeting,
            start,
            end: at(until.0, until.1),
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

    fn numbers<'a>(found: impl Iterator<Item = &'a Occurrence>) -> Vec<u128> {
        found.map(|one| one.id.series.0.as_u128()).collect()
    }

    #[test]
    fn spans_overlap_when_they_share_time_and_not_when_they_touch() {
        let mut day = [
            occurrence(1, (8, 0), (9, 0)),
            occurrence(2, (9, 30), (11, 30)),
            occurrence(3, (9, 45), (10, 15)),
            occurrence(4, (10, 0), (11, 0)),
            occurrence(5, (11, 0), (12, 0)),
        ];
        let over = |day: &[Occurrence]| numbers(overlapping(day, Span { start: at(9, 0), end: at(10, 0) }));
        assert_eq!(over(&day), [2, 3]);
        day[2].state = OccurrenceState::Cancelled { reason: None };
        assert_eq!(over(&day), [2]);
    }

    #[test]
    fn what_follows_may_overlap_and_is_not_skipped() {
        let day = [
            occurrence(1, (9, 0), (11, 30)),
            occurrence(2, (10, 0), (11, 0)),
            occurrence(3, (14, 30), (15, 30)),
        ];
        let next = |now| numbers(following(&day, &day[0], now).into_iter());
        assert_eq!(next(at(9, 30)), [2]);
        assert_eq!(next(at(10, 30)), [2]);
        assert_eq!(next(at(11, 15)), [3]);
        assert_eq!(following(&day, &day[2], at(12, 0)), None);
    }
}
