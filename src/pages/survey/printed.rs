//! An answer by a printed code, for whoever has no phone of their own: without a session, kept nowhere, sent at once.
use super::{
    begin,
    flow::{self, Flow},
};
use crate::{
    platform::{bare, events, focus, history, json},
    routes::Route,
    state::{
        App,
        survey::{Draft, Fate, seal_printed},
    },
    texts,
    ui::{Empty, Field, Icon, Page, skeleton},
};
use folje_anonymity::answers::Answers;
use folje_api::v1::{
    paths,
    surveys::{PrintedSurvey, code_input},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Loading,
    /// The link is not whole, or the survey is not open.
    Nothing,
    Unreached,
    Here(Arc<PrintedSurvey>),
    Told(Fate),
}

/// The page.
pub(super) fn page() -> AnyView {
    let signed_in = App::get().account.with_untracked(Option::is_some);
    let back = if signed_in { (Route::Today, texts::today()) } else { (Route::SignIn, texts::sign_in()) };
    let behind = history::fragment();
    let (survey, code) = behind.split_once('.').unwrap_or((&behind, ""));
    let (survey, code) = (survey.to_owned(), RwSignal::new(code.to_owned()));
    let stage = RwSignal::new(Stage::Loading);
    let ask = {
        let path = paths::SURVEY_CODE.replace("{id}", &survey);
        move || {
            let path = path.clone();
            stage.set(Stage::Loading);
            spawn_local(async move {
                let said = bare::ask(&path).await.map(|said| json::read::<PrintedSurvey>(&said.body));
                stage.try_set(match said {
                    Ok(Some(survey)) => Stage::Here(Arc::new(survey)),
                    Ok(None) => Stage::Nothing,
                    Err(_) => Stage::Unreached,
                });
            });
        }
    };
    if survey.is_empty() {
        stage.set(Stage::Nothing);
    } else {
        ask();
    }
    view! {
        <Page title=texts::survey() back=back>
            {move || match stage.get() {
                Stage::Loading => skeleton(),
                Stage::Nothing => view! { <Empty drawn=Icon::Mail title=texts::survey_code_nothing() words=texts::survey_code_nothing_words() /> }.into_any(),
                Stage::Unreached => {
                    let ask = ask.clone();
                    view! {
                        <div role="status"><Empty drawn=Icon::Offline title=texts::nothing_kept_title() words=texts::survey_code_unreached() /></div>
                        <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| ask()>{texts::try_again()}</button></div>
                    }.into_any()
                }
                Stage::Here(survey) => asked(&survey, code, stage),
                Stage::Told(fate) => told(fate),
            }}
        </Page>
    }
    .into_any()
}

fn told(fate: Fate) -> AnyView {
    let (title, words) = match fate {
        Fate::Arrived => (texts::survey_thanks(), texts::survey_arrived()),
        Fate::Closed => (texts::survey_was_closed(), texts::survey_was_closed_words()),
        Fate::Refused => (texts::survey_code_wrong(), texts::survey_code_wrong_words()),
    };
    view! {
        <article class="card" role="status" data-standing><h2 class="card-title">{title}</h2><p class="card-text">{words}</p></article>
    }
    .into_any()
}

fn asked(survey: &Arc<PrintedSurvey>, code: RwSignal<String>, stage: RwSignal<Stage>) -> AnyView {
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(String::new()));
    let draft = Draft::unkept();
    let hand_in = {
        let survey = Arc::clone(survey);
        move |answers: Answers, _| {
            let survey = Arc::clone(&survey);
            spawn_local(async move {
                match seal_printed(&survey, &code.get_untracked(), answers).await {
                    Ok(Some(fate)) => {
                        // The code is spent, and the computer may be somebody else's.
                        history::replace(folje_api::v1::surveys::PRINTED);
                        stage.try_set(Stage::Told(fate));
                        events::later(0, focus::to_heading);
                    }
                    Ok(None) => {
                        wrong.try_set(texts::survey_code_wrong_words());
                    }
                    Err(_) => {
                        wrong.try_set(texts::survey_code_unreached());
                    }
                }
                busy.try_set(false);
            });
        }
    };
    let flow = Flow {
        form: survey.form.clone(),
        words: survey.words.clone(),
        draft,
        goes_at_once: true,
        busy,
        wrong,
        hand_in: Arc::new(hand_in),
    };
    let screens = flow.clone();
    flow::view(screens, move || {
        let error = Signal::derive(move || {
            let strange = code.with(|code| !code.is_empty() && code_input(code).is_none());
            if strange { texts::survey_code_strange() } else { String::new() }
        });
        let field = view! {
            <div class="card"><Field id="survey-code" label=texts::survey_code() hint=texts::survey_code_hint() value=code error=error on_input=move |text| code.set(text) /></div>
        };
        begin::view(&flow, field.into_any())
    })
}
