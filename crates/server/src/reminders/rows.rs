//! What is planned, held against the rows that are there: a pure function, so that it can be tried on anything.
//!
//! A ring whose row is there is never made twice. What was planned and has not begun goes when the plan no longer has
//! it; what has begun is answered then, so that whoever was told hears of it.
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::reminder::{
    RingKey,
    chain::{Answer, Progress},
};
use folje_store::{NewRing, PlanChange, Ring};
use std::{collections::BTreeMap, ops::Range};

/// A ring as it is planned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// The row that it would be.
    pub ring: NewRing,
    /// Until when it is snoozed, if it is.
    pub snoozed: Option<DateTime<Utc>>,
}

/// For how long after a ring its answer still means something to others: later nobody is told of it.
const ANSWER_COUNTS: TimeDelta = TimeDelta::hours(12);

/// How long ago a ring can have been due to be made up for: as long as anybody is still told of it.
const MADE_UP_WITHIN: TimeDelta = TimeDelta::hours(4);

/// What is to change at `now` about the rows that are `there`, where `planned` is all that is due in the `window`.
///
/// A ring whose time has passed is new only where nobody has done anything since (`changed`): then it was owed, and the
/// server was not there to see. Whoever plans at five past seven to wake at seven is awake.
#[must_use]
pub fn changes(
    there: &[Ring],
    planned: &BTreeMap<RingKey, Planned>,
    window: &Range<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Vec<PlanChange> {
    let mut changes: Vec<_> =
        there.iter().filter_map(|ring| change(ring, planned.get(&ring.key), window, now)).collect();
    let known = |key: &RingKey| there.iter().any(|ring| ring.key == *key);
    let owed = |due: DateTime<Utc>| due + MADE_UP_WITHIN > now && changed.is_none_or(|changed| due > changed);
    let in_time = |due: DateTime<Utc>| due >= now || owed(due);
    let fresh = planned.iter().filter(|(key, planned)| in_time(planned.ring.next_at) && !known(key));
    changes.extend(fresh.map(|(_, planned)| PlanChange::Add(planned.ring.clone())));
    changes
}

fn change(
    ring: &Ring,
    planned: Option<&Planned>,
    window: &Range<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<PlanChange> {
    let progress = &ring.progress;
    let base = match progress.answer {
        Answer::Nothing => progress.due,
        Answer::Snoozed(until) => until,
        Answer::Over => return None,
    };
    let answered = |answer| {
        let progress = Progress { answer, ..progress.clone() };
        Some(PlanChange::Answer { id: ring.id, progress, next_at: now })
    };
    match planned {
        Some(planned) if !progress.has_begun() => {
            let same = planned.ring.body == ring.body
                && planned.ring.progress == *progress
                && planned.ring.listener == ring.listener;
            let ring_of_plan = planned.ring.clone();
            (!same).then_some(PlanChange::Replace { id: ring.id, ring: ring_of_plan })
        }
        Some(planned) => match planned.snoozed {
            Some(until) if progress.answer != Answer::Snoozed(until) => answered(Answer::Snoozed(until)),
            _ => None,
        },
        None if !window.contains(&base) => None,
        None if !progress.has_begun() => Some(PlanChange::Remove(ring.id)),
        None if base + ANSWER_COUNTS < now => None,
        None => answered(Answer::Over),
    }
}
