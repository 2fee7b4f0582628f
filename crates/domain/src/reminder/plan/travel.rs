//! Trips: leave home, be at the stop, change, get off; there before an activity, back after it.
//!
//! The departure follows from when the activity begins and what the timetable says of that day, so both may change. On
//! the way there only the first activity of a day counts, on the way back the last: in between one is there already.
use super::{Argument, End, Input, Moment, Ring, RingKey, RingKind, Source, minutes, ring, words};
use crate::{
    ids::TripId,
    record::AnswerKind,
    reminder::{Departure, Leg, Trip, Way},
    schedule::Occurrence,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::{collections::BTreeSet, ops::Range};

/// Minutes at the stop before the bus comes.
const EARLY: i64 = 2;

/// Whoever is there already, or cannot come, needs no bus there.
const NO_WAY_THERE: &[AnswerKind] = &[AnswerKind::Here, AnswerKind::CannotToday];
/// Whoever is on the way has left home.
const LEFT_HOME: &[AnswerKind] = &[AnswerKind::OnMyWay, AnswerKind::Here, AnswerKind::CannotToday];
/// Whoever did not come needs no bus back.
const NO_WAY_BACK: &[AnswerKind] = &[AnswerKind::CannotToday];

pub(super) fn rings(input: &Input<'_>, days: &Range<NaiveDate>) -> Vec<Ring> {
    let trips = input.record.trips.iter().filter(|trip| !trip.removed && !trip.series.is_empty());
    trips.flat_map(|trip| of_trip(input, trip, days)).collect()
}

fn of_trip(input: &Input<'_>, trip: &Trip, days: &Range<NaiveDate>) -> Vec<Ring> {
    let goes = |occurrence: &&Occurrence| {
        let cannot = End::Answered(occurrence.id, NO_WAY_BACK).has_come(input.record);
        trip.series.contains(&occurrence.id.series)
            && occurrence.takes_place()
            && days.contains(&occurrence.start.date())
            && !cannot
    };
    let going: Vec<_> = input.occurrences.iter().filter(goes).collect();
    let dates: BTreeSet<_> = going.iter().map(|occurrence| occurrence.start.date()).collect();
    let mut rings = Vec::new();
    for date in dates {
        let of_day = || going.iter().filter(|occurrence| occurrence.start.date() == date);
        if let Some(first) = of_day().min_by_key(|occurrence| (occurrence.start, occurrence.id)) {
            rings.extend(there(input, trip, first));
        }
        if let Some(last) = of_day().max_by_key(|occurrence| (occurrence.end, occurrence.id)) {
            rings.extend(back(input, trip, last));
        }
    }
    rings
}

/// The departures around `date`: the days beside it as well, for what runs past midnight.
fn departures(input: &Input<'_>, leg: &Leg, date: NaiveDate) -> Vec<Departure> {
    let days = [date.pred_opt(), Some(date), date.succ_opt()];
    let on = |day| (input.timetable)(leg, day).unwrap_or_else(|| leg.on(day));
    days.into_iter().flatten().flat_map(on).collect()
}

/// How long before an activity a bus can still be meant for it, and how long after it one waits for a bus.
const HOURS_APART: i64 = 4 * 60;

fn there(input: &Input<'_>, trip: &Trip, occurrence: &Occurrence) -> Vec<Ring> {
    let leg = &trip.there;
    let known = departures(input, leg, occurrence.start.date());
    let meant = leg.latest_for(occurrence.start, &known);
    let Some(departure) = meant.filter(|bus| occurrence.start - bus.leaves <= minutes(HOURS_APART)) else {
        return Vec::new();
    };
    let mut rings = on_the_way(leg, Source::Trip(trip.id, Way::There), departure);
    for ring in &mut rings {
        let over = if ring.kind == RingKind::Leave { LEFT_HOME } else { NO_WAY_THERE };
        ring.ends = End::Answered(occurrence.id, over);
    }
    rings
}

fn back(input: &Input<'_>, trip: &Trip, occurrence: &Occurrence) -> Vec<Ring> {
    let Some(leg) = &trip.back else { return Vec::new() };
    let known = departures(input, leg, occurrence.end.date());
    let meant = leg.first_after(occurrence.end, &known);
    let Some(departure) = meant.filter(|bus| bus.leaves - occurrence.end <= minutes(HOURS_APART)) else {
        return Vec::new();
    };
    let mut rings = on_the_way(leg, Source::Trip(trip.id, Way::Back), departure);
    for ring in &mut rings {
        ring.ends = End::Answered(occurrence.id, NO_WAY_BACK);
    }
    rings
}

/// The rings of one way that a favour asks company for: the bus that leaves at `at`.
pub(super) fn with_company(input: &Input<'_>, trip: TripId, at: NaiveDateTime) -> Vec<Ring> {
    let Some(trip) = input.record.trip(trip) else { return Vec::new() };
    let arrives = at + minutes(trip.there.ride);
    on_the_way(
        &trip.there,
        Source::Trip(trip.id, Way::There),
        Departure { leaves: at, arrives, surely: arrives, must_book: trip.there.must_book },
    )
}

fn on_the_way(leg: &Leg, source: Source, departure: Departure) -> Vec<Ring> {
    let at = departure.leaves;
    let time = ("time", Argument::Time(at.time()));
    let stop = |name: &str| ("stop", Argument::Own(name.to_owned()));
    let line = |line: &str| ("line", Argument::Own(line.to_owned()));
    let make = |moment, due, kind, neutral, detailed| {
        ring(RingKey { source, at, moment }, due, kind, neutral, detailed, End::Acknowledged)
    };
    let change = leg.change.as_ref().map(|change| {
        make(
            Moment::Change,
            at + minutes(change.after) - minutes(EARLY),
            RingKind::ChangeBus,
            words("ring_get_off_neutral", []),
            words("ring_change_bus", [stop(&change.at.name), line(&change.line)]),
        )
    });
    // Without a booking no bus comes: nobody is sent to the stop without being told so.
    let [leave_neutral, leave, at_stop_neutral, at_stop] = if departure.must_book {
        [
            "ring_leave_booked_neutral",
            "ring_leave_booked",
            "ring_at_stop_booked_neutral",
            "ring_at_stop_booked",
        ]
    } else {
        ["ring_leave_neutral", "ring_leave", "ring_at_stop_neutral", "ring_at_stop"]
    };
    let book = departure.must_book.then(|| {
        make(
            Moment::Book,
            noon_before(at),
            RingKind::Book,
            words("ring_book_neutral", []),
            words("ring_book_tomorrow", [time.clone(), stop(&leg.from.name), line(&leg.line)]),
        )
    });
    [
        make(
            Moment::Leave,
            at - minutes(leg.walk) - minutes(EARLY),
            RingKind::Leave,
            words(leave_neutral, []),
            words(leave, [time.clone(), stop(&leg.from.name), line(&leg.line)]),
        ),
        make(
            Moment::AtStop,
            at - minutes(EARLY),
            RingKind::AtStop,
            words(at_stop_neutral, [time.clone()]),
            words(at_stop, [time, line(&leg.line)]),
        ),
        make(
            Moment::GetOff,
            departure.arrives - minutes(EARLY),
            RingKind::GetOff,
            words("ring_get_off_neutral", []),
            words("ring_get_off", [stop(&leg.to.name)]),
        ),
    ]
    .into_iter()
    .chain(change)
    .chain(book)
    .collect()
}

/// Noon of the day before: bookings close hours before the departure, many of them in the afternoon.
fn noon_before(at: NaiveDateTime) -> NaiveDateTime {
    at.date().and_time(NaiveTime::MIN) - TimeDelta::hours(12)
}
