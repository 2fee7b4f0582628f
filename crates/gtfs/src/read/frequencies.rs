//! `frequencies.txt`: runs that go every so often. They are turned into departures, since people leave home by those.
use super::{Feed, Must, fields::time, trips::Trips};
use crate::{FeedError, Why};
use std::collections::HashMap;

/// Seconds between two departures below which a row is a slip, such as minutes for seconds.
const LEAST: u32 = 60;

/// From when until when a run goes every so often.
pub(super) struct Interval {
    /// When the first one leaves its first stop, in seconds.
    from: u32,
    /// When none leaves any more.
    until: u32,
    /// Seconds from one to the next.
    every: u32,
    /// Whether it keeps to those times (`exact_times`); else only to the interval.
    exact: bool,
}

impl Interval {
    /// When it leaves its first stop.
    pub(super) fn starts(&self) -> impl Iterator<Item = u32> {
        (self.from..self.until).step_by(self.every as usize)
    }

    /// Seconds that one may have to wait for it at a stop.
    pub(super) const fn wait(&self) -> u32 {
        if self.exact { 0 } else { self.every }
    }
}

/// The intervals of each run that has any, by the run's place; none where no row about it could be read.
pub(super) type Frequencies = HashMap<u32, Vec<Interval>>;

pub(super) fn read(feed: &mut Feed<'_>, trips: &Trips) -> Result<Frequencies, FeedError> {
    let mut all = Frequencies::new();
    let columns: (&[_], &[_]) = (&["trip_id", "start_time", "end_time", "headway_secs"], &["exact_times"]);
    feed.rows("frequencies.txt", Must::MayLack, columns, |row| {
        let trip = *trips.places.get(&*row.field(0)).ok_or(Why::Run)?;
        // Its own times are no times of day, whatever else stands in the row.
        let intervals = all.entry(trip).or_default();
        let when = |number| time(&row.field(number))?.ok_or(Why::Time);
        let (from, until) = (when(1)?, when(2)?);
        let every = row.field(3).parse().map_err(|_| Why::Number)?;
        let exact = match &*row.field(4) {
            "" | "0" => false,
            "1" => true,
            _ => return Err(Why::Number),
        };
        if until <= from {
            return Err(Why::EndsEarly);
        }
        if every < LEAST {
            return Err(Why::TooOften);
        }
        if intervals.iter().any(|other| from < other.until && other.from < until) {
            return Err(Why::Twice);
        }
        intervals.push(Interval { from, until, every, exact });
        Ok(())
    })?;
    Ok(all)
}
