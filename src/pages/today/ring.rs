//! Time left as a picture: a ring that empties, with the minutes in words for those who do not see it.
use crate::texts;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// Longest time before a start at which the ring begins to empty: an hour.
const HORIZON_MINUTES: i64 = 60;

/// What the ring tells.
pub(super) struct TimeLeft {
    minutes: i64,
    /// Of a hundred.
    share: i64,
    until_start: bool,
}

/// Time left until the start, within the last hour, or until the end, once it has begun.
pub(super) fn time_left(start: NaiveDateTime, end: NaiveDateTime, wall: NaiveDateTime) -> Option<TimeLeft> {
    let minutes_to =
        |time: NaiveDateTime| (time.signed_duration_since(wall).num_seconds() + 59).div_euclid(60);
    let (minutes, whole, until_start) = if wall < start {
        (minutes_to(start), HORIZON_MINUTES, true)
    } else {
        (minutes_to(end), end.signed_duration_since(start).num_minutes().max(1), false)
    };
    let told = minutes > 0 && (!until_start || minutes <= HORIZON_MINUTES);
    told.then(|| TimeLeft { minutes, share: (minutes * 100 / whole).clamp(2, 100), until_start })
}

/// The ring.
pub(super) fn ring(left: &TimeLeft) -> AnyView {
    let words = minutes_in_words(left.minutes);
    let label =
        if left.until_start { texts::ring_until_start(&words) } else { texts::ring_until_end(&words) };
    let (number, unit) = if left.minutes < 100 {
        (left.minutes.to_string(), texts::minutes_short())
    } else {
        (format!("{}", (left.minutes + 30) / 60), texts::hours_short())
    };
    view! {
        <div class="ring" role="img" aria-label=label>
            <svg viewBox="0 0 64 64" aria-hidden="true">
                <circle class="ring-track" cx="32" cy="32" r="28"></circle>
                <circle class="ring-left" cx="32" cy="32" r="28" pathLength="100" stroke-dasharray=format!("{} 100", left.share)></circle>
            </svg>
            <p class="ring-text" aria-hidden="true"><b>{number}</b>{unit}</p>
        </div>
    }
    .into_any()
}

/// «1 timme och 25 minuter»
fn minutes_in_words(minutes: i64) -> String {
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    match (minutes / 60, minutes % 60) {
        (0, minutes) => texts::minutes(count(minutes)),
        (hours, 0) => texts::hours(count(hours)),
        (hours, minutes) => texts::HoursAndMinutes {
            hours: &texts::hours(count(hours)),
            minutes: &texts::minutes(count(minutes)),
        }
        .text(),
    }
}

#[cfg(test)]
mod tests {
    use super::time_left;
    use chrono::{NaiveDate, NaiveDateTime};

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn the_ring_speaks_in_the_last_hour_before_and_while_it_lasts() {
        let left = |hour, minute| {
            time_left(at(9, 0), at(12, 0), at(hour, minute))
                .map(|left| (left.minutes, left.share, left.until_start))
        };
        assert_eq!(left(7, 59), None);
        assert_eq!(left(8, 0), Some((60, 100, true)));
        assert_eq!(left(8, 45), Some((15, 25, true)));
        assert_eq!(left(9, 0), Some((180, 100, false)));
        assert_eq!(left(11, 15), Some((45, 25, false)));
        assert_eq!(left(12, 0), None);
    }
}
