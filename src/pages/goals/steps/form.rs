//! A form to plan a small step, or to log one that is done. What is begun is kept until it is saved.
use super::{
    super::choice::radio,
    Steps,
    draft::{Begun, When, WrongDay},
};
use crate::{
    platform::{focus, forms, random},
    state::Draft,
    texts,
    ui::{Field, Icon, refusal_in_words, small_icon},
};
use folje_domain::{
    command::{Action, Refusal},
    ids::StepId,
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What the form's parts share.
#[derive(Clone, Copy)]
struct Form {
    steps: Steps,
    draft: Draft<Begun>,
    /// What is wrong with the words, and with the day, in words.
    wrong: RwSignal<(String, String)>,
}

/// The form, folded until it is wanted; open where something was begun.
pub(super) fn view(steps: Steps) -> AnyView {
    let name = steps.goal.map_or_else(|| "step".to_owned(), |goal| format!("step.{goal}"));
    let form = Form { steps, draft: Draft::named(&name), wrong: RwSignal::default() };
    let draft = form.draft;
    let begun = draft.value.with_untracked(|begun| !begun.text.is_empty());
    let text = Signal::derive(move || draft.value.with(|begun| begun.text.clone()));
    let write = move |text: String| {
        form.wrong.set(<_>::default());
        draft.update(|begun| begun.text = text);
    };
    let error = Signal::derive(move || form.wrong.with(|(text, _)| text.clone()));
    view! {
        <details class="more" open=begun>
            <summary>{texts::step_add()}</summary>
            <form class="form" novalidate=true on:submit=move |event: SubmitEvent| { event.prevent_default(); form.save(); }>
                <Field id="step-text" label=texts::step_what() hint=texts::step_what_hint() value=text on_input=write error=error />
                {days(form)}
                <label class="choice">
                    <input type="checkbox" prop:checked=move || draft.value.with(|begun| begun.done)
                        on:change=move |event| draft.update(|begun| begun.done = forms::checked(&event)) />
                    <span class="choice-text">{texts::step_already_done()}</span>
                </label>
                <div class="buttons"><button type="submit" class="button button-quiet">{texts::step_save()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn days(form: Form) -> AnyView {
    let Form { draft, wrong, .. } = form;
    let when = Memo::new(move |_| draft.value.with(|begun| begun.when));
    let one = |which: When, label: String| {
        let chosen = Signal::derive(move || when.get() == which);
        radio("step-when", label, String::new(), chosen, move || draft.update(|begun| begun.when = which))
    };
    let date = move || {
        (when.get() == When::Other).then(|| {
            let value = Signal::derive(move || draft.value.with(|begun| begun.other.clone()));
            let write = move |other: String| draft.update(|begun| begun.other = other);
            view! { <Field id="step-date" label=texts::step_day_which() kind="date" value=value on_input=write /> }
        })
    };
    let error =
        move || wrong.with(|(_, day)| (!day.is_empty()).then(|| (small_icon(Icon::Info), day.clone())));
    view! {
        <fieldset class="choices choices-row" aria-describedby="step-day-error">
            <legend class="field-label">{texts::step_day()}</legend>
            {one(When::Today, texts::step_day_today())}
            {one(When::Tomorrow, texts::step_day_tomorrow())}
            {one(When::Other, texts::step_other_day())}
        </fieldset>
        {date}
        <p class="field-error" id="step-day-error" aria-live="polite">{error}</p>
    }
    .into_any()
}

impl Form {
    /// Plans or logs it. Where it is refused, the words stay.
    fn save(self) {
        let Self { steps, draft, wrong } = self;
        let begun = draft.value.get_untracked();
        let day = match begun.day(steps.today.get_untracked()) {
            Ok(day) => day,
            Err(WrongDay::None) => return wrong.set((String::new(), texts::step_day_missing())),
            Err(WrongDay::ToCome) => return wrong.set((String::new(), texts::step_day_to_come())),
        };
        let Begun { text, done, .. } = begun;
        match steps.app.act(Action::AddStep { step: StepId(random::id()), goal: steps.goal, text, day, done })
        {
            Ok(id) => {
                wrong.set(<_>::default());
                steps.just.set(Some(id));
                draft.value.set(Begun::default());
                draft.done();
            }
            Err(Refusal::TooFarAway) => wrong.set((String::new(), refusal_in_words(Refusal::TooFarAway))),
            Err(refusal) => wrong.set((refusal_in_words(refusal), String::new())),
        }
        focus::to("#step-text");
    }
}
