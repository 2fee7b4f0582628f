//! What forms at the desk are made of: a list to choose from, a day, and how what was sent is doing.
use super::refused;
use crate::{
    platform::{
        forms,
        intl::{self, DateStyle},
    },
    state::desk::{Deed, Sent},
    texts,
    ui::{Field, Icon, small_icon},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A list to choose one of; each with its value and its words.
pub(super) fn choose(
    id: &'static str,
    label: String,
    options: Vec<(String, String)>,
    value: Signal<String>,
    change: impl Fn(String) + 'static,
) -> AnyView {
    let option = move |(of, words): (String, String)| {
        let chosen = {
            let of = of.clone();
            move || value.with(|value| *value == of)
        };
        view! { <option value=of selected=chosen>{words}</option> }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            <select class="field-input" id=id on:change=move |event| change(forms::choice(&event))>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// A day, with its weekday in words: that is what people know it by.
pub(super) fn day_field(
    id: &'static str,
    label: String,
    day: Signal<String>,
    error: Signal<String>,
    change: impl Fn(String) + 'static,
) -> AnyView {
    let words =
        move || day.with(|day| read_day(day)).map(|day| intl::capital(&intl::date(day, DateStyle::Full)));
    view! {
        <div class="stack stack-tight">
            <Field id=id label=label kind="date" value=day error=error on_input=change />
            <p class="muted day-words">{words}</p>
        </div>
    }
    .into_any()
}

/// The day that a field holds; None while it holds none.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// How it is doing. Its line is kept free when there is nothing to tell.
pub(super) fn fate(deed: Deed) -> AnyView {
    let told = move || match deed.sent.get() {
        Sent::Not => None,
        Sent::Sending => Some((small_icon(Icon::Sync), texts::desk_sending())),
        Sent::Done => Some((small_icon(Icon::Check), texts::desk_done())),
        Sent::Unreached => Some((small_icon(Icon::Offline), texts::desk_no_answer())),
        Sent::Refused(_) | Sent::Troubled if refused::by_code(deed.code.get()).is_some() => {
            refused::by_code(deed.code.get()).map(|words| (small_icon(Icon::Info), words))
        }
        Sent::Refused(reason) => Some((small_icon(Icon::Info), refused::in_words(reason.as_deref()))),
        Sent::NotYours => Some((small_icon(Icon::Info), texts::desk_no_longer_yours())),
        Sent::Troubled => Some((small_icon(Icon::Info), texts::troubled())),
    };
    view! { <p class="mark" role="status">{told}</p> }.into_any()
}
