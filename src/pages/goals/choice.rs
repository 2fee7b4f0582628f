//! One of several things to choose from, as a whole tappable card.
use crate::platform::forms;
use leptos::prelude::*;

/// A radio button of the group `name`.
pub(super) fn radio(
    name: &'static str,
    label: String,
    more: String,
    chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="radio" name=name prop:checked=chosen on:change=move |event| if forms::checked(&event) { choose() } />
            <span class="choice-text">{label}{(!more.is_empty()).then(|| view! { <small>{more}</small> })}</span>
        </label>
    }
    .into_any()
}
