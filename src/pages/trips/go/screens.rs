//! What the screens of a way say: the participant's own steps, else those that follow from the trip.
use super::super::times;
use crate::{platform::intl, state::Plan, texts};
use chrono::NaiveDateTime;
use folje_domain::{
    ids::PhotoId,
    reminder::{Departure, Leg, Trip, Way},
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
    let mut screens = vec![to_the_stop(leg, bus)];
    if leg.steps.is_empty() {
        screens.extend(by_itself(leg, bus));
    } else {
        let own = |step: &folje_domain::reminder::TripStep| {
            let words = if step.words.is_empty() { texts::go_look() } else { step.words.clone() };
            Screen { words, more: String::new(), photo: step.photo }
        };
        screens.extend(leg.steps.iter().map(own));
    }
    screens
}

fn screen(words: String, more: String) -> Screen {
    Screen { words, more, photo: None }
}

fn to_the_stop(leg: &Leg, bus: Option<Departure>) -> Screen {
    let more = match bus {
        Some(bus) => texts::GoLeave {
            leave: &intl::time(times::leave(leg, bus).time()),
            time: &intl::time(bus.leaves.time()),
        }
        .text(),
        None if leg.walk > 0 => texts::trip_walk(leg.walk.into()),
        None => String::new(),
    };
    screen(texts::go_walk(&leg.from.name), more)
}

fn by_itself(leg: &Leg, bus: Option<Departure>) -> Vec<Screen> {
    let line = if leg.line.is_empty() { texts::go_bus() } else { texts::go_line(&leg.line) };
    let leaves = bus.map(|bus| texts::go_leaves(&intl::time(bus.leaves.time()))).unwrap_or_default();
    let change = leg.change.as_ref().map(|change| {
        let on = if change.line.is_empty() { String::new() } else { texts::go_line(&change.line) };
        screen(texts::go_change(&change.at.name), on)
    });
    let there = bus.map(|bus| texts::trip_there_at(&intl::time(bus.arrives.time()))).unwrap_or_default();
    let off = screen(texts::go_off(&leg.to.name), there);
    [Some(screen(line, leaves)), change, Some(off)].into_iter().flatten().collect()
}
