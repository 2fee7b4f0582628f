//! One question a screen, with the two ways out where they always are. What is answered lies on the phone with each tap.
use super::{last, question};
use crate::{
    platform::{events, focus},
    state::survey::Draft,
    texts,
};
use folje_anonymity::answers::{Answers, Form};
use folje_api::v1::surveys::SurveyWords;
use leptos::{ev::SubmitEvent, prelude::*};
use std::sync::Arc;

/// Where the keyboard and the screen reader go on each screen.
pub(super) const HEADING: &str = "survey-heading";

/// Hands the answers in; `true`: at once.
pub(super) type HandIn = Arc<dyn Fn(Answers, bool) + Send + Sync>;

/// What the screens share.
#[derive(Clone)]
pub(super) struct Flow {
    /// What is asked.
    pub(super) form: Form,
    /// In words.
    pub(super) words: SurveyWords,
    /// Whether texts are not shown to anybody, as things stand.
    pub(super) texts_withheld: bool,
    /// What is answered so far.
    pub(super) draft: Draft,
    /// Whether it goes at once whatever one wishes: the close is near, or there is no phone to keep it on.
    pub(super) goes_at_once: bool,
    /// Whether it is on its way.
    pub(super) busy: RwSignal<bool>,
    /// What went wrong, in words; empty where nothing did.
    pub(super) wrong: RwSignal<String>,
    /// Hands it in.
    pub(super) hand_in: HandIn,
}

impl Flow {
    /// Goes to a screen, and takes the keyboard and the screen reader along once it is drawn.
    pub(super) fn go(&self, at: usize) {
        self.wrong.set(String::new());
        self.draft.update(|begun| begun.at = at);
        events::later(0, || focus::to(&format!("#{HEADING}")));
    }

    /// How many questions there are.
    pub(super) fn all(&self) -> usize {
        self.form.questions().len()
    }
}

/// The screens; `begin` is the one before the questions.
pub(super) fn view(flow: Flow, begin: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draft = flow.draft;
    let at = Memo::new(move |_| draft.begun.with(|begun| begun.as_ref().map(|begun| begun.at)));
    (move || match at.get() {
        None => ().into_any(),
        Some(0) => begin(),
        Some(at) => screen(&flow, at),
    })
    .into_any()
}

fn screen(flow: &Flow, at: usize) -> AnyView {
    let all = flow.all();
    let at = at.min(all + 1);
    let whereabouts = if at <= all {
        texts::WizardWhere { at: &at.to_string(), all: &all.to_string() }.text()
    } else {
        texts::wizard_last()
    };
    let inside = if at <= all { question::view(flow, at - 1) } else { last::view(flow) };
    let (forth, back, busy, wrong) = (flow.clone(), flow.clone(), flow.busy, flow.wrong);
    let next = move |event: SubmitEvent| {
        event.prevent_default();
        if at > all {
            last::hand_in(&forth, false);
        } else if question::is_right(&forth, at - 1) {
            forth.go(at + 1);
        }
    };
    let name = if at <= all { texts::wizard_next() } else { texts::survey_hand_in() };
    view! {
        <form class="wizard stack" novalidate=true on:submit=next>
            <p class="wizard-where" role="status">{whereabouts}</p>
            <progress class="wizard-bar" max=all.to_string() value=at.min(all).to_string() aria-hidden="true"></progress>
            {inside}
            <p class="field-error" role="alert">{wrong}</p>
            <div class="wizard-foot">
                <button type="button" class="button button-quiet" on:click=move |_| back.go(at - 1)>{texts::wizard_back()}</button>
                <button type="submit" class="button" disabled=busy>{name}</button>
            </div>
        </form>
    }
    .into_any()
}
