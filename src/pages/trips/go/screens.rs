//! What the screens of a way say. The participant's own steps come between the stop to board at and the stop to get off
//! at, and never instead of them: whoever practises needs both.
use super::super::times;
use crate::{platform::intl, state::Plan, texts};
use chrono::NaiveDateTime;
use folje_domain::{
    ids::PhotoId,
    reminder::{ChangeOfBus, Departure, Leg, Trip, TripStep, Way},
};

/// One screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Screen {
    /// What to do, in the largest letters.
    pub(super) words: String,
    /// What else is good to know.
    pub(super) more: String,
    /// A photo of one's own.
    pub(super) photo: Option<PhotoId>,
}

/// The screens of a way.
pub(super) fn of(plan: &Plan, trip: &Trip, way: Way, wall: NaiveDateTime) -> Vec<Screen> {
    let Some(leg) = trip.leg(way) else { return Vec::new() };
    let wish = times::wish(plan, trip, way, wall);
    let (_, bus) = times::fitting(leg, leg.on(wall.date()), wish, wall);
    let own = |step: &TripStep| {
        let words = if step.words.is_empty() { texts::go_look() } else { step.words.clone() };
        // A step of one's own does not say which bus it is about.
        let more = if leg.line.is_empty() {
            texts::go_off(&leg.to.name)
        } else {
            texts::GoRide { line: &leg.line, stop: &leg.to.name }.text()
        };
        Screen { words, more, photo: step.photo }
    };
    let mut screens = vec![to_the_stop(leg, bus), on_the_bus(leg, bus)];
    screens.extend(leg.steps.iter().map(own));
    screens.extend(leg.change.as_ref().map(to_change));
    screens.push(off(leg, bus));
    screens
}

fn screen(words: String, more: String) -> Screen {
    Screen { words, more, photo: None }
}

fn to_the_stop(leg: &Leg, bus: Option<Departure>) -> Screen {
    let mut more = match bus {
        Some(bus) => texts::GoLeave {
            leave: &intl::time(times::leave(leg, bus).time()),
            time: &intl::time(bus.leaves.time()),
        }
        .text(),
        None if leg.walk > 0 => texts::trip_walk(leg.walk.into()),
        None => String::new(),
    };
    if bus.map_or(leg.must_book, |bus| bus.must_book) {
        more = format!("{more} {}", texts::trip_must_book()).trim().to_owned();
    }
    screen(texts::go_walk(&leg.from.name), more)
}

fn on_the_bus(leg: &Leg, bus: Option<Departure>) -> Screen {
    let line = if leg.line.is_empty() { texts::go_bus() } else { texts::go_line(&leg.line) };
    let leaves = bus.map(|bus| texts::go_leaves(&intl::time(bus.leaves.time()))).unwrap_or_default();
    screen(line, leaves)
}

fn to_change(change: &ChangeOfBus) -> Screen {
    let on = if change.line.is_empty() { String::new() } else { texts::go_line(&change.line) };
    screen(texts::go_change(&change.at.name), on)
}

fn off(leg: &Leg, bus: Option<Departure>) -> Screen {
    let there = bus.map(|bus| texts::trip_there_at(&intl::time(bus.arrives.time()))).unwrap_or_default();
    screen(texts::go_off(&leg.to.name), there)
}
