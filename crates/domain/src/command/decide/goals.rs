//! Goals: made, reworded, paused, taken up, finished, shared.
use super::MOST;
use crate::{
    command::{Refusal, text},
    ids::GoalId,
    record::{Earlier, Goal, GoalState, Item, Outcome, Prompt, Prompts, Record},
};
use chrono::{DateTime, NaiveDate, Utc};

/// The most earlier wordings kept with one goal; beyond it the oldest go.
const MOST_EARLIER: usize = 50;

pub(super) fn add(
    record: &Record,
    id: GoalId,
    parent: Option<GoalId>,
    prompts: &Prompts,
    shared: bool,
    made: DateTime<Utc>,
) -> Result<Vec<Item>, Refusal> {
    if record.goal(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.goals.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    if let Some(parent) = parent
        && record.goal(parent).ok_or(Refusal::NoSuchGoal)?.parent.is_some()
    {
        return Err(Refusal::TooDeep);
    }
    let mut clean = Prompts::default();
    for prompt in Prompt::ALL {
        *clean.get_mut(prompt) = words(prompt, prompts.get(prompt))?;
    }
    let goal =
        Goal { id, parent, prompts: clean, state: GoalState::Active, shared, made, earlier: Vec::new() };
    Ok(vec![Item::Goal(goal)])
}

pub(super) fn reword(
    record: &Record,
    id: GoalId,
    prompt: Prompt,
    new: &str,
    was: &str,
    at: DateTime<Utc>,
) -> Result<Vec<Item>, Refusal> {
    let new = words(prompt, new)?;
    change(record, id, |goal| {
        let current = std::mem::replace(goal.prompts.get_mut(prompt), new.clone());
        // Another device wrote here in between: its words are kept beside.
        if current != was.trim() && current != new && !current.is_empty() {
            goal.earlier.push(Earlier { prompt, text: current, replaced: at });
            let surplus = goal.earlier.len().saturating_sub(MOST_EARLIER);
            goal.earlier.drain(..surplus);
        }
    })
}

pub(super) fn pause(record: &Record, id: GoalId, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
    change(record, id, |goal| {
        if !matches!(goal.state, GoalState::Paused { .. }) {
            goal.state = GoalState::Paused { since: today };
        }
    })
}

pub(super) fn resume(record: &Record, id: GoalId) -> Result<Vec<Item>, Refusal> {
    change(record, id, |goal| goal.state = GoalState::Active)
}

pub(super) fn finish(
    record: &Record,
    id: GoalId,
    outcome: Outcome,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    change(record, id, |goal| goal.state = GoalState::Done { on: today, outcome })
}

pub(super) fn share(record: &Record, id: GoalId, shared: bool) -> Result<Vec<Item>, Refusal> {
    change(record, id, |goal| goal.shared = shared)
}

fn change(record: &Record, id: GoalId, how: impl FnOnce(&mut Goal)) -> Result<Vec<Item>, Refusal> {
    let mut goal = record.goal(id).ok_or(Refusal::NoSuchGoal)?.clone();
    how(&mut goal);
    Ok(vec![Item::Goal(goal)])
}

/// Only the goal itself must be there; the other prompts may be left for later.
fn words(prompt: Prompt, written: &str) -> Result<String, Refusal> {
    if prompt == Prompt::Goal {
        text::required(written, text::LONG_TEXT)
    } else {
        text::optional(written, text::LONG_TEXT)
    }
}
