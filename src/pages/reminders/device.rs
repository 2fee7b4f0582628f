//! This device: whether reminders reach it, turning them on, and a test that shows how one looks.
use super::{by_text, guides, shown};
use crate::{
    state::{
        App,
        push::{self, Here, Trouble},
    },
    texts,
    ui::{Icon, small_icon},
};
use leptos::{prelude::*, task::spawn_local};

/// What was tried last here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// It goes on.
    Busy,
    /// Turned on.
    TurnedOn,
    /// A test is on its way.
    TestSent,
    /// It did not work.
    Failed(Trouble),
}

/// The section.
pub(crate) fn section(app: App) -> AnyView {
    let here = RwSignal::new(push::here(app));
    let tried = RwSignal::new(None::<Tried>);
    // Who is signed in may become known a moment later.
    Effect::new(move |_| {
        app.account.track();
        here.set(push::here(app));
    });
    view! {
        <section class="section">
            <h2 class="section-title">{texts::push_title()}</h2>
            <p class="mark" data-push=move || format!("{:?}", here.get())
                data-state=move || if here.get() == Here::On { "sent" } else { "waiting" }>
                {move || state(here.get())}
            </p>
            {shown::line(app, here, tried)}
            <div class="buttons">{move || buttons(app, here, tried)}</div>
            <p class="mark" role="status">{move || tried.get().map(outcome)}</p>
            {guides::section()}
            {by_text::section(app)}
        </section>
    }
    .into_any()
}

fn state(here: Here) -> (AnyView, String) {
    let (drawn, words) = match here {
        Here::On => (Icon::Check, texts::push_on()),
        Here::Off => (Icon::Info, texts::push_off()),
        Here::Denied => (Icon::Info, texts::push_denied()),
        Here::InstallFirst => (Icon::Info, texts::push_install_first()),
        Here::Cannot => (Icon::Info, texts::push_cannot()),
    };
    (small_icon(drawn), words)
}

fn buttons(app: App, here: RwSignal<Here>, tried: RwSignal<Option<Tried>>) -> AnyView {
    let turn_on = move |_| {
        tried.set(Some(Tried::Busy));
        spawn_local(async move {
            let done = push::turn_on(app).await;
            here.set(push::here(app));
            tried.set(match done {
                Ok(()) if here.get_untracked() == Here::On => Some(Tried::TurnedOn),
                Ok(()) => None,
                Err(trouble) => Some(Tried::Failed(trouble)),
            });
        });
    };
    let turn_off = move |_| {
        spawn_local(async move {
            push::turn_off().await;
            here.set(push::here(app));
            tried.set(None);
        });
    };
    let test = move |_| {
        tried.set(Some(Tried::Busy));
        spawn_local(async move {
            tried.set(Some(push::test().await.map_or_else(Tried::Failed, |()| Tried::TestSent)));
        });
    };
    match here.get() {
        Here::Off => view! { <button type="button" class="button" on:click=turn_on>{texts::push_turn_on()}</button> }.into_any(),
        Here::On => view! {
            <button type="button" class="button button-quiet" on:click=test>{texts::push_test()}</button>
            <button type="button" class="button button-plain" on:click=turn_off>{texts::push_turn_off()}</button>
        }
        .into_any(),
        Here::Denied | Here::InstallFirst | Here::Cannot => ().into_any(),
    }
}

fn outcome(tried: Tried) -> String {
    match tried {
        Tried::Busy => texts::push_busy(),
        Tried::TurnedOn => texts::push_turned_on(),
        Tried::TestSent => texts::push_test_sent(),
        Tried::Failed(Trouble::Unreached) => texts::push_unreached(),
        Tried::Failed(Trouble::Server) => texts::push_server(),
        Tried::Failed(Trouble::Browser) => texts::push_browser(),
    }
}
