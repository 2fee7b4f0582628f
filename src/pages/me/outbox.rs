//! «Att skicka»: what the person did and the server has not taken yet, and what it refused, with their own words.
use super::action_in_words::action_in_words;
use crate::{
    state::{App, Fate, Plan, Waiting},
    texts,
    ui::{Icon, refusal_in_words, small_icon, waiting_in_words},
};
use folje_domain::{command::Refusal, ids::CommandId};
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing where nothing waits.
pub(super) fn section(app: App) -> impl IntoView {
    let again = RwSignal::new(None::<(CommandId, Refusal)>);
    move || {
        let plan = app.plan.get();
        let mut waiting = app.outbox.get();
        waiting.retain(|waiting| waiting.fate != Fate::Sent);
        (!waiting.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2 class="section-title">{texts::outbox_title()}</h2>
                    <p class="muted">{texts::outbox_words()}</p>
                    <ul class="outbox">{waiting.into_iter().map(|waiting| row(app, &plan, &waiting, again)).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Only what was refused, for those who have no page of their own.
pub(crate) fn refused(app: App) -> impl IntoView {
    let again = RwSignal::new(None::<(CommandId, Refusal)>);
    move || {
        let mut refused = app.outbox.get();
        refused.retain(|waiting| !waiting.counts());
        (!refused.is_empty()).then(|| {
            view! { <ul class="outbox">{refused.into_iter().map(|waiting| row(app, &None, &waiting, again)).collect_view()}</ul> }
        })
    }
}

fn row(
    app: App,
    plan: &Option<Arc<Plan>>,
    waiting: &Waiting,
    again: RwSignal<Option<(CommandId, Refusal)>>,
) -> AnyView {
    let (what, own) = action_in_words(&waiting.command.action, plan.as_deref());
    let mark = match waiting.fate {
        Fate::Refused { because } => (small_icon(Icon::Info), refusal_in_words(because)),
        Fate::Waiting | Fate::Sent => (small_icon(Icon::Sync), waiting_in_words(app, waiting.key.is_some())),
    };
    let refused = matches!(waiting.fate, Fate::Refused { .. });
    let buttons = refused.then(|| decide(app, waiting.command.id, &what, again));
    view! {
        <li class="outbox-row stack stack-tight" data-state=if refused { "refused" } else { "waiting" }>
            <p class="outbox-what">{what}</p>
            {(!own.is_empty()).then(|| view! {
                <blockquote class="say">{own.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</blockquote>
            })}
            <p class="mark" data-state=if refused { "refused" } else { "waiting" }>{mark}</p>
            {buttons}
        </li>
    }
    .into_any()
}

/// What was refused: try again, or let it go.
fn decide(app: App, id: CommandId, what: &str, again: RwSignal<Option<(CommandId, Refusal)>>) -> AnyView {
    let retry = move |_| again.set(app.try_again(id).err().map(|refusal| (id, refusal)));
    let still = move || {
        again
            .get()
            .filter(|(about, _)| *about == id)
            .map(|(_, why)| texts::outbox_still_refused(&refusal_in_words(why)))
    };
    view! {
        <div class="buttons">
            <button type="button" class="button button-quiet" aria-label=texts::outbox_try_what(what) on:click=retry>{texts::try_again()}</button>
            <button type="button" class="button button-plain" aria-label=texts::outbox_discard_what(what) on:click=move |_| app.discard(id)>{texts::outbox_discard()}</button>
        </div>
        <p class="field-error" role="status">{still}</p>
    }
    .into_any()
}
