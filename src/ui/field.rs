//! Fields of a form: label, hint, the input, and the error in words.
use super::{Icon, small_icon};
use crate::platform::forms;
use leptos::prelude::*;

/// One line of text.
#[component]
pub(crate) fn Field(
    /// The field's id in the page.
    id: &'static str,
    /// What is asked for.
    label: String,
    /// Words that help.
    #[prop(optional, into)]
    hint: String,
    /// `text`, `tel`, `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in (HTML autocomplete).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Told of each change.
    on_input: impl Fn(String) + 'static,
    /// What is wrong with it, in words; empty where nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            {hint_line(id, hint)}
            <input class="field-input" id=id type=kind autocomplete=autocomplete prop:value=value
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || error.with(|error| !error.is_empty()).then_some("true")
                on:input=move |event| on_input(forms::value(&event)) />
            {error_line(id, error)}
        </div>
    }
}

/// Several lines of text.
#[component]
pub(crate) fn Area(
    /// The field's id in the page.
    id: &'static str,
    /// What is asked for.
    label: String,
    /// The label's look: a question of the wizard is larger.
    #[prop(default = "field-label")]
    label_class: &'static str,
    /// Words that help.
    #[prop(optional, into)]
    hint: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Told of each change.
    on_input: impl Fn(String) + 'static,
    /// What is wrong with it, in words; empty where nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class=label_class for=id>{label}</label>
            {hint_line(id, hint)}
            <textarea class="field-input field-large" id=id rows="4" prop:value=value
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || error.with(|error| !error.is_empty()).then_some("true")
                on:input=move |event| on_input(forms::value(&event))></textarea>
            {error_line(id, error)}
        </div>
    }
}

fn hint_line(id: &str, hint: String) -> AnyView {
    let id = format!("{id}-hint");
    (!hint.is_empty()).then(|| view! { <p class="field-hint" id=id>{hint}</p> }).into_any()
}

fn error_line(id: &str, error: Signal<String>) -> AnyView {
    let id = format!("{id}-error");
    view! {
        <p class="field-error" id=id aria-live="polite">
            {move || error.with(|error| (!error.is_empty()).then(|| (small_icon(Icon::Info), error.clone())))}
        </p>
    }
    .into_any()
}
