//! «Bli väckt på morgonen»: the plans, one more, and the day on which nothing is to ring.
use super::{choices::Chosen, form, wake};
use crate::{platform::random, state::App, texts, ui::switch};
use folje_domain::ids::WakeId;
use leptos::prelude::*;

/// The most plans that the rules keep: one for each day of the week.
const MOST: usize = 7;

/// The section.
pub(super) fn section(app: App, chosen: Chosen) -> AnyView {
    let ids = Memo::new(move |_| {
        app.plan.with(|plan| {
            let wakes = plan.iter().flat_map(|plan| &plan.record.wakes);
            wakes.filter(|wake| !wake.removed).map(|wake| wake.id).collect::<Vec<_>>()
        })
    });
    let today = Memo::new(move |_| app.wall.get().date());
    let sick = chosen.part(|now| now.sick);
    let is_sick = Signal::derive(move || sick.get() == Some(today.get()));
    view! {
        <section class="section">
            <h2 class="section-title">{texts::wakes_title()}</h2>
            <p>{texts::wakes_words()}</p>
            <For each=move || ids.get() key=|id| *id children=move |id| wake::card(app, id) />
            {move || (ids.with(Vec::len) < MOST).then(|| added(app, ids))}
            {move || (!ids.with(Vec::is_empty)).then(|| view! {
                <div class="card">
                    {switch(texts::wakes_sick(), Some(texts::wakes_sick_words()), is_sick,
                        move |on| chosen.change(|now| now.sick = on.then(|| today.get_untracked())))}
                </div>
            })}
            <p class="muted small">{texts::wakes_no_alarm()}</p>
        </section>
    }
    .into_any()
}

/// A new plan: open where there is none yet.
fn added(app: App, ids: Memo<Vec<WakeId>>) -> AnyView {
    let form = form::Form::of(None);
    let refused = RwSignal::new(None);
    let save = move || {
        let id = WakeId(random::id());
        refused.set(form::keep(app, form.wake(None, id)).err());
    };
    view! {
        <details class="more" open=ids.with_untracked(Vec::is_empty)>
            <summary>{texts::wake_new()}</summary>
            {form::view(form, "new", texts::wake_save_new(), refused, save)}
        </details>
    }
    .into_any()
}
