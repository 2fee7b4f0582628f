//! Where somebody is on a trip: kept step by step, so that a reload, a call or an empty battery on the way loses nothing.
use crate::state::Draft;
use chrono::NaiveDate;
use folje_domain::{ids::TripId, reminder::Way};
use serde::{Deserialize, Serialize};

/// A trip under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Journey {
    /// Which trip.
    pub(super) trip: Option<TripId>,
    /// Which way; there, where nothing was chosen.
    pub(super) way: Option<Way>,
    /// At which screen.
    pub(super) at: usize,
    /// On which day: on another, it begins anew.
    pub(super) day: Option<NaiveDate>,
}

impl Journey {
    /// The beginning of a trip.
    pub(super) const fn new(trip: TripId, way: Way, day: NaiveDate) -> Self {
        Self { trip: Some(trip), way: Some(way), at: 0, day: Some(day) }
    }

    /// The one that is under way, if it is this trip's and today's; else its beginning.
    pub(super) fn or_new(self, trip: TripId, day: NaiveDate) -> Self {
        let same = self.trip == Some(trip) && self.day == Some(day);
        if same { self } else { Self::new(trip, Way::There, day) }
    }
}

/// The one that is under way.
pub(super) fn kept() -> Draft<Journey> {
    Draft::named("journey")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn it_goes_on_on_the_same_day_and_begins_anew_on_another() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let (one, other) = (TripId(Uuid::from_u128(1)), TripId(Uuid::from_u128(2)));
        let under_way = Journey { at: 3, ..Journey::new(one, Way::Back, day(24)) };
        assert_eq!(under_way.or_new(one, day(24)), under_way);
        assert_eq!(under_way.or_new(one, day(25)), Journey::new(one, Way::There, day(25)));
        assert_eq!(under_way.or_new(other, day(24)), Journey::new(other, Way::There, day(24)));
    }
}
