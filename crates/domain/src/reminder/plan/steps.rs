//! Small steps on their day, and what to pack for them the evening before.
use super::{
    Argument, End, Input, Moment, Ring, RingKey, RingKind, Source, evening_before, evening_key, ring, words,
};
use crate::record::{GoalState, Step};
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

pub(super) fn rings(input: &Input<'_>, days: &Range<NaiveDate>) -> Vec<Ring> {
    let open: Vec<_> =
        input.record.steps.iter().filter(|step| step.done.is_none() && days.contains(&step.day)).collect();
    let today = open.iter().filter_map(|step| today(input, step));
    today.chain(open.iter().filter_map(|step| packing(input, step))).collect()
}

fn today(input: &Input<'_>, step: &Step) -> Option<Ring> {
    let at = step.day.and_time(input.record.reminders.steps?);
    let key = RingKey { source: Source::Step(step.id), at, moment: Moment::Before(0) };
    let neutral = words("ring_step_neutral", []);
    let detailed = words("ring_step", [("step", Argument::Own(step.text.clone()))]);
    Some(ring(key, at, RingKind::Step, neutral, detailed, End::Done(step.id)))
}

/// Once for each goal and day, however many of its steps fall on it.
fn packing(input: &Input<'_>, step: &Step) -> Option<Ring> {
    let goal = input.record.goal(step.goal?)?;
    let needed = goal.prompts.needed.trim();
    if !input.record.reminders.packing || needed.is_empty() || goal.state != GoalState::Active {
        return None;
    }
    let key = evening_key(Source::Packing(goal.id), step.day.and_time(NaiveTime::MIN));
    let due = evening_before(input.record, step.day)?;
    let neutral = words("ring_packing_neutral", []);
    let detailed = words("ring_packing", [("things", Argument::Own(needed.to_owned()))]);
    Some(ring(key, due, RingKind::Packing, neutral, detailed, End::Acknowledged))
}
