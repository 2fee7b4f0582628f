//! Proposing a step: up, down or a pause, from a day on, with a reason in the participant's words.
use super::Side;
use crate::{
    platform::random,
    texts,
    ui::{Field, refusal_in_words, switch},
};
use chrono::NaiveDate;
use folje_domain::{
    command::{Action, Refusal},
    ids::RampChangeId,
};
use leptos::prelude::*;

/// The form. Whoever shows it folds it until it is wanted: on the desk there may be one for each person.
pub(in crate::pages) fn form(
    side: Side,
    hours: u32,
    propose: impl Fn(Action) -> Result<(), Refusal> + 'static,
) -> AnyView {
    let from = RwSignal::new(String::new());
    let hours = RwSignal::new(hours.clamp(2, 40).to_string());
    let paused = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let wrong = RwSignal::new((false, String::new()));
    let error = move |about_day: bool| {
        Signal::derive(move || {
            wrong.with(|(day, words)| if *day == about_day { words.clone() } else { String::new() })
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(day) = from.get_untracked().parse::<NaiveDate>() else {
            return wrong.set((true, texts::ramp_propose_day_missing()));
        };
        let action = Action::ProposeRampStep {
            change: RampChangeId(random::id()),
            from: day,
            hours: hours.get_untracked().trim().parse().unwrap_or_default(),
            paused: paused.get_untracked(),
            words: words.get_untracked(),
        };
        match propose(action) {
            Ok(()) => {
                from.set(String::new());
                words.set(String::new());
                wrong.set(<_>::default());
            }
            Err(refusal) => wrong.set((refusal == Refusal::TooFarAway, refusal_in_words(refusal))),
        }
    };
    let label = match side {
        Side::Participant => texts::ramp_propose_words(),
        Side::Planner | Side::Workplace => texts::ramp_propose_words_of_theirs(),
    };
    view! {
            <form class="form" novalidate on:submit=save>
                <p class="muted small">{texts::ramp_propose_hint()}</p>
                <Field id="ramp-day" label=texts::ramp_propose_from() kind="date" value=from on_input=move |text| from.set(text) error=error(true) />
                <Field id="ramp-hours" label=texts::ramp_propose_hours() kind="number" value=hours on_input=move |text| hours.set(text) error=error(false) />
                {switch(texts::ramp_propose_pause(), None, paused.into(), move |on| paused.set(on))}
                <Field id="ramp-why" label=label value=words on_input=move |text| words.set(text) />
                <div class="buttons"><button class="button button-quiet">{texts::ramp_propose_save()}</button></div>
            </form>
    }
    .into_any()
}
