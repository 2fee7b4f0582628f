//! Small steps: planned, logged, moved, done.
use super::{MOST, near};
use crate::{
    command::{Refusal, text},
    ids::{GoalId, StepId},
    record::{Item, Record, Step},
};
use chrono::NaiveDate;

pub(super) fn add(
    record: &Record,
    id: StepId,
    goal: Option<GoalId>,
    written: &str,
    day: NaiveDate,
    done: bool,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    if record.step(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.steps.iter().filter(|step| step.done.is_none()).count() >= MOST {
        return Err(Refusal::TooMany);
    }
    if goal.is_some_and(|goal| record.goal(goal).is_none()) {
        return Err(Refusal::NoSuchGoal);
    }
    let day = near(day, today)?;
    let text = text::required(written, text::SHORT_TEXT)?;
    Ok(vec![Item::Step(Step { id, goal, text, day, done: done.then_some(day) })])
}

pub(super) fn change(
    record: &Record,
    id: StepId,
    how: impl FnOnce(&mut Step) -> Result<(), Refusal>,
) -> Result<Vec<Item>, Refusal> {
    let mut step = record.step(id).ok_or(Refusal::NoSuchStep)?.clone();
    how(&mut step)?;
    Ok(vec![Item::Step(step)])
}
