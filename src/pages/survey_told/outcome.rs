//! What came of a survey: each question as sentences with a simple bar beside them, or why there is nothing to show.
use super::why;
use crate::{
    texts,
    ui::{Icon, icon, text},
};
use folje_anonymity::{
    answers::{Form, Kind},
    disclosure::{Part, Shown, Table},
};
use folje_api::v1::surveys::{AnswerBack, Outcome, QuestionWords, SurveyWords, Texts};
use leptos::prelude::*;

/// The results of one panel.
pub(in crate::pages) fn view(
    form: &Form,
    words: &SurveyWords,
    outcome: &Outcome,
    written: &[Texts],
    answer: Option<&AnswerBack>,
) -> AnyView {
    let numbers = match outcome {
        Outcome::Shown(table) => shown(form, words, table, written),
        Outcome::Withheld(why) => {
            let why = why::in_words(*why);
            view! {
                <article class="card card-quiet" data-withheld>
                    <h2 class="card-title">{icon(Icon::Lock)}" "{texts::survey_withheld()}</h2>
                    <p class="card-text">{why}</p>
                </article>
            }
            .into_any()
        }
    };
    view! { <div class="stack">{answer.map(said_and_did)}{numbers}</div> }.into_any()
}

/// «Ni sa – vi gjorde».
fn said_and_did(answer: &AnswerBack) -> AnyView {
    let (said, did) = (answer.you_said.clone(), answer.we_did.clone());
    view! {
        <article class="card card-soft" data-answer>
            <h2 class="card-title">{texts::survey_said_did()}</h2>
            <dl class="pairs">
                <dt>{texts::survey_you_said()}</dt><dd class="say">{said}</dd>
                <dt>{texts::survey_we_did()}</dt><dd class="say">{did}</dd>
            </dl>
        </article>
    }
    .into_any()
}

fn shown(form: &Form, words: &SurveyWords, table: &Table, written: &[Texts]) -> AnyView {
    let question = |(place, words): (usize, &QuestionWords)| {
        let inside = match (form.questions().get(place), table.questions.get(place)) {
            (Some(Kind::Text), _) => texts_of(place, written),
            (_, Some(Shown::Parts(parts))) => parts_in_words(words, parts),
            _ => view! { <p class="muted">{texts::survey_few_or_alike()}</p> }.into_any(),
        };
        view! { <section class="card stack-tight"><h2 class="card-title">{text(&words.ask)}</h2>{inside}</section> }
    };
    let questions = words.questions.iter().enumerate().map(question).collect_view();
    let (answered, invited) = (table.answered.to_string(), table.invited.to_string());
    view! { <p data-answered>{texts::SurveyAnswered { answered: &answered, invited: &invited }.text()}</p>{questions} }.into_any()
}

/// «6 svarade: Ofta eller Alltid», with a bar.
fn parts_in_words(words: &QuestionWords, parts: &[Part]) -> AnyView {
    let all: u32 = parts.iter().map(|part| part.answers).sum();
    let label = |choice: &u8| words.choices.get(usize::from(*choice)).map(text).unwrap_or_default();
    let row = |part: &Part| {
        let choices: Vec<_> = part.choices.iter().map(label).collect();
        let choices = choices.join(&format!(" {} ", texts::survey_or()));
        let sentence = texts::SurveySentence { count: &part.answers.to_string(), choices: &choices }.text();
        view! {
            <li>{sentence}<progress class="wizard-bar" max=all.to_string() value=part.answers.to_string() aria-hidden="true"></progress></li>
        }
    };
    let joined = parts.iter().any(|part| part.choices.len() > 1);
    view! {
        <ul class="stack stack-tight">{parts.iter().map(row).collect_view()}</ul>
        {joined.then(|| view! { <p class="muted small">{texts::survey_joined()}</p> })}
    }
    .into_any()
}

fn texts_of(place: usize, written: &[Texts]) -> AnyView {
    let own = written.iter().find(|texts| usize::from(texts.question) == place);
    let Some(own) = own.filter(|own| !own.texts.is_empty()) else {
        return view! { <p class="muted">{texts::survey_no_texts()}</p> }.into_any();
    };
    let row = |words: &String| view! { <li class="say">{words.clone()}</li> };
    view! { <ul class="stack stack-tight">{own.texts.iter().map(row).collect_view()}</ul> }.into_any()
}
