//! The goal as it was written becomes a goal; its first step may become a small step at once.
use super::{
    super::words::first_line,
    Wizard,
    draft::{Begun, FirstStep},
};
use crate::{platform::random, routes::Route};
use chrono::Days;
use folje_domain::{
    command::{Action, SHORT_TEXT},
    ids::{GoalId, StepId},
};
use leptos::prelude::*;

/// Saves it and goes to it. Where the rules say no, everything stays as it was written.
pub(super) fn save(wizard: Wizard, begun: Begun) {
    let Wizard { app, parent, draft, wrong } = wizard;
    let goal = GoalId(random::id());
    let Begun { prompts, shared, first_step, .. } = begun;
    let step = first_line(&prompts.first_step, SHORT_TEXT);
    if let Err(refusal) = app.act(Action::AddGoal { goal, parent, prompts, shared }) {
        wrong.set(Some(refusal));
        return;
    }
    let today = app.wall.get_untracked().date();
    let day = match first_step {
        FirstStep::Later => None,
        FirstStep::Today => Some(today),
        FirstStep::Tomorrow => today.checked_add_days(Days::new(1)),
    };
    if let Some(day) = day.filter(|_| !step.is_empty()) {
        // Refused only where the list of steps is full; the words stand in the goal all the same.
        let _ = app.act(Action::AddStep {
            step: StepId(random::id()),
            goal: Some(goal),
            text: step,
            day,
            done: false,
        });
    }
    draft.done();
    app.go_instead(Route::Goal(goal));
}
