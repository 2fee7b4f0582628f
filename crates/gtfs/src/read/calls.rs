//! `stop_times.txt`: the one large file of a feed.
use super::{Feed, Must, fields::time, stops::Stops, trips::Trips};
use crate::{Access, FeedError, Why};

pub(super) const FILE: &str = "stop_times.txt";

/// A stop on a run, as it stands in the file.
pub(super) struct Call {
    /// Its line in the file.
    pub(super) line: u64,
    /// Its place in the run's order.
    pub(super) sequence: u32,
    /// Which stop.
    pub(super) stop: u32,
    /// When it comes, in seconds; stops between may leave it out.
    pub(super) arrives: Option<u32>,
    /// When it goes.
    pub(super) leaves: Option<u32>,
    /// Whether one may get on.
    pub(super) on: Access,
    /// Whether one may get off.
    pub(super) off: Access,
}

/// The calls of each run, by the run's place in `trips`, in the file's order.
pub(super) fn read(feed: &mut Feed<'_>, trips: &Trips, stops: &Stops) -> Result<Vec<Vec<Call>>, FeedError> {
    let mut calls: Vec<Vec<Call>> = Vec::new();
    calls.resize_with(trips.all.len(), Vec::new);
    let columns = ["trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"];
    let others = ["pickup_type", "drop_off_type", "pickup_booking_rule_id", "drop_off_booking_rule_id"];
    feed.rows(FILE, Must::BeThere, (&columns, &others), |row| {
        let trip = *trips.places.get(&*row.field(0)).ok_or(Why::Run)?;
        let stop = *stops.places.get(&*row.field(3)).ok_or(Why::Stop)?;
        let sequence = row.field(4).parse().map_err(|_| Why::Number)?;
        let (arrives, leaves) = (time(&row.field(1))?, time(&row.field(2))?);
        let demand = trips.all.get(trip as usize).is_some_and(|trip| trip.on_demand);
        // 1 is «not here», 2 «phone the agency»; 3 is arranged with the driver there, so nothing has to be done before.
        let access = |kind: usize, rule: usize| match &*row.field(kind) {
            "1" => Access::No,
            "2" => Access::Booked,
            _ if demand || !row.field(rule).is_empty() => Access::Booked,
            _ => Access::Yes,
        };
        let call = Call {
            line: row.line,
            sequence,
            stop,
            arrives: arrives.or(leaves),
            leaves: leaves.or(arrives),
            on: access(5, 7),
            off: access(6, 8),
        };
        calls.get_mut(trip as usize).ok_or(Why::Run)?.push(call);
        Ok(())
    })?;
    Ok(calls)
}
