//! Small steps: those to come, those done, and a form for one more. Counted in words; what was not done is not told.
mod coming;
mod draft;
mod form;
mod log;

use crate::{state::App, texts, ui::FateMark};
use chrono::NaiveDate;
use folje_domain::{
    command::Action,
    ids::{CommandId, GoalId},
    record::Step,
};
use leptos::prelude::*;

/// What the parts of the section share.
#[derive(Clone, Copy)]
struct Steps {
    app: App,
    goal: Option<GoalId>,
    /// The steps of the goal, or all of them.
    all: Memo<Vec<Step>>,
    today: Memo<NaiveDate>,
    just: RwSignal<Option<CommandId>>,
}

/// The section, for one goal or for all steps.
pub(super) fn section(app: App, goal: Option<GoalId>) -> AnyView {
    let all = Memo::new(move |_| {
        app.plan.with(|plan| {
            let steps = plan.iter().flat_map(|plan| &plan.record.steps);
            steps.filter(|step| goal.is_none() || step.goal == goal).cloned().collect::<Vec<_>>()
        })
    });
    let today = Memo::new(move |_| app.wall.get().date());
    let steps = Steps { app, goal, all, today, just: RwSignal::new(None) };
    let counted = move || match all.with(|steps| log::in_four_weeks(steps, today.get())) {
        0 => None,
        count => Some(view! { <p class="card-text">{texts::steps_taken(count)}</p> }),
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::steps()}</h2>
            {counted}
            {coming::view(steps)}
            <FateMark id=steps.just />
            {form::view(steps)}
            {move || log::view(steps)}
        </section>
    }
    .into_any()
}

impl Steps {
    /// Does it. A rule that says no here means that the step is gone; the list tells it already.
    fn act(self, action: Action) {
        self.just.set(self.app.act(action).ok());
    }
}
