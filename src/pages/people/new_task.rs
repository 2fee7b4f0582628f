//! Noting something that one will do oneself, with or without a day.
use crate::{
    platform::{focus, random},
    state::{App, Draft},
    texts,
    ui::{Field, refusal_in_words},
};
use chrono::NaiveDate;
use folje_domain::{
    command::{Action, Refusal},
    ids::{CommandId, TaskId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    text: String,
    /// As the date field gives it: `2026-11-23`, or nothing.
    by: String,
}

/// The form, folded until it is wanted. `just` becomes what was added.
pub(super) fn form(app: App, just: RwSignal<Option<CommandId>>) -> AnyView {
    let draft = Draft::<Written>::named("task");
    let refused = RwSignal::new(None::<Refusal>);
    let error = move |about_day: bool| {
        Signal::derive(move || match refused.get() {
            Some(refusal) if (refusal == Refusal::TooFarAway) == about_day => refusal_in_words(refusal),
            _ => String::new(),
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Written { text, by } = draft.value.get_untracked();
        let action = Action::AddTask { task: TaskId(random::id()), text, by: by.parse::<NaiveDate>().ok() };
        match app.act(action) {
            Ok(id) => {
                just.set(Some(id));
                refused.set(None);
                draft.update(|written| *written = Written::default());
                draft.done();
            }
            Err(refusal) => {
                refused.set(Some(refusal));
                focus::to(if refusal == Refusal::TooFarAway { "#task-day" } else { "#task-text" });
            }
        }
    };
    view! {
        <details class="more">
            <summary>{texts::task_add()}</summary>
            <form class="form" novalidate on:submit=save>
                <Field id="task-text" label=texts::task_text() value=Signal::derive(move || draft.value.with(|written| written.text.clone()))
                    error=error(false) on_input=move |text| { refused.set(None); draft.update(|written| written.text = text); } />
                <Field id="task-day" label=texts::task_day() hint=texts::task_day_hint() kind="date"
                    value=Signal::derive(move || draft.value.with(|written| written.by.clone()))
                    error=error(true) on_input=move |by| { refused.set(None); draft.update(|written| written.by = by); } />
                <div class="buttons"><button class="button">{texts::task_save()}</button></div>
            </form>
        </details>
    }
    .into_any()
}
