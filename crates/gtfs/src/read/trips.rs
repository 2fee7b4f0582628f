//! `routes.txt` and `trips.txt`: which line a run is of, where it says it goes, and on which days.
use super::{Feed, Must, days::Days};
use crate::{FeedError, Why};
use std::collections::HashMap;

pub(super) const FILE: &str = "trips.txt";

/// The runs, and the place of each `trip_id` in them. The ids go when the feed is read.
pub(super) struct Trips {
    pub(super) all: Vec<Trip>,
    pub(super) places: HashMap<String, u32>,
}

/// A run, before its stops are known.
pub(super) struct Trip {
    /// Its line in the file.
    pub(super) line: u64,
    /// The place of its line in [`lines`].
    pub(super) of: u32,
    /// Where it says it goes.
    pub(super) headsign: String,
    /// On which days.
    pub(super) service: u32,
    /// Whether it only comes when somebody has booked it.
    pub(super) on_demand: bool,
}

/// The lines as written on the bus, and the place of each `route_id` in them.
pub(super) struct Lines {
    pub(super) all: Vec<String>,
    pub(super) places: HashMap<String, u32>,
    /// Whether the line at that place only runs when somebody has booked it.
    on_demand: Vec<bool>,
}

/// Whether vehicles of a `route_type` come only when they are booked: demand-responsive buses (715) and taxis (1500 to
/// 1599) of the extended types (<https://developers.google.com/transit/gtfs/reference/extended-route-types>). Sweden's
/// feeds give 1501 to lines that have to be booked by phone.
fn on_demand(route_type: &str) -> bool {
    route_type.parse().is_ok_and(|number: u16| matches!(number, 715 | 1500..=1599))
}

pub(super) fn lines(feed: &mut Feed<'_>) -> Result<Lines, FeedError> {
    let mut lines = Lines { all: Vec::new(), places: HashMap::new(), on_demand: Vec::new() };
    let columns: (&[_], &[_]) = (&["route_id"], &["route_short_name", "route_long_name", "route_type"]);
    feed.rows("routes.txt", Must::BeThere, columns, |row| {
        let id = row.id(0)?;
        if lines.places.contains_key(&id) {
            return Err(Why::Twice);
        }
        let (short, long) = (row.words(1), row.words(2));
        let place = u32::try_from(lines.all.len()).map_err(|_| Why::Number)?;
        lines.on_demand.push(on_demand(&row.field(3)));
        lines.all.push(if short.is_empty() { long } else { short });
        lines.places.insert(id, place);
        Ok(())
    })?;
    Ok(lines)
}

pub(super) fn read(feed: &mut Feed<'_>, lines: &Lines, days: &Days) -> Result<Trips, FeedError> {
    let mut trips = Trips { all: Vec::new(), places: HashMap::new() };
    let columns: (&[_], &[_]) = (&["trip_id", "route_id", "service_id"], &["trip_headsign"]);
    feed.rows(FILE, Must::BeThere, columns, |row| {
        let id = row.id(0)?;
        if trips.places.contains_key(&id) {
            return Err(Why::Twice);
        }
        let of = *lines.places.get(&*row.field(1)).ok_or(Why::Line)?;
        let service = *days.places.get(&*row.field(2)).ok_or(Why::Service)?;
        let place = u32::try_from(trips.all.len()).map_err(|_| Why::Number)?;
        let on_demand = lines.on_demand.get(of as usize).copied().unwrap_or_default();
        trips.all.push(Trip { line: row.line, of, headsign: row.words(3), service, on_demand });
        trips.places.insert(id, place);
        Ok(())
    })?;
    Ok(trips)
}
