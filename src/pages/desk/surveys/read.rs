//! The reader's pass: what was written freely is read by somebody before it is shown, who takes names out or leaves a text
//! out. Once and for all; how many were left out is told to nobody.
use super::fate;
use crate::{
    pages::desk::known::known,
    platform::{focus, forms, net::Request},
    state::desk::{Asked, Deed},
    texts,
    ui::text,
};
use folje_api::v1::{
    desk_surveys::{DeskSurvey, DeskSurveys, Read, TextsToRead, ToRead},
    paths,
};
use leptos::{prelude::*, task::spawn_local};

/// What waits to be read.
pub(super) fn view(asked: Asked<DeskSurveys>, survey: &DeskSurvey) -> AnyView {
    let path = paths::DESK_SURVEY_READ.replace("{id}", &survey.id.to_string());
    let to_read = Asked::<ToRead>::of(path.clone());
    let survey = survey.clone();
    view! {
        <section class="section" data-read>
            <h2 class="section-title">{texts::survey_read()}</h2>
            <p class="card-text">{texts::survey_read_words()}</p>
            {known(to_read, move |said| {
                let pass = Pass { asked, to_read, left: RwSignal::new(said.texts.len()) };
                said.texts.iter().map(|texts| one(pass, &path, &survey, texts)).collect_view().into_any()
            })}
        </section>
    }
    .into_any()
}

/// What is asked for anew once all is read. Not before: drawing it anew would take along what is changed in a text of
/// another question, and such words are kept nowhere on the device.
#[derive(Clone, Copy)]
struct Pass {
    asked: Asked<DeskSurveys>,
    to_read: Asked<ToRead>,
    left: RwSignal<usize>,
}

/// What was written to one question.
fn one(pass: Pass, path: &str, survey: &DeskSurvey, texts: &TextsToRead) -> AnyView {
    let question = survey.words.questions.get(usize::from(texts.question));
    let question = question.map(|one| text(&one.ask)).unwrap_or_default();
    let rows: Vec<_> =
        texts.texts.iter().map(|words| (RwSignal::new(words.clone()), RwSignal::new(true))).collect();
    let (deed, done) = (Deed::new(), RwSignal::new(false));
    let (path, panel, place) = (path.to_owned(), texts.panel, texts.question);
    let kept = rows.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let texts = kept.iter().map(|(words, shown)| {
            let words = words.get_untracked().trim().to_owned();
            (shown.get_untracked() && !words.is_empty()).then_some(words)
        });
        let (read, path) = (Read { panel, question: place, texts: texts.collect() }, path.clone());
        spawn_local(async move {
            if deed.send(Request::post(&path, &read)).await.is_some() {
                done.try_set(true);
                pass.left.try_update(|left| *left -= 1);
                if pass.left.try_get_untracked() == Some(0) {
                    pass.to_read.again();
                    pass.asked.again();
                    focus::to_heading();
                }
            }
        });
    };
    let row = |(words, shown): (RwSignal<String>, RwSignal<bool>)| {
        view! {
            <li class="stack stack-tight">
                <textarea class="field-input" rows="2" aria-label=texts::survey_read_text() prop:value=words disabled=move || !shown.get()
                    on:input=move |event| words.set(forms::value(&event))></textarea>
                <label class="choice"><input type="checkbox" prop:checked=shown on:change=move |event| shown.set(forms::checked(&event)) /><span class="choice-text">{texts::survey_read_show()}</span></label>
            </li>
        }
    };
    view! {
        <form class="card stack" on:submit=send>
            <h3 class="card-title">{question}</h3>
            <ul class="stack" hidden=done>{rows.into_iter().map(row).collect_view()}</ul>
            <div class="buttons" hidden=done><button class="button" disabled=move || deed.busy()>{texts::survey_read_done()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}
