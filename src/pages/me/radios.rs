//! One of a few, chosen by tapping it.
use leptos::prelude::*;

/// One of the few.
pub(super) struct Choice {
    /// What is kept.
    pub(super) value: &'static str,
    /// What is read.
    pub(super) label: String,
    /// The language of the label, where it is another than the page's.
    pub(super) language: Option<&'static str>,
}

/// The choices under a legend. `chosen` is told of each change.
pub(super) fn radios(
    name: &'static str,
    legend: String,
    hint: Option<String>,
    choices: Vec<Choice>,
    now: &str,
    chosen: impl Fn(&'static str) + Clone + 'static,
) -> AnyView {
    let hint_id = format!("{name}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    let choices = choices.into_iter().map(|Choice { value, label, language }| {
        let (chosen, is_now) = (chosen.clone(), value == now);
        view! {
            <label class="choice">
                <input type="radio" name=name value=value prop:checked=is_now on:change=move |_| chosen(value) />
                <span class="choice-text" lang=language>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices" aria-describedby=described>
            <legend class="field-label">{legend}</legend>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            {choices.collect_view()}
        </fieldset>
    }
    .into_any()
}
