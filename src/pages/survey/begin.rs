//! Before the first question: why it is asked, how long it takes, and by what one can check that nobody is marked.
use super::{
    aloud,
    flow::{Flow, HEADING},
};
use crate::{
    routes::{Paper, Route},
    texts,
    ui::text,
};
use leptos::prelude::*;

/// The screen; `more` stands before the button.
pub(super) fn view(flow: &Flow, more: AnyView) -> AnyView {
    let why = text(&flow.words.why);
    let (start, together) = (flow.clone(), flow.form.together());
    let begun = flow
        .draft
        .begun
        .with_untracked(|begun| begun.as_ref().is_some_and(|begun| begun.values.iter().any(Option::is_some)));
    let name = if begun { texts::survey_go_on() } else { texts::survey_start() };
    view! {
        <article class="card">
            <h2 class="card-title" id=HEADING tabindex="-1">{texts::survey_why()}</h2>
            <p class="card-text">{why.clone()}</p>
            {aloud::button(why)}
            <p class="card-text">{texts::survey_length(flow.all())}</p>
            {together.then(|| view! { <p class="card-text">{texts::survey_together()}</p> })}
        </article>
        {more}
        <div class="buttons">
            <button type="button" class="button button-wide" on:click=move |_| start.go(1)>{name}</button>
            <a class="button button-plain" href=Route::Survey(Paper::Protection).to_string()>{texts::survey_protection()}</a>
        </div>
    }
    .into_any()
}

/// The period's keys as four words, to be compared with the printed notice.
pub(super) fn words(words: &[String]) -> AnyView {
    if words.is_empty() {
        return ().into_any();
    }
    let all = words.join(" · ");
    view! {
        <article class="card card-quiet">
            <h2 class="card-title">{texts::survey_four_words()}</h2>
            <p class="wizard-question" data-words>{all}</p>
            <p class="card-text">{texts::survey_compare()}</p>
        </article>
    }
    .into_any()
}
