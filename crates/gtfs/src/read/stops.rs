//! `stops.txt`: stops, platforms and the stations to which they belong.
use super::{Feed, Must};
use crate::{FeedError, Stop, Why};
use std::collections::HashMap;

pub(super) const FILE: &str = "stops.txt";

/// The stops, and the place of each id in them.
pub(super) struct Stops {
    pub(super) all: Vec<Stop>,
    pub(super) places: HashMap<String, u32>,
}

pub(super) fn read(feed: &mut Feed<'_>) -> Result<Stops, FeedError> {
    let mut stops = Stops { all: Vec::new(), places: HashMap::new() };
    let mut parents = Vec::new();
    let columns: (&[_], &[_]) = (&["stop_id", "stop_name"], &["parent_station", "location_type"]);
    feed.rows(FILE, Must::BeThere, columns, |row| {
        // 2 is an entrance, 3 a node between: nothing stops there.
        if matches!(&*row.field(3), "2" | "3") {
            return Ok(());
        }
        let id = row.id(0)?;
        if stops.places.contains_key(&id) {
            return Err(Why::Twice);
        }
        let place = u32::try_from(stops.all.len()).map_err(|_| Why::Number)?;
        parents.push((row.line, row.field(2).into_owned()));
        stops.all.push(Stop { id: id.clone(), name: row.words(1), station: place });
        stops.places.insert(id, place);
        Ok(())
    })?;
    let above: Vec<Option<u32>> = parents.iter().map(|(_, id)| stops.places.get(id).copied()).collect();
    for (place, (line, id)) in parents.iter().enumerate() {
        if !id.is_empty() && above[place].is_none() {
            // It is then a stop of its own.
            feed.report.note(FILE, *line, Why::Stop);
        }
        stops.all[place].station = root(place, &above);
        if stops.all[place].name.is_empty() {
            // Platforms may leave the name to their station.
            let station = stops.all[place].station as usize;
            stops.all[place].name = stops.all[station].name.clone();
        }
    }
    Ok(stops)
}

/// The station above a stop: a boarding area stands in a platform, a platform in a station.
fn root(place: usize, above: &[Option<u32>]) -> u32 {
    const DEEPEST: usize = 3;
    let mut station = u32::try_from(place).unwrap_or_default();
    // Bounded, so that stops which stand in each other end somewhere.
    for _ in 0..DEEPEST {
        match above.get(station as usize).copied().flatten() {
            Some(parent) => station = parent,
            None => break,
        }
    }
    station
}
