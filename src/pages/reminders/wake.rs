//! One wake-up plan: when, whether it rings, the phone's own alarm, who is told, changing and pausing it.
use super::{alarm, form, tell};
use crate::{
    platform::intl,
    state::App,
    texts,
    ui::{FateMark, day_in_words, switch, weekdays_in_words},
};
use chrono::{Days, NaiveDate};
use folje_domain::{
    command::Refusal,
    ids::{CommandId, WakeId},
    reminder::Wake,
};
use leptos::prelude::*;

/// One plan and what is done with it here.
#[derive(Clone, Copy)]
pub(super) struct One {
    pub(super) app: App,
    pub(super) wake: Memo<Option<Wake>>,
    /// The last change, so that its fate can be told.
    pub(super) just: RwSignal<Option<CommandId>>,
    /// Why the last one was refused.
    pub(super) refused: RwSignal<Option<Refusal>>,
}

impl One {
    /// Changes the plan.
    pub(super) fn change(self, change: impl FnOnce(&mut Wake)) {
        let Some(mut wake) = self.wake.get_untracked() else { return };
        change(&mut wake);
        let kept = form::keep(self.app, wake);
        self.refused.set(kept.err());
        if let Ok(id) = kept {
            self.just.set(Some(id));
        }
    }
}

/// The card of the plan with that id.
pub(super) fn card(app: App, id: WakeId) -> AnyView {
    let wake = Memo::new(move |_| {
        app.plan.with(|plan| plan.as_ref().and_then(|plan| plan.record.wake(id).cloned()))
    });
    let one = One { app, wake, just: RwSignal::new(None), refused: RwSignal::new(None) };
    let title = move || {
        wake.with(|wake| {
            wake.as_ref().map(|wake| {
                texts::WakeWhen { days: &weekdays_in_words(wake.days), time: &intl::time(wake.time) }.text()
            })
        })
    };
    let on = Signal::derive(move || wake.with(|wake| wake.as_ref().is_some_and(|wake| wake.on)));
    let time =
        Signal::derive(move || wake.with(|wake| wake.as_ref().map(|wake| wake.time).unwrap_or_default()));
    view! {
        <article class="card wake-card">
            <h3 class="card-title">{move || title().map(|title| intl::capital(&title))}</h3>
            {switch(texts::wake_on(), None, on, move |on| one.change(|wake| wake.on = on))}
            {pause(one)}
            {alarm::card(time)}
            {tell::view(one, id)}
            {change(one, id)}
            <FateMark id=one.just />
        </article>
    }
    .into_any()
}

fn pause(one: One) -> AnyView {
    let today = Memo::new(move |_| one.app.wall.get().date());
    let until = Memo::new(move |_| {
        let paused = one.wake.with(|wake| wake.as_ref().and_then(|wake| wake.paused_until));
        paused.filter(|until| *until > today.get())
    });
    let set = move |until: Option<NaiveDate>| one.change(|wake| wake.paused_until = until);
    let later = move |days: u64| today.get_untracked().checked_add_days(Days::new(days));
    view! {
        <div class="stack stack-tight" role="status">
            {move || until.get().map(|until| view! { <p>{texts::wake_paused(&day_in_words(until, today.get()))}</p> })}
        </div>
        <div class="buttons">
            {move || if until.get().is_some() {
                view! { <button type="button" class="button button-quiet" on:click=move |_| set(None)>{texts::wake_resume()}</button> }.into_any()
            } else {
                view! {
                    <button type="button" class="button button-quiet" on:click=move |_| set(later(2))>{texts::wake_not_tomorrow()}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| set(later(8))>{texts::wake_pause_week()}</button>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

fn change(one: One, id: WakeId) -> AnyView {
    let form = form::Form::of(one.wake.get_untracked().as_ref());
    let refused = RwSignal::new(None);
    let save = move || {
        let kept = form::keep(one.app, form.wake(one.wake.get_untracked(), id));
        refused.set(kept.err());
        one.just.set(kept.ok());
    };
    view! {
        <details class="more">
            <summary>{texts::wake_change()}</summary>
            {form::view(form, &id.to_string(), texts::wake_save(), refused, save)}
            <div class="buttons">
                <button type="button" class="button button-plain" on:click=move |_| one.change(|wake| wake.removed = true)>{texts::wake_remove()}</button>
            </div>
        </details>
    }
    .into_any()
}
