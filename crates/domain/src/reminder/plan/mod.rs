//! Lays out what is to ring: from a record and dated occurrences to rings, in wall time.
//!
//! A file for each source. Each says what it would ring; here the sick day, what was answered, snoozing and quiet
//! hours are applied to all alike, so that no source can forget one.
mod activities;
mod favours;
mod how_it_went;
mod quiet;
mod steps;
#[cfg(test)]
mod tests;
mod travel;
mod wakes;

pub use how_it_went::how_it_went;

use super::{Departure, End, Leg, Moment, Ring, RingKey, RingKind, Source, Words, ring::Argument};
use crate::{record::Record, schedule::Occurrence};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use std::{collections::BTreeMap, ops::Range};

/// What rings are laid out from.
pub struct Input<'a> {
    /// The participant's record.
    pub record: &'a Record,
    /// The dated occurrences, at least those of the days asked for and [`MARGIN`] days on both sides.
    pub occurrences: &'a [Occurrence],
    /// Whether a day is a public holiday or a customary day off.
    pub day_off: &'a dyn Fn(NaiveDate) -> bool,
    /// The departures of a leg on a day, where a timetable knows its stops; else those that were saved with it.
    pub timetable: &'a dyn Fn(&Leg, NaiveDate) -> Option<Vec<Departure>>,
}

/// How many days a ring can lie from its thing: one before it, two on when it is snoozed.
pub const MARGIN: u64 = 2;

/// The rings that are due on the days from `from` up to, not including, `until`, in order of time and then of key.
///
/// What was acknowledged or has ended is left out; what was snoozed is due when that ends. The same input gives the
/// same rings, and no key comes twice.
#[must_use]
pub fn plan(input: &Input<'_>, from: NaiveDate, until: NaiveDate) -> Vec<Ring> {
    let margin = Days::new(MARGIN);
    let first = from.checked_sub_days(margin).unwrap_or(from);
    let end = until.checked_add_days(margin).unwrap_or(until);
    let days: Vec<_> = first.iter_days().take_while(|day| *day < end).collect();
    let mut rings = BTreeMap::new();
    let candidates = wakes::rings(input, &days)
        .into_iter()
        .chain(activities::rings(input, &(first..end)))
        .chain(steps::rings(input, &(first..end)))
        .chain(travel::rings(input, &(first..end)))
        .chain(favours::rings(input, &(first..end)));
    for candidate in candidates.filter(|ring| !paused(input.record, ring)) {
        if let Some(ring) = settled(input.record, candidate).filter(|ring| in_days(ring, &(from..until))) {
            rings.entry(ring.key).or_insert(of_its_day(ring));
        }
    }
    let mut rings: Vec<_> = rings.into_values().collect();
    rings.sort_by_key(|ring| (ring.due, ring.key));
    // Quiet hours can bring two rings of one thing to the same minute: one is enough.
    rings.dedup_by_key(|ring| (ring.due, ring.key.source, ring.key.at));
    rings
}

fn in_days(ring: &Ring, days: &Range<NaiveDate>) -> bool {
    days.contains(&ring.due.date())
}

/// Nothing of a sick day rings, and nothing that has ended. What helpers were promised is theirs to hear of.
fn paused(record: &Record, ring: &Ring) -> bool {
    let sick = ring.helper.is_none() && record.reminders.sick == Some(ring.key.date());
    sick || ring.ends.has_come(record)
}

/// The ring when it is really due: after a snooze, outside quiet hours; None where it is done or has no room.
fn settled(record: &Record, ring: Ring) -> Option<Ring> {
    match record.heard(ring.key).filter(|_| ring.helper.is_none()) {
        Some(answer) => answer.until.map(|until| Ring { due: until, ..ring }),
        // Quiet hours are the participant's, and somebody who asks to be woken is.
        None if ring.helper.is_some() || ring.kind == RingKind::WakeUp => Some(ring),
        None => quiet::outside(record.reminders.quiet, ring),
    }
}

/// The ring in the words of the day on which it rings: what is moved or snoozed must not say «i morgon» on the day.
fn of_its_day(mut ring: Ring) -> Ring {
    let tomorrow = ring.due.date() < ring.key.date();
    if ring.kind == RingKind::Book && !tomorrow {
        ring.detailed.key = "ring_book";
    }
    let detailed = match (ring.kind, tomorrow) {
        (RingKind::Activity, true) => "ring_activity_tomorrow",
        (RingKind::Activity, false) => "ring_activity",
        (RingKind::Tomorrow, true) => "ring_tomorrow",
        (RingKind::Tomorrow, false) => "ring_today",
        _ => return ring,
    };
    ring.neutral.key = if tomorrow { "ring_tomorrow_neutral" } else { "ring_activity_neutral" };
    ring.detailed.key = detailed;
    ring
}

/// A ring of the usual length.
fn ring(
    key: RingKey,
    due: NaiveDateTime,
    kind: RingKind,
    neutral: Words,
    detailed: Words,
    ends: End,
) -> Ring {
    Ring { key, helper: None, due, useful: kind.useful(), kind, neutral, detailed, ends }
}

fn words(key: &'static str, arguments: impl IntoIterator<Item = (&'static str, Argument)>) -> Words {
    Words { key, arguments: arguments.into_iter().collect() }
}

fn minutes(number: impl Into<i64>) -> TimeDelta {
    TimeDelta::minutes(number.into())
}

/// The evening before `day`, at the chosen time or at seven.
fn evening_before(record: &Record, day: NaiveDate) -> Option<NaiveDateTime> {
    let time = record.reminders.evening.unwrap_or(super::choices::EVENING);
    Some(day.pred_opt()?.and_time(time))
}

/// The key of a ring in the evening before its thing.
const fn evening_key(source: Source, at: NaiveDateTime) -> RingKey {
    RingKey { source, at, moment: Moment::Evening }
}
