//! One change, at a stop that was chosen before.
use super::Bus;
use chrono::TimeDelta;

/// A journey: one bus, or two with a change.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Journey {
    /// The bus that one gets on first.
    pub first: Bus,
    /// The one after the change.
    pub then: Option<Bus>,
}

impl Journey {
    /// The bus with which one is there.
    #[must_use]
    pub fn last(&self) -> &Bus {
        self.then.as_ref().unwrap_or(&self.first)
    }
}

/// Joins buses to the change with buses from there: to each the first onward for which `wait` is enough time, and of
/// all that reach the same onward bus only the last, since nobody wants to wait longer than they have to.
///
/// Both must be in order of time.
#[must_use]
pub fn changing(to: &[Bus], onward: &[Bus], wait: TimeDelta) -> Vec<Journey> {
    let mut journeys: Vec<Journey> = Vec::new();
    let soonest = |bus: &Bus| {
        let reached = onward.iter().filter(|then| then.leaves.at >= bus.surely.at + wait);
        reached.min_by_key(|then| (then.surely.at, then.leaves.at))
    };
    for first in to {
        let Some(then) = soonest(first) else { continue };
        journeys.retain(|journey| journey.then.as_ref() != Some(then));
        journeys.push(Journey { first: first.clone(), then: Some(then.clone()) });
    }
    journeys
}
