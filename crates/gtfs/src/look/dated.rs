//! From service days to dates and wall time.
//!
//! A feed counts from noon minus twelve hours (the reference, «Time»): on a day with a change of clocks that is not
//! midnight, but an hour before or after it, so that from then on a bus at 7:05:00 leaves when clocks show 7:05.
use super::{Ride, Rides};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use folje_domain::schedule::Zone;
use std::ops::Range;

/// A ride on a date.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Bus {
    /// When it leaves: when to be at the stop.
    pub leaves: Moment,
    /// When it is there.
    pub arrives: Moment,
    /// When it is there at the latest: another time only where it keeps to an interval and one has to wait for it.
    pub surely: Moment,
    /// The line, as written on the bus.
    pub line: String,
    /// Where it says it goes.
    pub headsign: String,
    /// Whether it has to be booked beforehand.
    pub must_book: bool,
}

/// A moment, in order of time also where clocks show an hour twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What clocks show.
    pub wall: NaiveDateTime,
}

/// Seconds of a day without a change of clocks.
const DAY: u32 = 24 * 60 * 60;

impl Rides {
    /// What leaves while clocks show a time in `wall`, in order.
    #[must_use]
    pub fn leaving(&self, zone: &dyn Zone, wall: &Range<NaiveDateTime>) -> Vec<Bus> {
        self.dated(zone, wall, |bus| bus.leaves.wall)
    }

    /// What is surely there while clocks show a time in `wall`, in order.
    #[must_use]
    pub fn arriving(&self, zone: &dyn Zone, wall: &Range<NaiveDateTime>) -> Vec<Bus> {
        self.dated(zone, wall, |bus| bus.surely.wall)
    }

    /// What leaves on a date.
    #[must_use]
    pub fn on(&self, zone: &dyn Zone, day: NaiveDate) -> Vec<Bus> {
        let end = day.checked_add_days(Days::new(1)).unwrap_or(day);
        self.leaving(zone, &(day.and_time(NaiveTime::MIN)..end.and_time(NaiveTime::MIN)))
    }

    fn dated(
        &self,
        zone: &dyn Zone,
        wall: &Range<NaiveDateTime>,
        by: impl Fn(&Bus) -> NaiveDateTime,
    ) -> Vec<Bus> {
        // A service day may begin an hour before its date, and what ran past midnight began days before.
        let longest =
            self.rides.iter().map(|ride| (ride.arrives + ride.wait) / DAY + 1).max().unwrap_or_default();
        let first = wall.start.date().checked_sub_days(Days::new(longest.into()));
        let last = wall.end.date().checked_add_days(Days::new(1));
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let mut buses: Vec<_> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .flat_map(|day| self.of_service_day(zone, day))
            .filter(|bus| wall.contains(&by(bus)))
            .collect();
        buses.sort();
        // Two services that run the same on one day are one bus to whoever waits for it.
        buses.dedup();
        buses
    }

    fn of_service_day<'a>(&'a self, zone: &'a dyn Zone, day: NaiveDate) -> impl Iterator<Item = Bus> + 'a {
        let noon = day.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
        let start = zone.resolve(noon).instant() - TimeDelta::hours(12);
        let moment = move |seconds: u32| {
            let at = start + TimeDelta::seconds(seconds.into());
            Moment { at, wall: zone.wall(at) }
        };
        let runs =
            move |ride: &&Ride| self.services.get(&ride.service).is_some_and(|service| service.runs_on(day));
        self.rides.iter().filter(runs).map(move |ride| Bus {
            leaves: moment(ride.leaves),
            arrives: moment(ride.arrives),
            surely: moment(ride.arrives + ride.wait),
            line: ride.line.clone(),
            headsign: ride.headsign.clone(),
            must_book: ride.must_book,
        })
    }
}
