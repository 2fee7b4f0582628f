//! Fields whose ids are made while the form is drawn: one for each way, one for each step.
use crate::{
    platform::forms,
    ui::{Icon, small_icon},
};
use leptos::prelude::*;

/// One line of text.
pub(super) fn line(
    id: &str,
    label: String,
    hint: String,
    value: Signal<String>,
    error: Signal<String>,
    on_input: impl Fn(String) + 'static,
) -> AnyView {
    let described = format!("{id}-hint {id}-error");
    let (hint_id, error_id, id) = (format!("{id}-hint"), format!("{id}-error"), id.to_owned());
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <input class="field-input" id=id type="text" autocomplete="off" prop:value=value aria-describedby=described
                aria-invalid=move || error.with(|error| !error.is_empty()).then_some("true")
                on:input=move |event| on_input(forms::value(&event)) />
            {move || error.with(|error| (!error.is_empty()).then(|| view! {
                <p class="field-error" id=error_id.clone() role="status">{small_icon(Icon::Info)}{error.clone()}</p>
            }))}
        </div>
    }
    .into_any()
}

/// A number of minutes. What is no number, while it is being typed, changes nothing.
pub(super) fn minutes(
    id: &str,
    label: String,
    value: Signal<u16>,
    change: impl Fn(u16) + 'static,
) -> AnyView {
    let id = id.to_owned();
    let typed = move |event| {
        let typed = forms::value(&event);
        if let Ok(minutes) = if typed.is_empty() { Ok(0) } else { typed.parse() } {
            change(minutes);
        }
    };
    view! {
        <div class="field field-short">
            <label class="field-label" for=id.clone()>{label}</label>
            <input class="field-input" id=id type="number" inputmode="numeric" min="0" max="240" prop:value=move || value.get().to_string() on:change=typed />
        </div>
    }
    .into_any()
}
