//! The wake-up of these hours, answered in the app by whoever came without a notification.
use crate::{
    platform::{clock, intl},
    state::App,
    texts,
    ui::{Icon, icon},
};
use chrono::NaiveDateTime;
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::Record,
    reminder::{MorningAnswer, MorningWakeUp, RingKey, Snooze, Source},
};
use leptos::prelude::*;

/// When it rings tomorrow, where it does by its plan: then it can be put off until then.
fn tomorrow(record: &Record, ring: RingKey) -> Option<NaiveDateTime> {
    let Source::Wake(wake) = ring.source else { return None };
    let rings = record.wake(wake)?.rings_tomorrow(ring.date());
    rings.then(|| Snooze::Tomorrow.until(ring.at, ring.at.time()))
}

/// «I morgon 07:00», by command: the message's token knows a quarter and an hour alone. `done` gets the command and the
/// time of the next reminder.
pub(super) fn tomorrow_button(
    app: App,
    ring: RingKey,
    done: impl Fn(CommandId, NaiveDateTime) + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let until =
        app.plan.with_untracked(|plan| plan.as_ref().and_then(|plan| tomorrow(&plan.record, ring)))?;
    let put_off = move |_| {
        if let Ok(id) = app.act(Action::Snooze { ring, until }) {
            done(id, until);
        }
    };
    let word = texts::up_snooze_tomorrow(&intl::time(until.time()));
    Some(
        view! {
            <div class="buttons"><button type="button" class="button button-quiet" on:click=put_off>{word}</button></div>
            <p class="muted">{texts::up_tomorrow_words()}</p>
        }
        .into_any(),
    )
}

/// What this page has done about the wake-up since it was opened.
#[derive(Clone, Copy)]
pub(super) struct Done {
    /// The last command, whose delivery is shown.
    pub(super) command: RwSignal<Option<CommandId>>,
    /// The time of the next reminder, where the wake-up was put off until tomorrow. The record does not tell this from
    /// «Jag är uppe»: both end the wake-up for today.
    pub(super) put_off: RwSignal<Option<NaiveDateTime>>,
}

/// What there is to say about the wake-up: the buttons while it is due, as commands; a confirmation once it is answered.
pub(super) fn card(app: App, wake_up: MorningWakeUp, done: Done) -> AnyView {
    let put_off = |until: NaiveDateTime| {
        confirmation(texts::up_put_off(&intl::time(until.time())), texts::up_tomorrow_words())
    };
    if let Some(until) = done.put_off.get().filter(|_| !wake_up.is_due()) {
        return put_off(until);
    }
    match wake_up.answer {
        MorningAnswer::Up => confirmation(texts::up_done(), texts::up_done_words()),
        MorningAnswer::PutOff(until) => put_off(until),
        MorningAnswer::Waiting => buttons(app, wake_up.ring, None, done),
        MorningAnswer::Snoozed(until) => buttons(app, wake_up.ring, Some(until), done),
    }
}

fn confirmation(title: String, words: String) -> AnyView {
    view! {
        <article class="card up-card" data-up="answered">
            <h2 class="card-title">{title}</h2>
            <p class="card-text">{words}</p>
        </article>
    }
    .into_any()
}

fn buttons(app: App, ring: RingKey, snoozed: Option<NaiveDateTime>, done: Done) -> AnyView {
    let act = move |action: Action| done.command.set(app.act(action).ok());
    let snooze = move |how: Snooze| {
        act(Action::Snooze { ring, until: how.until(clock::wall_now(), ring.at.time()) });
    };
    let snoozed =
        snoozed.map(|until| view! { <p class="muted">{texts::up_snoozed(&intl::time(until.time()))}</p> });
    view! {
        <article class="card up-card" data-up="due">
            <p class="card-text">{texts::up_wake(&intl::time(ring.at.time()))}</p>
            <button type="button" class="button button-wide button-tall" on:click=move |_| act(Action::Acknowledge { ring })>{icon(Icon::Sun)}{texts::up_button()}</button>
            <div class="buttons">
                <button type="button" class="button button-quiet" on:click=move |_| snooze(Snooze::Quarter)>{texts::up_snooze_quarter()}</button>
                <button type="button" class="button button-quiet" on:click=move |_| snooze(Snooze::Hour)>{texts::up_snooze_hour()}</button>
            </div>
            {tomorrow_button(app, ring, move |id, until| {
                done.put_off.set(Some(until));
                done.command.set(Some(id));
            })}
            {snoozed}
        </article>
    }
    .into_any()
}
