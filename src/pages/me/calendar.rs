//! The private address of one's calendar: made here, shown once, copied into the phone's own calendar, taken away.
use super::confirm::confirm;
use crate::{
    pages::{people::day_and_year, reminders::Chosen},
    platform::{
        clipboard, clock, forms, json,
        net::{Reply, Request, Unreached},
        shell,
    },
    state::{App, Reach},
    texts,
    ui::{FateMark, switch},
};
use chrono::NaiveDate;
use folje_api::v1::{
    calendar::{Calendar, CalendarAddress},
    paths,
};
use leptos::{html, prelude::*, task::spawn_local};

/// What is known of the address.
#[derive(Clone, PartialEq)]
enum Known {
    /// Being asked for.
    Loading,
    /// No word from the server.
    Unreached,
    /// There is none.
    Nothing,
    /// There is one, made on that day; which one is not known any more.
    Since(NaiveDate),
    /// This one, just made.
    New(String),
}

/// The section.
pub(super) fn section(app: App) -> AnyView {
    let known = RwSignal::new(Known::Loading);
    let said = RwSignal::new(String::new());
    let dialog = NodeRef::<html::Dialog>::new();
    let away = Memo::new(move |_| app.reach.get() == Reach::Unreached);
    Effect::new(move |_| {
        if !away.get() && known.with_untracked(|known| !matches!(known, Known::New(_))) {
            spawn_local(async move { known.set(load().await.unwrap_or(Known::Unreached)) });
        } else if known.with_untracked(|known| *known == Known::Loading) {
            known.set(Known::Unreached);
        }
    });
    let then = move |done: Result<Known, Unreached>, words: String| match done {
        Ok(now) => {
            known.set(now);
            said.set(words);
        }
        Err(Unreached) => said.set(texts::calendar_failed()),
    };
    let make = move |_| spawn_local(async move { then(make().await, String::new()) });
    let end = move || spawn_local(async move { then(end().await, texts::calendar_ended()) });
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    let takes = move || view! { <button type="button" class="button button-plain" on:click=ask>{texts::calendar_end()}</button> };
    let content = move || {
        match known.get() {
        Known::Loading => view! { <p class="muted">{texts::calendar_loading()}</p> }.into_any(),
        Known::Unreached => view! { <p class="muted">{texts::calendar_offline()}</p> }.into_any(),
        Known::Nothing => view! {
            <div class="buttons"><button type="button" class="button button-quiet" on:click=make>{texts::calendar_make()}</button></div>
        }
        .into_any(),
        Known::Since(day) => view! {
            <p>{texts::calendar_have(&day_and_year(day, app.wall.get_untracked().date()))}</p>
            <div class="buttons">
                <button type="button" class="button button-quiet" on:click=make>{texts::calendar_again()}</button>
                {takes()}
            </div>
        }
        .into_any(),
        Known::New(address) => view! {
            {shown(&address, said)}
            <div class="buttons">{takes()}</div>
        }
        .into_any(),
    }
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::calendar_title()}</h2>
            <p class="muted">{texts::calendar_words()}</p>
            <p class="muted">{texts::calendar_alarms()}</p>
            {content}
            {wakes(app)}
            <p class="mark" role="status">{said}</p>
            {confirm(dialog, "calendar-ask", Signal::derive(texts::calendar_ask), Signal::derive(texts::calendar_ask_words),
                Signal::derive(texts::calendar_end), texts::cancel(), end)}
        </section>
    }
    .into_any()
}

/// Whether wake-ups stand in it; nothing for whoever has no wake-up plan.
fn wakes(app: App) -> AnyView {
    let chosen = Chosen::new(app);
    let any = Memo::new(move |_| {
        app.plan
            .with(|plan| plan.as_ref().is_some_and(|plan| plan.record.wakes.iter().any(|wake| !wake.removed)))
    });
    let shown = move || {
        let on = chosen.part(|now| now.wakes_in_calendar);
        let change = move |on| chosen.change(|now| now.wakes_in_calendar = on);
        view! {
            {switch(texts::calendar_wakes(), Some(texts::calendar_wakes_words()), on, change)}
            <FateMark id=chosen.just />
        }
    };
    view! { {move || any.get().then(shown)} }.into_any()
}

/// The address, to be copied or opened.
fn shown(path: &str, said: RwSignal<String>) -> AnyView {
    let address = format!("{}{path}", shell::origin());
    // What phones open with their calendar.
    let opened = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
    let copied = address.clone();
    let copy = move |_| {
        let address = copied.clone();
        spawn_local(async move {
            let done = clipboard::copy(&address).await;
            said.set(if done { texts::calendar_copied() } else { texts::calendar_not_copied() });
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for="calendar-address">{texts::calendar_address()}</label>
            <p class="field-hint" id="calendar-address-hint">{texts::calendar_address_hint()}</p>
            <input class="field-input" id="calendar-address" type="text" readonly aria-describedby="calendar-address-hint" value=address />
        </div>
        <div class="buttons">
            <button type="button" class="button" on:click=copy>{texts::calendar_copy()}</button>
            <a class="button button-quiet" href=opened>{texts::calendar_open()}</a>
        </div>
    }
    .into_any()
}

async fn load() -> Result<Known, Unreached> {
    let calendar: Calendar = answer(Request::get(paths::CALENDAR)).await?;
    Ok(calendar.made.map_or(Known::Nothing, |made| Known::Since(clock::wall_at(made).date())))
}

async fn make() -> Result<Known, Unreached> {
    let made: CalendarAddress = answer(Request::post(paths::CALENDAR, &())).await?;
    Ok(Known::New(made.address))
}

async fn end() -> Result<Known, Unreached> {
    match Request::delete(paths::CALENDAR).send().await? {
        Reply::Done { .. } => Ok(Known::Nothing),
        Reply::NotModified | Reply::Problem(_) => Err(Unreached),
    }
}

async fn answer<T: serde::de::DeserializeOwned>(request: Request<'_>) -> Result<T, Unreached> {
    match request.send().await? {
        Reply::Done { body, .. } => json::read(&body).ok_or(Unreached),
        Reply::NotModified | Reply::Problem(_) => Err(Unreached),
    }
}
