//! The last screen: what will be handed in, and when it goes.
use super::flow::{Flow, HEADING};
use crate::{texts, ui::text};
use folje_anonymity::answers::Value;
use folje_api::v1::surveys::QuestionWords;
use leptos::prelude::*;

/// The screen.
pub(super) fn view(flow: &Flow) -> AnyView {
    let begun = flow.draft.begun.get_untracked().unwrap_or_default();
    let row = |(place, words): (usize, &QuestionWords)| {
        let answer = match begun.value(place) {
            Some(Value::Choice(choice)) => {
                words.choices.get(usize::from(*choice)).map(text).unwrap_or_default()
            }
            Some(Value::Text(words)) if !words.trim().is_empty() => words.clone(),
            _ => texts::survey_declined(),
        };
        view! { <dt>{text(&words.ask)}</dt><dd>{answer}</dd> }
    };
    let rows = flow.words.questions.iter().enumerate().map(row).collect_view();
    let (goes, now, busy) = (flow.goes_at_once, flow.clone(), flow.busy);
    let when = if goes {
        view! { <p class="card-text" data-at-once>{texts::survey_at_once()}</p> }.into_any()
    } else {
        view! {
            <p class="card-text">{texts::survey_later()}</p>
            <details class="more">
                <summary>{texts::survey_now_instead()}</summary>
                <div class="stack stack-tight">
                    <p class="card-text">{texts::survey_now_warning()}</p>
                    <button type="button" class="button button-quiet" disabled=busy on:click=move |_| hand_in(&now, true)>{texts::survey_send_now()}</button>
                </div>
            </details>
        }
        .into_any()
    };
    view! {
        <h2 class="wizard-question" id=HEADING tabindex="-1">{texts::survey_last()}</h2>
        <dl class="pairs card">{rows}</dl>
        {when}
    }
    .into_any()
}

/// Hands it in; `now`: at once.
pub(super) fn hand_in(flow: &Flow, now: bool) {
    if flow.busy.get_untracked() {
        return;
    }
    let begun = flow.draft.begun.get_untracked().unwrap_or_default();
    match begun.answers(&flow.form) {
        Ok(answers) => {
            flow.busy.set(true);
            (flow.hand_in)(answers, now);
        }
        Err(_) => flow.wrong.set(texts::refusal_too_long()),
    }
}
