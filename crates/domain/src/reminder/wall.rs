//! When a reminder of a wall time rings: once on each local date, whatever the clocks do that night.
//!
//! A time that the clocks leap over rings at the first moment after the gap (02:30 rings at 03:00), not as far after
//! it as iCalendar would have it: a reminder comes when its time has passed, not later. A time that comes twice rings
//! at the first.
use crate::schedule::{Resolved, Zone};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// The instant at which a reminder for `wall` rings in `zone`.
#[must_use]
pub fn rings_at(zone: &impl Zone, wall: NaiveDateTime) -> DateTime<Utc> {
    match zone.resolve(wall) {
        Resolved::Once(at) | Resolved::Fold(at) => at,
        Resolved::Gap(at) => end_of_gap(zone, wall, at),
    }
}

/// The first moment after the gap that `wall` lies in, where `after` is as far after the gap as `wall` lay in it.
fn end_of_gap(zone: &impl Zone, wall: NaiveDateTime, after: DateTime<Utc>) -> DateTime<Utc> {
    let offset = |at: DateTime<Utc>| zone.wall(at) - at.naive_utc();
    let new = offset(after);
    // As long as the gap is, so far back the old offset still holds: in between, halving finds the second of the leap.
    let mut still_old = after - (zone.wall(after) - wall);
    let mut new_since = after;
    while new_since - still_old > TimeDelta::seconds(1) {
        let middle = still_old + TimeDelta::seconds((new_since - still_old).num_seconds() / 2);
        if offset(middle) == new {
            new_since = middle;
        } else {
            still_old = middle;
        }
    }
    if offset(still_old) == new { still_old } else { new_since }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clocks that leap from 02:00 to 03:00 on the first day of 2027, and never again.
    struct Leap;

    const LEAP: &str = "2027-01-01T01:00:00Z";

    impl Zone for Leap {
        fn resolve(&self, wall: NaiveDateTime) -> Resolved {
            let leap: DateTime<Utc> = LEAP.parse().unwrap();
            let before = (wall - TimeDelta::hours(1)).and_utc();
            let after = (wall - TimeDelta::hours(2)).and_utc();
            match (before < leap, after >= leap) {
                (true, _) => Resolved::Once(before),
                (false, true) => Resolved::Once(after),
                (false, false) => Resolved::Gap(before),
            }
        }

        fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
            let hours = if instant < LEAP.parse::<DateTime<Utc>>().unwrap() { 1 } else { 2 };
            instant.naive_utc() + TimeDelta::hours(hours)
        }
    }

    #[test]
    fn every_time_in_the_gap_rings_at_its_end() {
        for minute in 0..60 {
            let wall = format!("2027-01-01T02:{minute:02}:00").parse().unwrap();
            assert_eq!(rings_at(&Leap, wall), LEAP.parse::<DateTime<Utc>>().unwrap(), "{wall}");
        }
    }

    #[test]
    fn the_minutes_beside_the_gap_ring_at_their_own_time() {
        let at = |wall: &str| rings_at(&Leap, wall.parse().unwrap()).to_string();
        assert_eq!(at("2027-01-01T01:59:00"), "2027-01-01 00:59:00 UTC");
        assert_eq!(at("2027-01-01T03:00:00"), "2027-01-01 01:00:00 UTC");
    }
}
