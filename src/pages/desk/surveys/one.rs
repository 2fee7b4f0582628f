//! One survey: while it is open, the notice, the codes and the panels; after its close, what was written freely to be
//! read, what came of it, and the answer to the participants.
use super::{answer, codes, names, notice, pool, read};
use crate::{
    pages::{
        desk::{
            frame::DeskPage,
            known::{known, not_yours},
        },
        survey_told,
    },
    platform::intl::{self, DateStyle},
    routes::Place,
    state::desk::Asked,
    texts,
    ui::text,
};
use folje_api::v1::{
    desk_surveys::{DeskPanel, DeskSurvey, DeskSurveys},
    paths,
};
use leptos::prelude::*;
use uuid::Uuid;

/// The page.
pub(in crate::pages::desk) fn page(id: Uuid) -> AnyView {
    let asked = Asked::<DeskSurveys>::of(paths::DESK_SURVEYS);
    let title = Signal::derive(move || {
        let found = asked
            .known
            .with(|known| Some(text(&known.here().and_then(|said| survey(said, id))?.words.title)));
        found.unwrap_or_else(texts::survey)
    });
    let sub = Signal::derive(move || {
        let found = asked.known.with(|known| {
            let survey = known.here().and_then(|said| survey(said, id))?;
            let day = intl::date(survey.closes, DateStyle::Day);
            Some(if survey.open { texts::survey_until(&day) } else { texts::survey_closed_on(&day) })
        });
        found.unwrap_or_default()
    });
    view! {
        <DeskPage at=Place::Survey(id) title=title sub=sub back=(Place::Surveys, texts::surveys())>
            {known(asked, move |said| match survey(&said, id) {
                Some(survey) => view(asked, survey),
                None => not_yours(),
            })}
        </DeskPage>
    }
    .into_any()
}

fn survey(said: &DeskSurveys, id: Uuid) -> Option<&DeskSurvey> {
    said.programmes.iter().flat_map(|programme| &programme.surveys).find(|survey| survey.id.0 == id)
}

fn view(asked: Asked<DeskSurveys>, survey: &DeskSurvey) -> AnyView {
    let panels = survey.panels.iter().map(|panel| panel_view(survey, panel)).collect_view();
    let who = view! { <section class="section"><h2 class="section-title">{texts::survey_who()}</h2>{panels}</section> };
    if survey.open {
        return view! {
            <p class="card-text no-print">{texts::survey_open_words()}</p>
            {who}
            {pool::view(asked, survey)}
            {notice::view(survey)}
            {codes::view(survey)}
        }
        .into_any();
    }
    let to_read = survey.panels.iter().any(|panel| panel.to_read);
    view! {
        {to_read.then(|| read::view(asked, survey))}
        {answer::view(asked, survey)}
        {who}
    }
    .into_any()
}

fn panel_view(survey: &DeskSurvey, panel: &DeskPanel) -> AnyView {
    let names = names(panel.groups.iter());
    let count = usize::try_from(panel.invited).unwrap_or(usize::MAX);
    let outcome = panel
        .outcome
        .as_ref()
        .map(|outcome| survey_told::outcome(&survey.form, &survey.words, outcome, &panel.texts, None));
    view! {
        <article class="stack stack-tight" data-panel>
            <h3 class="side-title">{names}</h3>
            <p class="muted">{texts::survey_people(count)}</p>
            {panel.small.then(|| view! { <p class="muted">{texts::survey_small()}</p> })}
            {outcome}
        </article>
    }
    .into_any()
}
