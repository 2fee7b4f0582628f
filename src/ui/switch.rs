//! Something that is on or off, and a time of day.
use crate::platform::{forms, intl};
use chrono::NaiveTime;
use leptos::prelude::*;

/// On or off, with a line that says what that means.
pub(crate) fn switch(
    label: String,
    words: Option<String>,
    on: Signal<bool>,
    change: impl Fn(bool) + 'static,
) -> AnyView {
    view! {
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=on on:change=move |event| change(forms::checked(&event)) />
            <span class="choice-text">{label}{words.map(|words| view! { <small>{words}</small> })}</span>
        </label>
    }
    .into_any()
}

/// A time of day. What is no time yet, while it is being typed, changes nothing.
pub(crate) fn time_field(
    id: &str,
    label: String,
    time: Signal<NaiveTime>,
    change: impl Fn(NaiveTime) + 'static,
) -> AnyView {
    let value = move || intl::time(time.get());
    let changed = move |event| {
        if let Ok(time) = NaiveTime::parse_from_str(&forms::value(&event), "%H:%M") {
            change(time);
        }
    };
    let id = id.to_owned();
    view! {
        <div class="field field-short">
            <label class="field-label" for=id.clone()>{label}</label>
            <input class="field-input" id=id type="time" required prop:value=value on:change=changed />
        </div>
    }
    .into_any()
}
