//! The surveys: those that are open, with what this phone has of them, and what came of those that are over.
use super::{standing, states::known};
use crate::{
    platform::intl::{self, DateStyle},
    routes::{Paper, Route},
    state::survey::{Own, Standing},
    texts,
    ui::{Empty, Icon, Page, icon, text},
};
use folje_api::v1::surveys::{OpenSurvey, SurveyResult, Surveys};
use leptos::prelude::*;

/// The page.
pub(super) fn page() -> AnyView {
    let own = Own::open();
    view! {
        <Page title=texts::surveys() sub=texts::surveys_words() back=(Route::Me, texts::me())>
            {known(own, move |said| view(own, &said))}
            <ul class="list">
                <li><a class="list-row" href=Route::Survey(Paper::Protection).to_string()>
                    {icon(Icon::Lock)}<div class="list-main"><p class="list-title">{texts::survey_protection()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
            </ul>
        </Page>
    }
    .into_any()
}

fn view(own: Own, said: &Surveys) -> AnyView {
    if said.open.is_empty() && said.results.is_empty() {
        return view! { <Empty drawn=Icon::Message title=texts::surveys_none() words=texts::surveys_none_words() /> }
            .into_any();
    }
    let today = own.app.wall.get_untracked().date();
    // What was heard on another day may be over by now.
    let open = said.open.iter().filter(|survey| survey.closes >= today);
    let open = open.map(|survey| card(own, survey)).collect_view();
    let over = said.results.iter().map(row).collect_view();
    view! {
        {open}
        {(!said.results.is_empty()).then(|| view! {
            <section class="section"><h2 class="section-title">{texts::surveys_over()}</h2><ul class="list">{over}</ul></section>
        })}
    }
    .into_any()
}

fn card(own: Own, survey: &OpenSurvey) -> AnyView {
    let day = intl::date(survey.closes, DateStyle::Day);
    let (title, why) = (text(&survey.words.title), text(&survey.words.why));
    let standing = own.standing(survey);
    let to = if matches!(standing, Standing::Asked(_)) { texts::survey_look() } else { texts::survey_see() };
    let label = format!("{to}: {title}");
    view! {
        <article class="card">
            <p class="kicker">{texts::survey_until(&day)}</p>
            <h2 class="card-title">{title}</h2>
            <p class="card-text">{why}</p>
            {standing::line(&standing).map(|words| view! { <p class="muted">{words}</p> })}
            <div class="buttons"><a class="button button-quiet" data-survey href=Route::Survey(Paper::One(survey.id.0)).to_string() aria-label=label>{to}</a></div>
        </article>
    }
    .into_any()
}

fn row(result: &SurveyResult) -> AnyView {
    let sub = if result.answer.is_some() { texts::survey_has_answer() } else { texts::survey_has_result() };
    view! {
        <li><a class="list-row" href=Route::Survey(Paper::One(result.id.0)).to_string()>
            <div class="list-main"><p class="list-title">{text(&result.words.title)}</p><p class="list-sub">{sub}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li>
    }
    .into_any()
}
