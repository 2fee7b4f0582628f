//! Today's small step: done, or another day, in one tap each.
use crate::{
    platform::{events, focus},
    state::{App, Plan},
    texts,
    ui::FateMark,
};
use chrono::Days;
use folje_domain::{command::Action, ids::CommandId, record::Step};
use leptos::prelude::*;

/// The card: the step, else what was done today.
pub(super) fn card(app: App, just: RwSignal<Option<CommandId>>, plan: &Plan) -> AnyView {
    let today = plan.today;
    let done: Vec<Step> = plan.record.steps.iter().filter(|step| step.done == Some(today)).cloned().collect();
    match plan.step_today() {
        Some(step) => {
            let (id, text) = (step.id, step.text.clone());
            let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
            view! {
                <article class="card step-card">
                    <p class="kicker">{texts::step_today()}</p>
                    <h2 class="card-title">{text}</h2>
                    <div class="buttons">
                        <button type="button" class="button" data-step="done" on:click=move |_| act(app, just, Action::DoStep { step: id, on: today })>{texts::step_done()}</button>
                        <button type="button" class="button button-quiet" data-step="tomorrow" on:click=move |_| act(app, just, Action::MoveStep { step: id, to: tomorrow })>{texts::step_tomorrow()}</button>
                    </div>
                    <FateMark id=just />
                </article>
            }
            .into_any()
        }
        None if !done.is_empty() => view! {
            <article class="card step-card">
                <p class="kicker">{texts::step_today()}</p>
                {done.into_iter().map(|step| {
                    let id = step.id;
                    view! {
                        <h2 class="card-title">{texts::step_is_done(&step.text)}</h2>
                        <div class="buttons"><button type="button" class="button button-plain" on:click=move |_| act(app, just, Action::UndoStep { step: id })>{texts::step_undo()}</button></div>
                    }
                }).collect_view()}
                <FateMark id=just />
            </article>
        }
        .into_any(),
        // It was moved a moment ago: that is told before the card is gone.
        None if just.get_untracked().is_some() => view! {
            <article class="card step-card">
                <p class="kicker">{texts::step_today()}</p>
                <p class="card-text" tabindex="-1">{texts::step_moved()}</p>
                <FateMark id=just />
            </article>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// The buttons change with what is done: the keyboard stays in the card.
fn act(app: App, just: RwSignal<Option<CommandId>>, action: Action) {
    just.set(app.act(action).ok());
    events::later(0, || focus::to(".step-card button, .step-card [tabindex]"));
}
