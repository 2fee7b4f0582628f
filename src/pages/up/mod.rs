//! «Jag är uppe»: the answer to a ring, for whoever came from a notification. It works signed out and without a network.
mod now;
mod wording;

use crate::{
    platform::{clock, events, history, intl},
    routes::Route,
    state::{
        App,
        rings::{self, Said},
    },
    texts,
    ui::{Empty, FateMark, Icon, Page, icon, small_icon},
};
use folje_api::v1::push::{RingEvent, RingReport};
use folje_domain::reminder::MorningWakeUp;
use leptos::{prelude::*, task::spawn_local};
use wording::Wording;

/// The page. Another notification that is opened here begins anew: the browser then changes what stands behind `#` and
/// nothing else.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let token = Memo::new(move |before: Option<&String>| match app.route.get() {
        Route::Up => history::fragment(),
        _ => before.cloned().unwrap_or_default(),
    });
    let wording = Wording::of(&history::path());
    view! {
        <Page title=wording.title()>
            {move || {
                let token = token.get();
                if token.is_empty() { without_token(app) } else { of_ring(app, token, wording) }
            }}
            {move || app.account.with(Option::is_some).then(|| view! {
                <div class="buttons"><a class="button button-plain" href=Route::Today.to_string()>{texts::to_start()}</a></div>
            })}
        </Page>
    }
    .into_any()
}

/// What became of the answer, and when.
type Told = RwSignal<Option<(Said, String)>>;

fn of_ring(app: App, token: String, wording: Wording) -> AnyView {
    let told: Told = RwSignal::new(None);
    let token = StoredValue::new(token);
    let say = move |what: RingEvent, minutes: Option<u16>| {
        let report = RingReport { token: token.get_value(), what, minutes };
        spawn_local(async move {
            let said = rings::say(&report).await;
            told.set(Some((said, intl::time(clock::wall_now().time()))));
        });
    };
    if wording == Wording::TextMessages {
        return view! { <article class="card up-card">{stop_texts(token)}</article> }.into_any();
    }
    let (own, just) = (own_wake_up(app), RwSignal::new(None));
    let tomorrow = move || {
        own.get()
            .filter(|wake_up| wording.may_snooze() && wake_up.is_due())
            .and_then(|wake_up| now::tomorrow_button(app, wake_up.ring, move |id, _| just.set(Some(id))))
    };
    events::on_window("online", move |_| spawn_local(again(told)));
    view! {
        <article class="card up-card">
            <p class="card-text">{wording.words()}</p>
            <button type="button" class="button button-wide button-tall" on:click=move |_| say(RingEvent::Up, None)>{icon(Icon::Sun)}{wording.button()}</button>
            {wording.may_snooze().then(|| view! {
                <div class="buttons">
                    <button type="button" class="button button-quiet" on:click=move |_| say(RingEvent::Snooze, Some(15))>{texts::up_snooze_quarter()}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| say(RingEvent::Snooze, Some(60))>{texts::up_snooze_hour()}</button>
                </div>
            })}
            {tomorrow}
            {mark(told)}
            <FateMark id=just />
            <details class="more"><summary>{texts::up_stop_texts_ask()}</summary>{stop_texts(token)}</details>
        </article>
    }
    .into_any()
}

/// No more text messages: also for somebody who never signs in, by the address that came with one.
fn stop_texts(token: StoredValue<String>) -> AnyView {
    let told: Told = RwSignal::new(None);
    let stop = move |_| {
        let report = RingReport { token: token.get_value(), what: RingEvent::StopTexts, minutes: None };
        spawn_local(async move {
            let said = rings::say(&report).await;
            told.try_set(Some((said, intl::time(clock::wall_now().time()))));
        });
    };
    view! {
        <p class="card-text">{texts::up_stop_texts_words()}</p>
        <button type="button" class="button button-wide button-quiet" on:click=stop>{texts::up_stop_texts()}</button>
        {mark(told)}
    }
    .into_any()
}

/// The network is back: what waits is said.
async fn again(told: Told) {
    let waits = told.try_with_untracked(|told| matches!(told, Some((Said::Kept, _)))).unwrap_or_default();
    if rings::say_kept().await && waits {
        told.try_set(Some((Said::Sent, intl::time(clock::wall_now().time()))));
    }
}

fn mark(told: Told) -> impl IntoView {
    let state = move || {
        told.with(|told| told.as_ref().map(|(said, _)| if *said == Said::Sent { "sent" } else { "waiting" }))
    };
    let words = move || {
        told.get().map(|(said, at)| match said {
            Said::Sent => (small_icon(Icon::Check), texts::up_sent(&at)),
            Said::Kept => (small_icon(Icon::Sync), texts::up_kept()),
            Said::Unknown => (small_icon(Icon::Info), texts::up_unknown()),
            Said::Lost => (small_icon(Icon::Info), texts::up_lost()),
        })
    };
    view! { <p class="mark" role="status" data-state=state>{words}</p> }
}

/// Somebody who came here without a notification: their own wake-up of this morning, if there is one. Once it is
/// answered the page says so; it does not fall back to «nothing to answer».
fn without_token(app: App) -> AnyView {
    let wake_up = own_wake_up(app);
    let done = now::Done { command: RwSignal::new(None), put_off: RwSignal::new(None) };
    view! {
        {move || match wake_up.get() {
            Some(wake_up) => now::card(app, wake_up, done),
            None => {
                view! { <Empty drawn=Icon::Sun title=texts::up_nothing() words=texts::up_nothing_words() /> }
                    .into_any()
            }
        }}
        <FateMark id=done.command />
    }
    .into_any()
}

/// The wake-up of this morning of whoever is signed in.
fn own_wake_up(app: App) -> Memo<Option<MorningWakeUp>> {
    Memo::new(move |_| {
        let wall = app.wall.get();
        app.plan.with(|plan| plan.as_ref().and_then(|plan| plan.record.morning_wake_up(wall)))
    })
}
