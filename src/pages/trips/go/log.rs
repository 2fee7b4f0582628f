//! The last screen: with whom, how it felt, and a line if one likes. It may be passed over.
use super::{super::words, Go};
use crate::{
    platform::{forms, random},
    state::Draft,
    texts,
    ui::{Area, Icon, refusal_in_words, small_icon},
};
use folje_domain::{
    command::{Action, Refusal},
    ids::PracticeId,
    reminder::{Company, Practice},
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// What has been said so far.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Begun {
    company: Option<Company>,
    felt: Option<u8>,
    line: String,
}

/// The form.
pub(super) fn view(go: Go) -> AnyView {
    let draft = Draft::<Begun>::named("practice");
    let wrong = RwSignal::new(None::<Refusal>);
    let missing = RwSignal::new(false);
    let save = move || {
        let Begun { company, felt, line } = draft.value.get_untracked();
        let Some(company) = company else { return missing.set(true) };
        let on = go.app.wall.get_untracked().date();
        let practice = Practice { id: PracticeId(random::id()), trip: go.id, on, company, felt, line };
        match go.app.act(Action::LogPractice { practice }) {
            Ok(_) => {
                draft.done();
                go.end();
            }
            Err(refusal) => wrong.set(Some(refusal)),
        }
    };
    let error = move || {
        let words = if missing.get() {
            Some(texts::practice_whom_missing())
        } else {
            wrong.get().map(refusal_in_words)
        };
        words.map(|words| (small_icon(Icon::Info), words))
    };
    let line = Signal::derive(move || draft.value.with(|begun| begun.line.clone()));
    view! {
        <form class="form" novalidate=true on:submit=move |event: SubmitEvent| { event.prevent_default(); save(); }>
            <h2 class="go-words" id=super::WORDS tabindex="-1">{texts::practice_there()}</h2>
            <fieldset class="choices">
                <legend class="field-label">{texts::practice_whom()}</legend>
                {[Company::Together, Company::OnThePhone, Company::Alone].map(|company| {
                    let chosen = Signal::derive(move || draft.value.with(|begun| begun.company == Some(company)));
                    radio("company", chosen, None, words::company(company), move || {
                        missing.set(false);
                        draft.update(|begun| begun.company = Some(company));
                    })
                }).into_iter().collect_view()}
            </fieldset>
            <fieldset class="choices">
                <legend class="field-label">{texts::practice_felt()}</legend>
                {(1..=5).map(|felt| {
                    let chosen = Signal::derive(move || draft.value.with(|begun| begun.felt == Some(felt)));
                    radio("felt", chosen, Some(face(felt)), words::felt(felt), move || draft.update(|begun| begun.felt = Some(felt)))
                }).collect_view()}
            </fieldset>
            <Area id="practice-line" label=texts::practice_line() value=line on_input=move |line| draft.update(|begun| begun.line = line) />
            <p class="field-error" role="status">{error}</p>
            <div class="wizard-foot">
                <button type="button" class="button button-quiet" on:click=move |_| go.end()>{texts::practice_skip()}</button>
                <button class="button">{texts::practice_save()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn radio(
    group: &'static str,
    chosen: Signal<bool>,
    drawn: Option<AnyView>,
    words: String,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="radio" name=group prop:checked=chosen on:change=move |event| if forms::checked(&event) { choose() } />
            {drawn}<span class="choice-text">{words}</span>
        </label>
    }
    .into_any()
}

/// A face, beside the word that says the same. Only the mouth differs, and none of them is sad or red.
fn face(felt: u8) -> AnyView {
    let mouth = match felt {
        1 => "M8 16.5c1-1.6 2.4-2.2 4-2.2s3 .6 4 2.2",
        2 => "M8.5 16c1-.8 2.2-1.1 3.5-1.1s2.5 .3 3.5 1.1",
        3 => "M8.5 15.5h7",
        4 => "M8.5 14.5c1 1 2.2 1.5 3.5 1.5s2.5-.5 3.5-1.5",
        _ => "M7.5 13.8c1 2.2 2.6 3.2 4.5 3.2s3.5-1 4.5-3.2",
    };
    view! {
        <svg class="icon face" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="9"></circle><path d="M9 9.5v.5M15 9.5v.5"></path><path d=mouth></path>
        </svg>
    }
    .into_any()
}
