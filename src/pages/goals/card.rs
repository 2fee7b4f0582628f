//! A goal as a card: its words, its first step, its parts, how it stands and who may read it.
use super::words::headline;
use crate::{
    routes::Route,
    texts,
    ui::{Icon, small_icon},
};
use folje_domain::record::{Goal, GoalState};
use leptos::prelude::*;

/// The card of `goal`; its parts are found among `goals`.
pub(super) fn card(goal: &Goal, goals: &[Goal]) -> AnyView {
    let parts: Vec<_> = goals.iter().filter(|part| part.parent == Some(goal.id)).map(part).collect();
    let first_step = goal.prompts.first_step.as_str();
    view! {
        <article class="card goal" data-state=state(&goal.state)>
            <h2 class="card-title"><a class="goal-link" href=Route::Goal(goal.id).to_string()>{headline(&goal.prompts.goal)}</a></h2>
            {(!first_step.is_empty()).then(|| view! { <p class="card-text">{texts::goal_first_step(&headline(first_step))}</p> })}
            {(!parts.is_empty()).then(|| view! { <ul class="subgoals">{parts}</ul> })}
            <p class="chips">{standing(&goal.state)}{reading(goal.shared)}</p>
        </article>
    }
    .into_any()
}

fn part(part: &Goal) -> AnyView {
    let (drawn, told) = match part.state {
        GoalState::Active => (Icon::Goals, None),
        GoalState::Paused { .. } => (Icon::Pause, Some(texts::goal_paused())),
        GoalState::Done { .. } => (Icon::Check, Some(texts::goal_done())),
    };
    view! {
        <li class="subgoal" data-state=state(&part.state)>
            {small_icon(drawn)}<span>{headline(&part.prompts.goal)}{told.map(|told| format!(" ({told})"))}</span>
        </li>
    }
    .into_any()
}

/// How a goal stands, for the style sheet.
pub(super) const fn state(state: &GoalState) -> Option<&'static str> {
    match state {
        GoalState::Active => None,
        GoalState::Paused { .. } => Some("paused"),
        GoalState::Done { .. } => Some("done"),
    }
}

/// A chip for what rests or is done.
pub(super) fn standing(state: &GoalState) -> Option<AnyView> {
    let (drawn, words) = match state {
        GoalState::Active => return None,
        GoalState::Paused { .. } => (Icon::Pause, texts::goal_paused()),
        GoalState::Done { .. } => (Icon::Check, texts::goal_done()),
    };
    Some(view! { <span class="chip">{small_icon(drawn)}{words}</span> }.into_any())
}

/// A chip for who may read it.
fn reading(shared: bool) -> AnyView {
    let (drawn, words) =
        if shared { (Icon::Share, texts::goal_is_shared()) } else { (Icon::Lock, texts::goal_is_private()) };
    view! { <span class="chip">{small_icon(drawn)}{words}</span> }.into_any()
}
