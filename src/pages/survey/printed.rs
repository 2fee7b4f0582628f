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
    surveys::{PRINTED, PrintedSurvey, code_input},
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
    /// The answer is there.
    Arrived,
    /// It was closed before the answer came.
    Closed,
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
                Stage::Arrived => told(texts::survey_thanks(), texts::survey_arrived()),
                Stage::Closed => told(texts::survey_was_closed(), texts::survey_was_closed_words()),
            }}
        </Page>
    }
    .into_any()
}

fn told(title: String, words: String) -> AnyView {
    view! {
        <div class="card" role="status" data-standing><h2 class="card-title">{title}</h2><p class="card-text">{words}</p></div>
    }
    .into_any()
}

fn asked(survey: &Arc<PrintedSurvey>, code: RwSignal<String>, stage: RwSignal<Stage>) -> AnyView {
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(String::new()));
    let draft = Draft::unkept();
    // The code that was refused, and whether an answer was on its way before of which the server said nothing.
    let (refused, unheard) = (RwSignal::new(None::<String>), RwSignal::new(false));
    // A slip of the pen must not cost the answers: back to the code, with all that was chosen.
    let back = move |code: String| {
        refused.try_set(Some(code));
        draft.update(|begun| begun.at = 0);
        events::later(0, || focus::to("#survey-code"));
    };
    let hand_in = {
        let survey = Arc::clone(survey);
        move |answers: Answers, _| {
            let (survey, sent) = (Arc::clone(&survey), code.get_untracked());
            wrong.set(String::new());
            spawn_local(async move {
                if code_input(&sent).is_none() {
                    back(sent);
                } else {
                    match seal_printed(&survey, &sent, answers).await {
                        Ok(Some(Fate::Refused)) => back(sent),
                        Ok(Some(fate)) => {
                            // The code is spent, and the computer may be somebody else's.
                            history::replace(PRINTED);
                            let arrived = fate == Fate::Arrived;
                            stage.try_set(if arrived { Stage::Arrived } else { Stage::Closed });
                            events::later(0, focus::to_heading);
                        }
                        Ok(None) => drop(wrong.try_set(texts::survey_code_unreached())),
                        Err(_) => {
                            unheard.try_set(true);
                            wrong.try_set(texts::survey_code_unreached());
                        }
                    }
                }
                busy.try_set(false);
            });
        }
    };
    let flow = Flow {
        form: survey.form.clone(),
        words: survey.words.clone(),
        texts_withheld: survey.texts_withheld,
        draft,
        goes_at_once: true,
        busy,
        wrong,
        hand_in: Arc::new(hand_in),
    };
    let screens = flow.clone();
    flow::view(screens, move || {
        let error = Signal::derive(move || {
            let code = code.get();
            let refused = refused.with(|refused| refused.as_ref() == Some(&code));
            if code_input(&code).is_none() && (refused || !code.is_empty()) {
                texts::survey_code_strange()
            } else if refused && unheard.get() {
                texts::survey_code_perhaps()
            } else if refused {
                texts::survey_code_wrong_words()
            } else {
                String::new()
            }
        });
        let field = view! {
            <div class="card"><Field id="survey-code" label=texts::survey_code() hint=texts::survey_code_hint() value=code error=error on_input=move |text| code.set(text) /></div>
        };
        begin::view(&flow, field.into_any())
    })
}
