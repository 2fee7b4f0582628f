//! «Ni sa – vi gjorde»: the answer to those who answered. Until it is written, the programme asks nothing more.
use super::fate;
use crate::{
    platform::{focus, net::Request},
    state::{
        Draft,
        desk::{Asked, Deed},
    },
    texts,
    ui::Area,
};
use folje_api::v1::{
    desk_surveys::{DeskSurvey, DeskSurveys},
    paths,
    surveys::AnswerBack,
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    said: String,
    did: String,
}

/// What is written, or room to write it.
pub(super) fn view(asked: Asked<DeskSurveys>, survey: &DeskSurvey) -> AnyView {
    let inside = match survey.answer.clone() {
        Some(AnswerBack { you_said, we_did }) => view! {
            <article class="card card-soft" data-answer><dl class="pairs">
                <dt>{texts::survey_you_said()}</dt><dd class="say">{you_said}</dd>
                <dt>{texts::survey_we_did()}</dt><dd class="say">{we_did}</dd>
            </dl></article>
        }
        .into_any(),
        None => form(asked, survey),
    };
    view! { <section class="section"><h2 class="section-title">{texts::survey_said_did()}</h2>{inside}</section> }
        .into_any()
}

fn form(asked: Asked<DeskSurveys>, survey: &DeskSurvey) -> AnyView {
    let draft = Draft::<Written>::named(&format!("survey-answer.{}", survey.id));
    let (deed, wrong) = (Deed::new(), RwSignal::new(String::new()));
    let part = move |part: fn(&Written) -> &String| {
        Signal::derive(move || draft.value.with(|written| part(written).clone()))
    };
    let path = paths::DESK_SURVEY_ANSWER.replace("{id}", &survey.id.to_string());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Written { said, did } = draft.value.get_untracked();
        let (said, did) = (said.trim().to_owned(), did.trim().to_owned());
        if said.is_empty() || did.is_empty() {
            wrong.set(texts::survey_answer_empty());
            focus::to(if said.is_empty() { "#you-said" } else { "#we-did" });
            return;
        }
        let (answer, path) = (AnswerBack { you_said: said, we_did: did }, path.clone());
        spawn_local(async move {
            if deed.send(Request::post(&path, &answer)).await.is_some() {
                draft.done();
                asked.again();
                focus::to_heading();
            }
        });
    };
    let write = move |change: &dyn Fn(&mut Written)| {
        wrong.set(String::new());
        deed.reset();
        draft.update(|written| change(written));
    };
    view! {
        <form class="card stack" novalidate on:submit=send>
            <p class="card-text">{texts::survey_answer_words()}</p>
            <Area id="you-said" label=texts::survey_you_said() value=part(|one| &one.said) on_input=move |text| write(&|one| one.said.clone_from(&text)) />
            <Area id="we-did" label=texts::survey_we_did() value=part(|one| &one.did) on_input=move |text| write(&|one| one.did.clone_from(&text)) error=wrong />
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::survey_answer_send()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}
