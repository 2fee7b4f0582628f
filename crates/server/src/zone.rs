//! Europe/Stockholm: the one place with time-zone data.
//!
//! The data is bundled, so that a server counts the same whatever its machine has installed.
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc};
use folje_domain::schedule::{Resolved, Zone};
use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
};

/// The zone of every plan.
#[derive(Clone, Debug)]
pub struct Stockholm(TimeZone);

impl Stockholm {
    /// The zone from the bundled data.
    ///
    /// # Errors
    /// Where the program was built without the data; worth stopping at start.
    pub fn new() -> Result<Self, jiff::Error> {
        TimeZoneDatabase::bundled().get("Europe/Stockholm").map(Self)
    }
}

/// Standard time, for what lies beyond the years that the data covers (-9999 to 9999).
const STANDARD: Offset = jiff::tz::offset(1);

impl Zone for Stockholm {
    fn resolve(&self, wall: NaiveDateTime) -> Resolved {
        let offset = civil(wall).map_or(AmbiguousOffset::Unambiguous { offset: STANDARD }, |wall| {
            self.0.to_ambiguous_timestamp(wall).offset()
        });
        match offset {
            AmbiguousOffset::Unambiguous { offset } => Resolved::Once(instant(wall, offset)),
            // The offset before the gap lands after it, as far in as the wall time lay in the gap.
            AmbiguousOffset::Gap { before, .. } => Resolved::Gap(instant(wall, before)),
            AmbiguousOffset::Fold { before, .. } => Resolved::Fold(instant(wall, before)),
        }
    }

    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        let offset = Timestamp::from_second(instant.timestamp()).map_or(STANDARD, |at| self.0.to_offset(at));
        let utc = instant.naive_utc();
        utc.checked_add_signed(TimeDelta::seconds(offset.seconds().into())).unwrap_or(utc)
    }
}

/// The wall time as the zone's data takes it: whole seconds decide on the offset.
fn civil(wall: NaiveDateTime) -> Option<civil::DateTime> {
    let part = |number: u32| i8::try_from(number).ok();
    civil::DateTime::new(
        i16::try_from(wall.year()).ok()?,
        part(wall.month())?,
        part(wall.day())?,
        part(wall.hour())?,
        part(wall.minute())?,
        part(wall.second())?,
        0,
    )
    .ok()
}

fn instant(wall: NaiveDateTime, offset: Offset) -> DateTime<Utc> {
    wall.checked_sub_signed(TimeDelta::seconds(offset.seconds().into())).unwrap_or(wall).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(wall: &str) -> Resolved {
        Stockholm::new().unwrap().resolve(wall.parse().unwrap())
    }

    fn utc(instant: &str) -> DateTime<Utc> {
        instant.parse().unwrap()
    }

    #[test]
    fn nine_in_the_morning_is_an_hour_earlier_in_summer() {
        assert_eq!(resolved("2026-10-24T09:00:00"), Resolved::Once(utc("2026-10-24T07:00:00Z")));
        assert_eq!(resolved("2026-10-26T09:00:00"), Resolved::Once(utc("2026-10-26T08:00:00Z")));
    }

    #[test]
    fn a_time_that_the_clocks_leap_over_lands_as_far_after_the_gap() {
        let gap = resolved("2027-03-28T02:30:00");
        assert_eq!(gap, Resolved::Gap(utc("2027-03-28T01:30:00Z")));
        let wall = Stockholm::new().unwrap().wall(gap.instant());
        assert_eq!(wall, "2027-03-28T03:30:00".parse().unwrap());
    }

    #[test]
    fn a_time_that_comes_twice_is_its_first() {
        assert_eq!(resolved("2026-10-25T02:30:00"), Resolved::Fold(utc("2026-10-25T00:30:00Z")));
        let stockholm = Stockholm::new().unwrap();
        for instant in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"] {
            assert_eq!(stockholm.wall(utc(instant)), "2026-10-25T02:30:00".parse().unwrap());
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let stockholm = Stockholm::new().unwrap();
        for wall in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!(matches!(stockholm.resolve(wall), Resolved::Once(_)));
        }
        for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let apart = stockholm.wall(instant) - instant.naive_utc();
            assert!(apart.num_hours() <= 1);
        }
    }
}
