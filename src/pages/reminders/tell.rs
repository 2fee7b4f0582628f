//! Who is told where nobody hears from the participant: whom, after how many minutes, how far it has come.
use super::{
    people::who_can_be_asked,
    tell_state::{self, Standing, Telling},
    wake::One,
};
use crate::{
    platform::{forms, intl},
    state::Plan,
    texts,
    ui::{Icon, refusal_in_words, small_icon, switch},
};
use folje_domain::{
    command::Action,
    ids::{PersonId, WakeId},
    reminder::Wake,
};
use leptos::prelude::*;

/// The minutes that can be chosen.
const MINUTES: [u8; 5] = [10, 15, 20, 30, 45];

/// The part of the card.
pub(super) fn view(one: One, id: WakeId) -> AnyView {
    let both = Memo::new(move |_| {
        one.wake.with(|wake| wake.as_ref().map(|wake| (wake.first, wake.second))).unwrap_or_default()
    });
    let telling = Memo::new(move |_| with(one, |plan, wake| tell_state::telling(&plan.record, wake)));
    let on = Signal::derive(move || telling.get() == Some(Telling::On));
    let can = move || matches!(telling.get(), Some(Telling::CanBegin | Telling::On));
    let error = move || one.refused.get().map(|why| (small_icon(Icon::Info), refusal_in_words(why)));
    view! {
        <details class="more" data-tell=move || telling.get().map(|telling| format!("{telling:?}"))>
            <summary>{texts::tell_title()}</summary>
            <div class="stack">
            <p>{texts::tell_words()}</p>
            <p class="tell-state" role="status">{move || with(one, in_words)}</p>
            {move || can().then(|| switch(texts::tell_on(), None, on, move |on| one.change(|wake| wake.tell = on)))}
            {who(one, &format!("first-{id}"), texts::tell_first(), |wake| wake.first, |wake, whom| wake.first = whom)}
            {who(one, &format!("second-{id}"), texts::tell_second(), |wake| wake.second, |wake, whom| wake.second = whom)}
            {minutes(one, id)}
            <ul class="list">{move || {
                let (first, second) = both.get();
                [first, second].into_iter().flatten().map(|person| row(one, id, person)).collect_view()
            }}</ul>
            <p class="field-error" role="status">{error}</p>
            <p class="muted small">{texts::tell_no_alarm()}</p>
            </div>
        </details>
    }
    .into_any()
}

fn with<T>(one: One, look: impl FnOnce(&Plan, &Wake) -> T) -> Option<T> {
    let wake = one.wake.get()?;
    one.app.plan.with(|plan| plan.as_ref().map(|plan| look(plan, &wake)))
}

fn name(plan: &Plan, person: Option<PersonId>) -> String {
    person.and_then(|person| plan.person(person)).map(|card| card.name.clone()).unwrap_or_default()
}

/// What holds now, or what comes next, in words.
fn in_words(plan: &Plan, wake: &Wake) -> String {
    let (first, second) = (name(plan, wake.first), name(plan, wake.second));
    match tell_state::telling(&plan.record, wake) {
        Telling::NobodyNamed => texts::tell_nobody(),
        Telling::NoSecond => texts::tell_no_second(),
        Telling::NotAgreed => texts::tell_not_agreed(&first),
        Telling::CanBegin => texts::tell_can_begin(),
        Telling::On => texts::TellIsOn {
            first: &first,
            minutes: &wake.minutes.to_string(),
            time: &intl::time(wake.time),
            second: &second,
        }
        .text(),
    }
}

fn who(
    one: One,
    id: &str,
    label: String,
    read: fn(&Wake) -> Option<PersonId>,
    write: fn(&mut Wake, Option<PersonId>),
) -> AnyView {
    let people = Memo::new(move |_| {
        one.app.plan.with(|plan| plan.as_deref().map(who_can_be_asked).unwrap_or_default())
    });
    let now = Memo::new(move |_| one.wake.with(|wake| wake.as_ref().and_then(read)));
    let chosen = move |event| one.change(|wake| write(wake, forms::choice(&event).parse().ok()));
    let id = id.to_owned();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <select class="field-input" id=id on:change=chosen>
                <option value="" prop:selected=move || now.get().is_none()>{texts::tell_choose()}</option>
                {move || people.get().into_iter().map(|(person, name)| view! {
                    <option value=person.to_string() prop:selected=move || now.get() == Some(person)>{name}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn minutes(one: One, id: WakeId) -> AnyView {
    let id = format!("minutes-{id}");
    let now = Memo::new(move |_| one.wake.with(|wake| wake.as_ref().map(|wake| wake.minutes)));
    let chosen = move |event| {
        if let Ok(minutes) = forms::choice(&event).parse() {
            one.change(|wake| wake.minutes = minutes);
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{texts::tell_minutes()}</label>
            <select class="field-input" id=id on:change=chosen>
                {MINUTES.map(|minutes| view! {
                    <option value=minutes.to_string() prop:selected=move || now.get() == Some(minutes)>{texts::minutes(minutes.into())}</option>
                }).into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// One of the two, and how far it has come with them.
fn row(one: One, wake: WakeId, person: PersonId) -> AnyView {
    let standing =
        Memo::new(move |_| with(one, |plan, wake| tell_state::standing(&plan.record, wake, person)));
    let who = one
        .app
        .plan
        .with_untracked(|plan| plan.as_ref().map(|plan| name(plan, Some(person))).unwrap_or_default());
    let label = StoredValue::new(who.clone());
    let words = move || {
        standing.get().map(|standing| match standing {
            Standing::Asked => texts::agreement_asked(),
            Standing::Tested => texts::agreement_tested(),
            Standing::Ready => texts::agreement_ready(),
            Standing::OtherHours => texts::agreement_other_hours(),
            Standing::SaidNo => texts::agreement_said_no(),
            Standing::Ended => texts::agreement_ended(),
        })
    };
    let act = move |action| {
        let done = one.app.act(action);
        one.refused.set(done.err());
        one.just.set(done.ok());
    };
    let button = move || {
        standing.get().map(|standing| match standing {
        Standing::SaidNo | Standing::Ended => view! {
            <button type="button" class="button button-quiet list-end" aria-label=texts::agreement_ask_whom(&label.get_value())
                on:click=move |_| act(Action::AskToBeTold { wake, person })>{texts::agreement_ask()}</button>
        }
        .into_any(),
        _ => view! {
            <button type="button" class="button button-quiet list-end" aria-label=texts::agreement_end_whom(&label.get_value())
                on:click=move |_| act(Action::EndAgreement { wake, person })>{texts::agreement_end()}</button>
        }
        .into_any(),
    })
    };
    view! {
        <li class="list-row"><div class="list-main"><p class="list-title">{who}</p><p class="list-sub">{words}</p></div>{button}</li>
    }
    .into_any()
}
