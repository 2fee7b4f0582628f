//! What goes from one station to another, before it is dated.
use crate::{Pattern, Run, Service};
use std::collections::BTreeMap;

/// What goes from one station to another, with the days on which it runs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rides {
    /// The rides.
    pub rides: Vec<Ride>,
    /// Their days, by [`Ride::service`].
    pub services: BTreeMap<u32, Service>,
}

/// A ride from one station to another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ride {
    /// When it leaves: seconds since noon minus twelve hours of the service day.
    pub leaves: u32,
    /// When it is there, in the same seconds.
    pub arrives: u32,
    /// Seconds that both may be later.
    pub wait: u32,
    /// On which days.
    pub service: u32,
    /// The line, as written on the bus.
    pub line: String,
    /// Where it says it goes.
    pub headsign: String,
}

impl Ride {
    /// The ride with `run` of `pattern` from one place in it to another; None where it has no such places.
    #[must_use]
    pub fn of(pattern: &Pattern, run: &Run, (on, off): (u32, u32)) -> Option<Self> {
        Some(Self {
            leaves: run.times.get(on as usize)?.leaves,
            arrives: run.times.get(off as usize)?.arrives,
            wait: run.wait,
            service: run.service,
            line: pattern.line.clone(),
            headsign: pattern.headsign.clone(),
        })
    }
}

impl Rides {
    /// Only those of a line, if it still runs there: a line that got another number is no reason to say nothing.
    #[must_use]
    pub fn by(mut self, line: &str) -> Self {
        let same = |ride: &Ride| ride.line.trim().eq_ignore_ascii_case(line.trim());
        if self.rides.iter().any(same) {
            self.rides.retain(same);
        }
        self
    }
}

/// Of all the pairs of places at which one may get on and off, those that somebody would take: on as late, and off as
/// early as one can. A run that passes a station twice gives one ride for each passing, and none backwards.
#[must_use]
pub fn nearest(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    pairs.retain(|(on, off)| on < off);
    let inside = |(on, off): &(u32, u32)| {
        let other = |pair: &(u32, u32)| pair != &(*on, *off) && *on <= pair.0 && pair.1 <= *off;
        !pairs.iter().any(other)
    };
    pairs.iter().filter(|pair| inside(pair)).copied().collect()
}
