//! How the goal stands: going on, resting, done. Each way out has a way back.
use super::{super::card, One};
use crate::{
    platform::{
        focus,
        intl::{self, DateStyle},
    },
    texts,
    ui::FateMark,
};
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::{GoalState, Outcome},
};
use leptos::prelude::*;

/// What keeps the keyboard's place when the buttons change.
const GROUP: &str = "goal-standing";

/// The section.
pub(super) fn view(one: One) -> AnyView {
    let state = one.piece(|goal| goal.state.clone());
    let asking = RwSignal::new(false);
    let just = RwSignal::new(None::<CommandId>);
    let content = move || {
        let state = state.get();
        view! {
            {card::standing(&state).map(|chip| view! { <p class="chips">{chip}</p> })}
            <p class="card-text">{told(&state)}</p>
            {if asking.get() { outcomes(one, asking, just) } else { ways(one, &state, asking, just) }}
        }
    };
    view! {
        <section class="section">
            <h2 class="section-title" id="goal-standing-title">{texts::goal_standing()}</h2>
            <div class="stack" id=GROUP role="group" tabindex="-1" aria-labelledby="goal-standing-title">{content}</div>
            <FateMark id=just />
        </section>
    }
    .into_any()
}

fn told(state: &GoalState) -> String {
    match state {
        GoalState::Active => texts::goal_active_words(),
        GoalState::Paused { since } => texts::goal_paused_words(&intl::date(*since, DateStyle::Day)),
        GoalState::Done { on, outcome: Outcome::Reached } => {
            texts::goal_reached_words(&intl::date(*on, DateStyle::Day))
        }
        GoalState::Done { on, outcome: Outcome::Changed } => {
            texts::goal_changed_words(&intl::date(*on, DateStyle::Day))
        }
    }
}

fn button(
    one: One,
    words: String,
    just: RwSignal<Option<CommandId>>,
    asking: RwSignal<bool>,
    action: Action,
) -> AnyView {
    let press = move |_| {
        just.set(one.app.act(action.clone()).ok());
        asking.set(false);
        focus::to(&format!("#{GROUP}"));
    };
    view! { <button type="button" class="button button-quiet" on:click=press>{words}</button> }.into_any()
}

fn ways(one: One, state: &GoalState, asking: RwSignal<bool>, just: RwSignal<Option<CommandId>>) -> AnyView {
    let goal = one.id;
    let ask = move |_| {
        asking.set(true);
        focus::to(&format!("#{GROUP}"));
    };
    let rest = matches!(state, GoalState::Active)
        .then(|| button(one, texts::goal_pause(), just, asking, Action::PauseGoal { goal }));
    let resume = (!matches!(state, GoalState::Active))
        .then(|| button(one, texts::goal_resume(), just, asking, Action::ResumeGoal { goal }));
    let done = (!matches!(state, GoalState::Done { .. })).then(|| {
        view! { <button type="button" class="button button-quiet" on:click=ask>{texts::goal_finish()}</button> }
    });
    view! { <div class="buttons">{rest}{resume}{done}</div> }.into_any()
}

/// Reached, or something else became more important: as good a reason.
fn outcomes(one: One, asking: RwSignal<bool>, just: RwSignal<Option<CommandId>>) -> AnyView {
    let goal = one.id;
    let finish = |words: String, outcome: Outcome| {
        button(one, words, just, asking, Action::FinishGoal { goal, outcome })
    };
    let cancel = move |_| {
        asking.set(false);
        focus::to(&format!("#{GROUP}"));
    };
    view! {
        <p class="field-label">{texts::goal_outcome()}</p>
        <div class="buttons">
            {finish(texts::goal_reached(), Outcome::Reached)}
            {finish(texts::goal_changed(), Outcome::Changed)}
            <button type="button" class="button button-plain" on:click=cancel>{texts::cancel()}</button>
        </div>
    }
    .into_any()
}
