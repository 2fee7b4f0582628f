//! The last screen: who may read the goal, and whether its first step goes into the days to come.
use super::{super::choice::radio, Wizard, draft::FirstStep};
use crate::texts;
use leptos::prelude::*;

/// The id of what the screen begins with.
pub(super) const HEADING: &str = "wizard-last";

/// The screen.
pub(super) fn view(wizard: Wizard) -> AnyView {
    let draft = wizard.draft;
    let share = move |shared: bool| draft.update(|begun| begun.shared = shared);
    let shared = move |is: bool| Signal::derive(move || draft.value.with(|begun| begun.shared == is));
    let step = draft.value.with_untracked(|begun| begun.prompts.first_step.trim().to_owned());
    view! {
        <fieldset class="choices">
            <legend class="wizard-question" id=HEADING tabindex="-1">{texts::goal_who_reads()}</legend>
            {radio("reading", texts::goal_is_private(), texts::goal_private_words(), shared(false), move || share(false))}
            {radio("reading", texts::goal_is_shared(), texts::goal_shared_words(), shared(true), move || share(true))}
        </fieldset>
        {(!step.is_empty()).then(|| first_step(wizard, step))}
    }
    .into_any()
}

fn first_step(wizard: Wizard, step: String) -> AnyView {
    let draft = wizard.draft;
    let one = |when: FirstStep, label: String| {
        let chosen = Signal::derive(move || draft.value.with(|begun| begun.first_step == when));
        radio("first-step", label, String::new(), chosen, move || {
            draft.update(|begun| begun.first_step = when);
        })
    };
    view! {
        <fieldset class="choices choices-row" aria-describedby="first-step">
            <legend class="field-label">{texts::goal_step_to_today()}</legend>
            <p class="field-hint" id="first-step">{step}</p>
            {one(FirstStep::Later, texts::goal_step_later())}
            {one(FirstStep::Today, texts::step_day_today())}
            {one(FirstStep::Tomorrow, texts::step_day_tomorrow())}
        </fieldset>
    }
    .into_any()
}
