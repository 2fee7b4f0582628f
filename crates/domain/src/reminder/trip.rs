//! A saved trip there and back, for practice and for leaving home in time.
//!
//! Stops and times of day are what it is made of, never the number of a run in a timetable: those change with each
//! timetable. No position is ever known.
use crate::ids::{PhotoId, SeriesId, TripId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A trip that the participant saved. Only they see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Trip {
    /// The trip's id.
    pub id: TripId,
    /// What they call it («till Jobboteket»).
    pub name: String,
    /// The activities that it leads to: on their days it rings when it is time to leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<SeriesId>,
    /// The way there.
    pub there: Leg,
    /// The way back, if it is saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Leg>,
    /// Whether the participant took it away.
    #[serde(default)]
    pub removed: bool,
}

/// One way of a trip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Leg {
    /// Where to get on.
    pub from: Stop,
    /// Where to get off.
    pub to: Stop,
    /// The line, as written on the bus.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// Minutes on foot to the first stop.
    pub walk: u16,
    /// Minutes on foot from the last stop.
    #[serde(default)]
    pub walk_on: u16,
    /// Minutes from the departure until one gets off.
    pub ride: u16,
    /// Where to change, if one has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeOfBus>,
    /// The departures by the timetable, in wall time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departures: Vec<NaiveTime>,
    /// Whether the departures have to be booked beforehand: without a booking nothing comes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_book: bool,
    /// What to do, one thing after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<TripStep>,
}

/// A stop.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Stop {
    /// Its name.
    pub name: String,
    /// Its id in the timetable (GTFS `stops.txt`, `stop_id`), where one was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// Where to change from one bus to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChangeOfBus {
    /// At which stop.
    pub at: Stop,
    /// To which line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// Minutes from the departure until one gets off there.
    pub after: u16,
}

/// One thing to do on the way, shown large.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TripStep {
    /// In the participant's words.
    pub words: String,
    /// A photo of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<PhotoId>,
}

/// Which way of a trip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// There.
    There,
    /// Back.
    Back,
}

/// One dated departure, in wall time; after midnight it is dated the next day (25:10 is 01:10).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Departure {
    /// When the bus leaves the first stop.
    pub leaves: NaiveDateTime,
    /// When one gets off at the last stop.
    pub arrives: NaiveDateTime,
    /// When one gets off there at the latest: another time only where the bus keeps to an interval alone.
    pub surely: NaiveDateTime,
    /// Whether it has to be booked beforehand.
    pub must_book: bool,
}

impl Trip {
    /// The most trips that are kept.
    pub const MOST: usize = 20;
    /// The most activities that one trip leads to.
    pub const MOST_SERIES: usize = 20;

    /// One way of it, if it is saved.
    #[must_use]
    pub const fn leg(&self, way: Way) -> Option<&Leg> {
        match way {
            Way::There => Some(&self.there),
            Way::Back => self.back.as_ref(),
        }
    }

    /// The photos of its steps; of a trip that was taken away, none.
    pub fn photos(&self) -> impl Iterator<Item = PhotoId> {
        let legs = [Some(&self.there), self.back.as_ref()].into_iter().flatten();
        legs.filter(|_| !self.removed).flat_map(|leg| &leg.steps).filter_map(|step| step.photo)
    }
}

impl Leg {
    /// The most steps on the way.
    pub const MOST_STEPS: usize = 20;
    /// The most departures of a day.
    pub const MOST_DEPARTURES: usize = 100;
    /// The longest walk or ride, in minutes.
    pub const LONGEST: u16 = 240;

    /// The saved departures on `day`.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Vec<Departure> {
        let ride = TimeDelta::minutes(self.ride.into());
        self.departures
            .iter()
            .map(|time| day.and_time(*time))
            .filter_map(|leaves| {
                let arrives = leaves.checked_add_signed(ride)?;
                Some(Departure { leaves, arrives, surely: arrives, must_book: self.must_book })
            })
            .collect()
    }

    /// The last of `departures` with which one is there by `by`: less waiting, but never late. Of two that are alike, the
    /// one that needs no booking.
    #[must_use]
    pub fn latest_for(&self, by: NaiveDateTime, departures: &[Departure]) -> Option<Departure> {
        let walk = TimeDelta::minutes(self.walk_on.into());
        let in_time = departures.iter().filter(|departure| departure.surely + walk <= by);
        in_time.max_by_key(|bus| (bus.leaves, bus.arrives, bus.surely, !bus.must_book)).copied()
    }

    /// The first of `departures` that one reaches on foot from `from`.
    #[must_use]
    pub fn first_after(&self, from: NaiveDateTime, departures: &[Departure]) -> Option<Departure> {
        let walk = TimeDelta::minutes(self.walk.into());
        departures.iter().filter(|departure| departure.leaves >= from + walk).min().copied()
    }
}
