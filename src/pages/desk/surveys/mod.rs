//! The anonymous surveys of the programmes: what was asked, and a new one. While one is open nobody here learns how many
//! answered.
mod answer;
mod codes;
mod new;
mod notice;
pub(super) mod one;
mod pool;
mod read;

use super::{frame::DeskPage, known::known, parts};
use crate::{
    platform::intl::{self, DateStyle},
    routes::{Paper, Place, Route},
    state::desk::{Asked, Deed},
    texts,
    ui::{Empty, Icon, icon, small_icon, text},
};
use folje_api::v1::{
    desk_surveys::{Blocked, DeskSurvey, DeskSurveys, ProgrammeSurveys},
    paths,
    problem::Code,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn page() -> AnyView {
    let asked = Asked::<DeskSurveys>::of(paths::DESK_SURVEYS);
    view! {
        <DeskPage at=Place::Surveys title=texts::surveys() sub=texts::desk_surveys_words()>
            {known(asked, move |said| view(asked, &said))}
            <p><a href=Route::Survey(Paper::Protection).to_string()>{texts::survey_protection()}</a></p>
        </DeskPage>
    }
    .into_any()
}

fn view(asked: Asked<DeskSurveys>, said: &Arc<DeskSurveys>) -> AnyView {
    if said.programmes.is_empty() {
        return view! { <Empty drawn=Icon::Message title=texts::desk_surveys_none() words=texts::desk_surveys_none_words() /> }
            .into_any();
    }
    let opened = RwSignal::new(String::new());
    said.programmes.iter().map(|programme| section(asked, said, programme, opened)).collect_view().into_any()
}

fn section(
    asked: Asked<DeskSurveys>,
    said: &Arc<DeskSurveys>,
    programme: &ProgrammeSurveys,
    opened: RwSignal<String>,
) -> AnyView {
    let rows = programme.surveys.iter().map(row).collect_view();
    let next = match programme.blocked {
        Some(blocked) => {
            let words = match blocked {
                Blocked::Open => texts::survey_blocked_open(),
                Blocked::Unanswered => texts::survey_blocked_unanswered(),
                Blocked::NoSlot => texts::survey_blocked_slots(),
            };
            view! { <p class="muted" data-blocked>{words}</p> }.into_any()
        }
        None => new::view(asked, said, programme, opened),
    };
    view! {
        <section class="section">
            <h2 class="section-title">{text(&programme.name)}</h2>
            {if programme.surveys.is_empty() {
                view! { <p class="muted">{texts::desk_surveys_not_yet()}</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }}
            {next}
        </section>
    }
    .into_any()
}

fn row(survey: &DeskSurvey) -> AnyView {
    let panels = survey.panels.iter();
    let sub = if survey.open {
        texts::survey_until(&intl::date(survey.closes, DateStyle::Day))
    } else if panels.clone().any(|panel| panel.to_read) {
        texts::survey_texts_wait()
    } else if survey.answer.is_none() {
        texts::survey_answer_waits()
    } else {
        texts::survey_closed_on(&intl::date(survey.closes, DateStyle::Day))
    };
    let asked = names(panels.flat_map(|panel| &panel.groups));
    view! {
        <li><a class="list-row" href=Route::Desk(Place::Survey(survey.id.0)).to_string()>
            <div class="list-main"><p class="list-title">{text(&survey.words.title)}</p><p class="list-sub">{sub}" · "{asked}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li>
    }
    .into_any()
}

/// How something that was sent is doing; what the server refuses about surveys is told in its own words.
fn fate(deed: Deed) -> AnyView {
    let why = move || {
        deed.code.get().and_then(|code| {
            Some(match code {
                Code::TokensIssued => texts::survey_codes_issued(),
                Code::AnswerFirst => texts::survey_blocked_unanswered(),
                Code::PanelCounted => texts::survey_pool_counted(),
                Code::SurveyClosed => texts::survey_was_closed(),
                _ => return None,
            })
        })
    };
    (move || match why() {
        Some(words) => view! { <p class="mark" role="status">{small_icon(Icon::Info)}{words}</p> }.into_any(),
        None => parts::fate(deed),
    })
    .into_any()
}

/// Groups that are asked; their names may have commas in them.
fn names<'a>(groups: impl Iterator<Item = &'a String>) -> String {
    groups.map(|name| group_name(name)).collect::<Vec<_>>().join(" + ")
}

/// A group's name; those who take part alone have none.
fn group_name(name: &str) -> String {
    if name.is_empty() { texts::statistics_alone() } else { name.to_owned() }
}
