//! What goes from one station to another, before it is dated.
use crate::{Access, Pattern, Run, Service};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Whether it has to be booked beforehand.
    pub must_book: bool,
}

impl Ride {
    /// The ride with `run` of `pattern` from one place in it to another; None where it has no such places.
    #[must_use]
    pub fn of(pattern: &Pattern, run: &Run, (on, off): (u32, u32)) -> Option<Self> {
        let (gets_on, gets_off) = (pattern.calls.get(on as usize)?, pattern.calls.get(off as usize)?);
        Some(Self {
            leaves: run.times.get(on as usize)?.leaves,
            arrives: run.times.get(off as usize)?.arrives,
            wait: run.wait,
            service: run.service,
            line: pattern.line.clone(),
            headsign: pattern.headsign.clone(),
            must_book: [gets_on.on, gets_off.off].contains(&Access::Booked),
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

    /// The first and the last service day of each line. A feed's last day is no line's: a line whose own days are over
    /// is unknown afterwards, whatever else the feed still has.
    fn spans(&self) -> BTreeMap<&str, (NaiveDate, NaiveDate)> {
        let mut spans: BTreeMap<&str, (NaiveDate, NaiveDate)> = BTreeMap::new();
        for ride in &self.rides {
            let Some((first, last)) = self.services.get(&ride.service).and_then(Service::span) else {
                continue;
            };
            let span = spans.entry(ride.line.trim()).or_insert((first, last));
            *span = (span.0.min(first), span.1.max(last));
        }
        spans
    }

    /// The first and the last service day of which any of the lines speaks; None where nothing runs.
    #[must_use]
    pub fn covers(&self) -> Option<(NaiveDate, NaiveDate)> {
        let spans = self.spans();
        Some((spans.values().map(|span| span.0).min()?, spans.values().map(|span| span.1).max()?))
    }

    /// The lines of which nothing is known on `day`, because their own days have not begun or are over.
    #[must_use]
    pub fn unknown_on(&self, day: NaiveDate) -> BTreeSet<String> {
        let spans = self.spans();
        let unknown = spans.iter().filter(|(_, (first, last))| !(*first..=*last).contains(&day));
        unknown.map(|(line, _)| (*line).to_owned()).collect()
    }

    /// Whether something is known about `day`: at least one line speaks of it.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        self.spans().values().any(|(first, last)| (*first..=*last).contains(&day))
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
