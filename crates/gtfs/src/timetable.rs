//! What is kept of a feed: stops, days, and what runs. Everything points by its place in these lists.
//!
//! Runs that call at the same stops in the same order share a [`Pattern`] and are only their times, so that a feed with
//! a million rows in `stop_times.txt` is some ten thousand short entries.
use crate::{Ride, Rides, Service, nearest};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A timetable.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Timetable {
    /// Where something stops, and the stations of those places.
    pub stops: Vec<Stop>,
    /// On which days.
    pub services: Vec<Service>,
    /// Which line calls where.
    pub patterns: Vec<Pattern>,
    /// What runs.
    pub runs: Vec<Run>,
}

/// A stop, a platform or a station.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// Its `stop_id`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The station to which it belongs; itself where it belongs to none.
    pub station: u32,
}

/// Stops in their order, as some runs of a line call at them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Pattern {
    /// The line, as written on the bus.
    pub line: String,
    /// Where it says it goes.
    pub headsign: String,
    /// The stops.
    pub calls: Vec<Call>,
}

/// A stop of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Call {
    /// Which stop.
    pub stop: u32,
    /// Whether one may get on there.
    pub on: Access,
    /// Whether one may get off there.
    pub off: Access,
}

/// Whether one may get on or off at a stop (`pickup_type` and `drop_off_type` of `stop_times.txt`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Access {
    /// One may not.
    No,
    /// One may.
    Yes,
    /// One may, on a trip that was booked beforehand. Without a booking nothing comes.
    Booked,
}

impl Access {
    /// Whether one may, booked or not.
    #[must_use]
    pub const fn allowed(self) -> bool {
        !matches!(self, Self::No)
    }
}

/// One run of a pattern on each day of a service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// Of which pattern.
    pub pattern: u32,
    /// On which days.
    pub service: u32,
    /// When it is at each stop of the pattern.
    pub times: Vec<Times>,
    /// Seconds that it may come later than that: 0, unless it only keeps to an interval (`frequencies.txt`).
    pub wait: u32,
}

impl Run {
    /// The same run when it leaves its first stop at `start`.
    pub(crate) fn starting(&self, start: u32, wait: u32) -> Self {
        let first = self.times.first().map_or(0, |times| times.leaves);
        let shift = |time: u32| (time + start).saturating_sub(first);
        let times =
            self.times.iter().map(|at| Times { arrives: shift(at.arrives), leaves: shift(at.leaves) });
        Self { times: times.collect(), wait, ..self.clone() }
    }
}

/// When a run is at a stop: seconds since noon minus twelve hours of the service day, also beyond 24 hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Times {
    /// When it comes.
    pub arrives: u32,
    /// When it goes.
    pub leaves: u32,
}

impl Timetable {
    /// The station of the stop with that id.
    #[must_use]
    pub fn station(&self, id: &str) -> Option<u32> {
        self.stops.iter().find(|stop| stop.id == id).map(|stop| stop.station)
    }

    /// What goes from one station to another one, by a look at each pattern: for a few questions.
    #[must_use]
    pub fn rides(&self, from: u32, to: u32) -> Rides {
        let station = |call: &Call| self.stops.get(call.stop as usize).map(|stop| stop.station);
        let mut rides = Rides::default();
        if from == to {
            return rides;
        }
        for (number, pattern) in (0_u32..).zip(&self.patterns) {
            let calls = || (0_u32..).zip(&pattern.calls);
            let on: Vec<_> =
                calls().filter(|(_, call)| call.on.allowed() && station(call) == Some(from)).collect();
            let off: Vec<_> =
                calls().filter(|(_, call)| call.off.allowed() && station(call) == Some(to)).collect();
            let pairs = on.iter().flat_map(|(on, _)| off.iter().map(|(off, _)| (*on, *off)));
            let pairs = nearest(pairs.collect());
            for run in self.runs.iter().filter(|run| run.pattern == number && !pairs.is_empty()) {
                let service = self.services.get(run.service as usize);
                rides.services.extend(service.map(|service| (run.service, service.clone())));
                rides.rides.extend(pairs.iter().filter_map(|pair| Ride::of(pattern, run, *pair)));
            }
        }
        rides
    }

    /// The first and the last service day that it speaks of. A service without runs does not count: a calendar that is
    /// longer than everything that runs says nothing about the days after it.
    #[must_use]
    pub fn covers(&self) -> Option<(NaiveDate, NaiveDate)> {
        let used: BTreeSet<_> = self.runs.iter().map(|run| run.service).collect();
        let services = || used.iter().filter_map(|number| self.services.get(*number as usize));
        let spans = || services().filter_map(Service::span);
        Some((spans().map(|span| span.0).min()?, spans().map(|span| span.1).max()?))
    }
}
