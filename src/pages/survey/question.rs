//! One question as a screen: labelled faces, words or a short text; and «vill inte svara», which is an answer like any
//! other and looks like one.
use super::{
    aloud, face,
    flow::{Flow, HEADING},
};
use crate::{
    platform::forms,
    texts,
    ui::{Area, text},
};
use folje_anonymity::answers::{Kind, TEXT_BYTES, Value};
use folje_api::v1::surveys::QuestionWords;
use leptos::prelude::*;

/// The screen.
pub(super) fn view(flow: &Flow, place: usize) -> AnyView {
    let (Some(kind), Some(words)) = (flow.form.questions().get(place), flow.words.questions.get(place))
    else {
        return ().into_any();
    };
    let ask = text(&words.ask);
    let inside = match kind {
        Kind::Scale { .. } | Kind::Choice { .. } => choices(flow, place, words),
        Kind::Text => written(flow, place),
    };
    view! {
        <h2 class="wizard-question" id=HEADING tabindex="-1">{ask}</h2>
        {aloud::button(spoken(words))}
        {inside}
        {decline(flow, place)}
    }
    .into_any()
}

/// The question and its choices, as they are read aloud.
fn spoken(words: &QuestionWords) -> String {
    let choices = words.choices.iter().map(text);
    std::iter::once(text(&words.ask)).chain(choices).collect::<Vec<_>>().join(". ")
}

fn choices(flow: &Flow, place: usize, words: &QuestionWords) -> AnyView {
    let (draft, of) = (flow.draft, words.choices.len());
    let choice = |(at, label): (usize, &folje_domain::language::Text)| {
        let value = Value::Choice(u8::try_from(at).unwrap_or(u8::MAX));
        let (own, new) = (value.clone(), value);
        let is = move || {
            draft.begun.with(|begun| begun.as_ref().and_then(|begun| begun.value(place)) == Some(&own))
        };
        let pick = move |_| draft.update(|begun| begun.set(place, Some(new.clone())));
        view! {
            <label class="choice">
                <input type="radio" name="survey-answer" prop:checked=is on:change=pick />
                {words.faces.then(|| face::view(at, of))}
                <span class="choice-text">{text(label)}</span>
            </label>
        }
    };
    let all = words.choices.iter().enumerate().map(choice).collect_view();
    view! { <fieldset class="choices" aria-labelledby=HEADING>{all}</fieldset> }.into_any()
}

fn written(flow: &Flow, place: usize) -> AnyView {
    let (draft, wrong) = (flow.draft, flow.wrong);
    let value = Signal::derive(move || {
        draft.begun.with(|begun| match begun.as_ref().and_then(|begun| begun.value(place)) {
            Some(Value::Text(words)) => words.clone(),
            _ => String::new(),
        })
    });
    let write = move |words: String| {
        wrong.set(String::new());
        draft.update(|begun| begun.set(place, Some(Value::Text(words))));
    };
    let withheld = flow.texts_withheld.then(|| {
        view! { <p class="card card-soft" data-texts-withheld="">{texts::survey_text_withheld()}</p> }
    });
    view! { {withheld}<Area id="survey-text" label=texts::survey_text() hint=texts::survey_text_hint() value=value on_input=write /> }
        .into_any()
}

/// «Vill inte svara»: takes the answer back, if there was one.
fn decline(flow: &Flow, place: usize) -> AnyView {
    let draft = flow.draft;
    let is = move || {
        draft
            .begun
            .with(|begun| begun.as_ref().and_then(|begun| begun.value(place)) == Some(&Value::Declined))
    };
    let tick = move |event| {
        let value = forms::checked(&event).then_some(Value::Declined);
        draft.update(|begun| begun.set(place, value));
    };
    let kind = if flow.form.questions().get(place) == Some(&Kind::Text) { "checkbox" } else { "radio" };
    view! {
        <label class="choice">
            <input type=kind name="survey-answer" prop:checked=is on:change=tick />
            <span class="choice-text">{texts::survey_decline()}</span>
        </label>
    }
    .into_any()
}

/// Whether one can go on. Nothing has to be answered; a text has an end.
pub(super) fn is_right(flow: &Flow, place: usize) -> bool {
    let long =
        flow.draft.begun.with_untracked(|begun| match begun.as_ref().and_then(|begun| begun.value(place)) {
            Some(Value::Text(words)) => words.trim().len() > TEXT_BYTES,
            _ => false,
        });
    if long {
        flow.wrong.set(texts::refusal_too_long());
    }
    !long
}
