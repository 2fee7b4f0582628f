//! Puts the runs together: their stops in order with times, shared patterns, and only what something stops at.
use super::{
    calls::{self, Call},
    days::Days,
    frequencies::Frequencies,
    stops::Stops,
    trips::{self, Lines, Trips},
};
use crate::{Pattern, Report, Run, Stop, Times, Timetable, Why, timetable};
use std::collections::HashMap;

/// What the files say about runs.
pub(super) struct Runs {
    pub(super) trips: Trips,
    pub(super) frequencies: Frequencies,
    /// The calls of each trip, by its place.
    pub(super) calls: Vec<Vec<Call>>,
}

pub(super) fn build(stops: Stops, days: Days, lines: Lines, runs: Runs, report: &mut Report) -> Timetable {
    let mut timetable = Timetable { services: days.all, ..Timetable::default() };
    let mut patterns: HashMap<Pattern, u32> = HashMap::new();
    for ((place, trip), calls) in (0_u32..).zip(runs.trips.all).zip(runs.calls) {
        let intervals = runs.frequencies.get(&place);
        if intervals.is_some_and(Vec::is_empty) {
            report.note(trips::FILE, trip.line, Why::Frequency);
            continue;
        }
        let stopping = in_order(calls, report);
        if stopping.len() < 2 {
            report.note(trips::FILE, trip.line, Why::TooShort);
            continue;
        }
        let pattern = Pattern {
            line: lines.all.get(trip.of as usize).cloned().unwrap_or_default(),
            headsign: trip.headsign,
            calls: stopping.iter().map(|(call, _)| timetable::Call { ..*call }).collect(),
        };
        let next = u32::try_from(patterns.len()).unwrap_or(u32::MAX);
        let pattern = *patterns.entry(pattern).or_insert(next);
        let times: Vec<_> = stopping.into_iter().map(|(_, times)| times).collect();
        let run = Run { pattern, service: trip.service, times, wait: 0 };
        match intervals {
            None => timetable.runs.push(run),
            Some(intervals) => timetable.runs.extend(
                intervals
                    .iter()
                    .flat_map(|interval| interval.starts().map(|start| run.starting(start, interval.wait()))),
            ),
        }
    }
    let mut numbered: Vec<_> = patterns.into_iter().collect();
    numbered.sort_unstable_by_key(|(_, number)| *number);
    timetable.patterns = numbered.into_iter().map(|(pattern, _)| pattern).collect();
    timetable.stops = used(stops.all, &mut timetable.patterns);
    timetable
}

/// The calls of a run in their order, each with times, never backwards.
fn in_order(mut calls: Vec<Call>, report: &mut Report) -> Vec<(timetable::Call, Times)> {
    calls.sort_by_key(|call| call.sequence);
    let mut last = None;
    calls.retain(|call| {
        let new = last != Some(call.sequence);
        last = Some(call.sequence);
        if !new {
            report.note(calls::FILE, call.line, Why::Twice);
        }
        new
    });
    let mut stopping: Vec<(timetable::Call, Times)> = Vec::new();
    for (at, call) in calls.iter().enumerate() {
        let Some(times) = times(&calls, at) else {
            report.note(calls::FILE, call.line, Why::Time);
            continue;
        };
        let earliest = stopping.last().map_or(0, |(_, before)| before.leaves);
        if times.arrives < earliest || times.leaves < times.arrives {
            report.note(calls::FILE, call.line, Why::Backwards);
            continue;
        }
        stopping.push((timetable::Call { stop: call.stop, on: call.on, off: call.off }, times));
    }
    stopping
}

/// The times of a call; where the feed leaves them out, as far between those beside it as it stands between them.
fn times(calls: &[Call], at: usize) -> Option<Times> {
    let own = |call: &Call| Some(Times { arrives: call.arrives?, leaves: call.leaves? });
    if let Some(times) = calls.get(at).and_then(own) {
        return Some(times);
    }
    let (before, left) =
        calls[..at].iter().enumerate().rev().find_map(|(place, call)| Some((place, call.leaves?)))?;
    let (after, there) =
        calls.iter().enumerate().skip(at).find_map(|(place, call)| Some((place, call.arrives?)))?;
    let (part, whole) = (u64::try_from(at - before).ok()?, u64::try_from(after - before).ok()?);
    let between = left + u32::try_from(u64::from(there.checked_sub(left)?) * part / whole).ok()?;
    Some(Times { arrives: between, leaves: between })
}

/// The stops at which something stops, with their stations, at new places.
fn used(all: Vec<Stop>, patterns: &mut [Pattern]) -> Vec<Stop> {
    let mut wanted = vec![false; all.len()];
    for call in patterns.iter().flat_map(|pattern| &pattern.calls) {
        let stop = call.stop as usize;
        wanted[stop] = true;
        wanted[all[stop].station as usize] = true;
    }
    let mut next = 0;
    let places: Vec<u32> = wanted
        .iter()
        .map(|wanted| {
            let place = next;
            next += u32::from(*wanted);
            place
        })
        .collect();
    for call in patterns.iter_mut().flat_map(|pattern| &mut pattern.calls) {
        call.stop = places[call.stop as usize];
    }
    let kept = all.into_iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(stop, _)| stop);
    kept.map(|stop| Stop { station: places[stop.station as usize], ..stop }).collect()
}
