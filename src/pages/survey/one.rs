//! One survey: its questions, what became of one's answer, or what came of it.
use super::{
    begin,
    flow::{self, Flow},
    standing,
    states::known,
};
use crate::{
    pages::survey_told,
    platform::{
        events, focus,
        intl::{self, DateStyle},
    },
    routes::{Paper, Route},
    state::survey::{Draft, NotSealed, Own, Standing, is_near, seal},
    texts,
    ui::{Empty, Icon, Page, text},
};
use folje_anonymity::answers::Answers;
use folje_api::v1::surveys::{OpenSurvey, SurveyResult, Surveys};
use folje_domain::ids::SurveyId;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use uuid::Uuid;

/// The page.
pub(super) fn page(id: Uuid) -> AnyView {
    let (own, id) = (Own::open(), SurveyId(id));
    let draft = Draft::of(own.app, id);
    let title = Signal::derive(move || {
        let found = own.known.with(|known| known.here().and_then(|said| words(said, id)));
        found.map_or_else(texts::survey, |(title, _)| title)
    });
    let sub = Signal::derive(move || {
        let found = own.known.with(|known| known.here().and_then(|said| words(said, id)));
        found.map(|(_, day)| day).unwrap_or_default()
    });
    view! {
        <Page title=title sub=sub back=(Route::Survey(Paper::List), texts::surveys())>
            {known(own, move |said| view(own, draft, &said, id))}
        </Page>
    }
    .into_any()
}

/// What it is called, and until when.
fn words(said: &Surveys, id: SurveyId) -> Option<(String, String)> {
    let day = |day| intl::date(day, DateStyle::Day);
    let open = said.open.iter().find(|survey| survey.id == id);
    let over = said.results.iter().find(|result| result.id == id);
    let open = open.map(|one| (text(&one.words.title), texts::survey_until(&day(one.closes))));
    open.or_else(|| over.map(|one| (text(&one.words.title), texts::survey_closed_on(&day(one.closed)))))
}

fn view(own: Own, draft: Draft, said: &Surveys, id: SurveyId) -> AnyView {
    let today = own.app.wall.get_untracked().date();
    let open = said.open.iter().find(|survey| survey.id == id && survey.closes >= today);
    let result = said.results.iter().find(|result| result.id == id);
    match (open, result) {
        (Some(survey), _) => asked(own, draft, survey),
        (None, Some(result)) => over(result),
        (None, None) => {
            view! { <Empty drawn=Icon::Message title=texts::survey_gone() words=texts::survey_gone_words() /> }
                .into_any()
        }
    }
}

fn over(result: &SurveyResult) -> AnyView {
    let SurveyResult { form, words, outcome, texts, answer, .. } = result;
    survey_told::outcome(form, words, outcome, texts, answer.as_ref())
}

fn asked(own: Own, draft: Draft, survey: &OpenSurvey) -> AnyView {
    let survey = Arc::new(survey.clone());
    let standing = {
        let survey = Arc::clone(&survey);
        Memo::new(move |_| own.standing(&survey))
    };
    let shown = move || match standing.get() {
        Standing::Asked(four) => questions(own, draft, &survey, &four),
        standing => standing::card(own, &standing),
    };
    shown.into_any()
}

fn questions(own: Own, draft: Draft, survey: &Arc<OpenSurvey>, four: &[String]) -> AnyView {
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(String::new()));
    let hand_in = {
        let survey = Arc::clone(survey);
        move |answers: Answers, now: bool| {
            let survey = Arc::clone(&survey);
            spawn_local(async move {
                let Some(account) = own.account() else { return };
                match seal(&account, &survey, answers, now).await {
                    Ok(()) => {
                        draft.done();
                        own.send().await;
                        events::later(0, focus::to_heading);
                    }
                    Err(NotSealed::NoToken) => own.again(),
                    Err(NotSealed::NotKept) => {
                        wrong.try_set(texts::survey_not_kept_words());
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
        goes_at_once: is_near(survey),
        busy,
        wrong,
        hand_in: Arc::new(hand_in),
    };
    let screens = flow.clone();
    let four = four.to_vec();
    flow::view(screens, move || begin::view(&flow, begin::words(&four)))
}
