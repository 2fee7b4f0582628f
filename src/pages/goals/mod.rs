//! Mål: the goals in one's own words, and the small steps, which count too. Nothing here is ever late.
mod card;
mod choice;
pub(crate) mod new;
pub(crate) mod one;
mod steps;
mod words;

use crate::{
    pages::{self_rating, wishes},
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, Page, WithPlan, icon},
};
use folje_domain::record::{Goal, GoalState};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    // The form for a step stands outside what is drawn anew with each change of the plan: nothing may take the pen
    // out of somebody's hand.
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    view! {
        <Page title=texts::goals()>
            <WithPlan children=move |plan| list(&plan) />
            {move || there.get().then(|| steps::section(app, None))}
        </Page>
    }
    .into_any()
}

fn list(plan: &Plan) -> AnyView {
    let goals = &plan.record.goals;
    // A part whose whole is not here stands for itself.
    let on_top = |goal: &&Goal| goal.parent.is_none_or(|parent| plan.record.goal(parent).is_none());
    let (done, open): (Vec<&Goal>, Vec<&Goal>) =
        goals.iter().filter(on_top).partition(|goal| matches!(goal.state, GoalState::Done { .. }));
    let cards = |some: &[&Goal]| some.iter().map(|goal| card::card(goal, goals)).collect_view();
    let button = if goals.is_empty() { texts::goals_first() } else { texts::goal_new() };
    view! {
        <div class="stack">
            {if goals.is_empty() {
                view! { <Empty drawn=Icon::Sprout title=texts::goals_empty() words=texts::goals_empty_words() /> }.into_any()
            } else {
                cards(&open).into_any()
            }}
            <div class="buttons"><a class="button" href=Route::NewGoal(None).to_string()>{icon(Icon::Plus)}{button}</a></div>
            {self_rating::link()}
            {wishes::link(plan)}
            {(!done.is_empty()).then(|| view! {
                <details class="more"><summary>{texts::goals_done(done.len())}</summary><div class="stack">{cards(&done)}</div></details>
            })}
        </div>
    }
    .into_any()
}
