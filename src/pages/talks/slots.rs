//! What is free, by day: one tap on a time, and one to say yes.
use super::{Booking, Wanted, form_in_words};
use crate::{
    platform::{
        intl::{self, DateStyle},
        random,
    },
    texts,
    ui::{Empty, Icon},
};
use folje_api::v1::talks::{TalkDeed, Talks, TalksWith};
use folje_domain::{
    ids::SeriesId,
    talk::{Form, Slot},
};
use leptos::prelude::*;

/// So many days are shown at once; the rest behind «Fler tider».
const DAYS_SHOWN: usize = 4;

/// The section: how to meet, then the times of each.
pub(super) fn section(booking: Booking, talks: &Talks) -> AnyView {
    let with = talks.with.clone();
    let times = move || {
        let form = booking.form.get();
        let moving = booking.moving.get();
        let shown: Vec<_> =
            with.iter().filter(|one| moving.as_ref().is_none_or(|talk| talk.person == one.id)).collect();
        let alone = shown.len() == 1;
        shown.into_iter().map(|one| times(booking, one, form, alone)).collect_view()
    };
    let title = move || match booking.moving.get() {
        Some(talk) => texts::talks_move_title(&talk.name),
        None => texts::talks_free(),
    };
    let form = move |form: Form| {
        let is = move || booking.form.get() == form;
        view! {
            <label class="choice"><input type="radio" name="talk-form" prop:checked=is on:change=move |_| booking.form.set(form) />
                <span class="choice-text">{form_in_words(form)}</span></label>
        }
    };
    let stay = move |_| booking.moving.set(None);
    view! {
        <section class="section stack">
            <h2 class="section-title" id="talks-free" tabindex="-1">{title}</h2>
            {move || booking.moving.with(Option::is_some).then(|| view! {
                <div class="buttons"><button type="button" class="button button-plain" on:click=stay>{texts::talk_move_not()}</button></div>
            })}
            {move || booking.moving.with(Option::is_none).then(|| view! {
                <fieldset class="talk-forms"><legend class="field-label">{texts::talk_form()}</legend>{form(Form::Talk)}{form(Form::Walk)}</fieldset>
            })}
            {times}
        </section>
    }
    .into_any()
}

fn times(booking: Booking, with: &TalksWith, form: Form, alone: bool) -> AnyView {
    let slots: Vec<_> = with.slots.iter().filter(|slot| slot.forms.contains(&form)).cloned().collect();
    if slots.is_empty() {
        let words = texts::talks_none_words(&with.name);
        return if alone {
            view! { <Empty drawn=Icon::Week title=texts::talks_none() words=words /> }.into_any()
        } else {
            view! { <p class="muted">{words}</p> }.into_any()
        };
    }
    let mut days: Vec<Vec<Slot>> =
        slots.chunk_by(|one, other| one.start.date() == other.start.date()).map(<[Slot]>::to_vec).collect();
    let later = days.split_off(days.len().min(DAYS_SHOWN));
    let whom = StoredValue::new((with.id, with.name.clone()));
    let day = move |slots: Vec<Slot>| day(booking, slots, form, whom);
    view! {
        <article class="card stack talk-times">
            <h3 class="card-title">{with.name.clone()}</h3>
            {days.into_iter().map(day).collect_view()}
            {(!later.is_empty()).then(|| view! {
                <details class="more"><summary>{texts::talks_more()}</summary><div class="stack">{later.into_iter().map(day).collect_view()}</div></details>
            })}
        </article>
    }
    .into_any()
}

fn day(
    booking: Booking,
    slots: Vec<Slot>,
    form: Form,
    whom: StoredValue<(folje_domain::ids::PersonId, String)>,
) -> AnyView {
    let Some(first) = slots.first() else { return ().into_any() };
    let name = intl::capital(&intl::date(first.start.date(), DateStyle::Full));
    let place = first.place.clone();
    let one = move |slot: Slot| {
        let start = slot.start;
        let choose = move |_| {
            let (with, name) = whom.get_value();
            let deed = match booking.moving.get_untracked() {
                Some(talk) => TalkDeed::Move { talk: talk.id, start },
                None => TalkDeed::Book { talk: SeriesId(random::id()), with, start, form },
            };
            booking.ask(Wanted { deed, name, span: slot.span(), form });
        };
        let time = intl::time(start.time());
        let label = format!("{} {time}", intl::date(start.date(), DateStyle::Full));
        view! { <button type="button" class="chip" data-slot=start.to_string() aria-label=label on:click=choose>{time}</button> }
    };
    view! {
        <div class="talk-day">
            <p class="talk-day-name">{name}</p>
            {(!place.is_empty()).then(|| view! { <p class="muted small">{place}</p> })}
            <div class="chips">{slots.into_iter().map(one).collect_view()}</div>
        </div>
    }
    .into_any()
}
