//! The form: who they are, how to reach them, and where they begin.
use super::{
    Added, place,
    send::{self, Wrong},
    written::Written,
};
use crate::{
    pages::desk::parts::fate,
    state::{App, Draft, desk::Deed},
    texts,
    ui::{Field, weekday_boxes},
};
use folje_api::v1::desk::Desk;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// The form, as far as it was written before.
pub(super) fn view(desk: &Arc<Desk>, added: RwSignal<Option<Added>>) -> AnyView {
    let app = App::get();
    let draft = Draft::<Written>::named("desk-person");
    let deed = Deed::new();
    let wrong = RwSignal::new(None::<Wrong>);
    let part = move |part: fn(&Written) -> String| Signal::derive(move || draft.value.with(part));
    let write = move |change: &dyn Fn(&mut Written)| {
        wrong.set(None);
        draft.update(|written| change(written));
    };
    let is = move |what: Wrong, words: fn() -> String| {
        Signal::derive(move || if wrong.get() == Some(what) { words() } else { String::new() })
    };
    let name_error = Signal::derive(move || match wrong.get() {
        Some(Wrong::Name) => texts::desk_name_missing(),
        Some(Wrong::IdentityInName) => texts::refusal_identity_number(),
        _ => String::new(),
    });
    let phone_error = Signal::derive(move || match wrong.get() {
        Some(Wrong::Phone) => texts::refusal_bad_phone(),
        Some(Wrong::IdentityAsPhone) => texts::refusal_identity_number(),
        _ => String::new(),
    });
    let beside = Memo::new(move |_| draft.value.with(|written| written.beside));
    let english = Memo::new(move |_| draft.value.with(|written| written.english));
    let radio = move |group: &'static str, words: String, on: Signal<bool>, pick: fn(&mut Written)| {
        view! {
            <label class="choice"><input type="radio" name=group prop:checked=on on:change=move |_| write(&|written| pick(written)) /><span class="choice-text">{words}</span></label>
        }
    };
    let into = {
        let desk = Arc::clone(desk);
        move || {
            if beside.get() {
                at_work(draft, write).into_any()
            } else {
                place::view(&desk, draft, write, is(Wrong::Day, texts::desk_day_missing))
            }
        }
    };
    let of_desk = Arc::clone(desk);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let desk = Arc::clone(&of_desk);
        spawn_local(async move {
            match send::all(app, &desk, draft, deed).await {
                Ok(Some(one)) => drop(added.try_set(Some(one))),
                // It went wrong on the way: the line below says how.
                Ok(None) => {}
                Err(what) => drop(wrong.try_set(Some(what))),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <fieldset class="choices choices-row"><legend class="field-label">{texts::desk_who()}</legend>
                {radio("who", texts::desk_participant(), Signal::derive(move || !beside.get()), |written| written.beside = false)}
                {radio("who", texts::desk_companion(), beside.into(), |written| written.beside = true)}
            </fieldset>
            <div class="desk-fields">
                <Field id="person-name" label=texts::desk_name() value=part(|written| written.name.clone()) error=name_error
                    on_input=move |text| write(&|written| written.name.clone_from(&text)) />
                <Field id="person-phone" label=texts::desk_phone() kind="tel" value=part(|written| written.phone.clone()) error=phone_error
                    on_input=move |text| write(&|written| written.phone.clone_from(&text)) />
                <Field id="person-email" label=texts::desk_email() kind="email" value=part(|written| written.email.clone()) error=is(Wrong::Email, texts::refusal_bad_address)
                    on_input=move |text| write(&|written| written.email.clone_from(&text)) />
                <fieldset class="choices choices-row"><legend class="field-label">{texts::desk_language()}</legend>
                    {radio("language", "Svenska".to_owned(), Signal::derive(move || !english.get()), |written| written.english = false)}
                    {radio("language", "English".to_owned(), english.into(), |written| written.english = true)}
                </fieldset>
            </div>
            {into}
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::desk_add()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}

/// Where a companion works, and when they are there: what somebody is paired by.
fn at_work(
    draft: Draft<Written>,
    write: impl Fn(&dyn Fn(&mut Written)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let days = Signal::derive(move || draft.value.with(Written::weekdays));
    let time = |id: &'static str, label: String, value: Signal<String>, change: fn(&mut Written, &str)| {
        view! { <div class="field-short"><Field id=id label=label kind="time" value=value on_input=move |text| write(&|written| change(written, &text)) /></div> }
    };
    view! {
        <Field id="person-works-at" label=texts::desk_works_at() value=Signal::derive(move || draft.value.with(|written| written.works_at.clone()))
            on_input=move |text| write(&|written| written.works_at.clone_from(&text)) />
        <details class="more">
            <summary>{texts::desk_there()}</summary>
            <div class="stack">
                {weekday_boxes(texts::desk_there_days(), days, move |days| write(&|written| {
                    written.days = days.days().filter_map(|day| u8::try_from(day.num_days_from_monday()).ok()).collect();
                }))}
                <div class="times">
                    {time("person-from", texts::desk_there_from(), Signal::derive(move || draft.value.with(|written| written.there.0.clone())), |written, text| text.clone_into(&mut written.there.0))}
                    {time("person-until", texts::desk_there_until(), Signal::derive(move || draft.value.with(|written| written.there.1.clone())), |written, text| text.clone_into(&mut written.there.1))}
                </div>
            </div>
        </details>
    }
    .into_any()
}
