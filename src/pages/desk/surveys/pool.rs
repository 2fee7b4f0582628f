//! Putting two panels together for good: offered while a panel is so small that hardly any turnout gives a result, and
//! only as long as nobody's answers were counted.
use super::{fate, names};
use crate::{
    platform::{focus, net::Request},
    state::desk::{Asked, Deed},
    texts,
};
use folje_anonymity::disclosure::PanelId;
use folje_api::v1::{
    desk_surveys::{DeskSurvey, DeskSurveys, Pool},
    paths,
};
use leptos::{prelude::*, task::spawn_local};

/// The offers; nothing where no panel is too small.
pub(super) fn view(asked: Asked<DeskSurveys>, survey: &DeskSurvey) -> AnyView {
    let deed = Deed::new();
    let path = paths::DESK_SURVEY_POOL.replace("{id}", &survey.id.to_string());
    let small = |id| survey.panels.iter().any(|panel| panel.panel == id && panel.small);
    let offers = survey.panels.iter().filter(|panel| panel.small).flat_map(|panel| {
        let path = path.clone();
        // Of two that are both small each could be offered the other; it is one offer.
        let others = panel.poolable.iter().filter(move |other| panel.panel < **other || !small(**other));
        others.map(move |other| {
            let offered = Pool { one: panel.panel, other: *other };
            offer(asked, deed, &path, names(panel.groups.iter()), other_name(survey, *other), offered)
        })
    });
    let offers: Vec<_> = offers.collect();
    (!offers.is_empty())
        .then(|| {
            view! {
                <section class="section no-print">
                    <h2 class="section-title">{texts::survey_pool()}</h2>
                    <p class="card-text">{texts::survey_pool_words()}</p>
                    {offers}
                    {fate(deed)}
                </section>
            }
        })
        .into_any()
}

fn offer(
    asked: Asked<DeskSurveys>,
    deed: Deed,
    path: &str,
    one: String,
    other: String,
    offered: Pool,
) -> AnyView {
    let path = path.to_owned();
    let pool = move |_| {
        let (path, offered) = (path.clone(), offered.clone());
        spawn_local(async move {
            if deed.send(Request::post(&path, &offered)).await.is_some() {
                asked.again();
                focus::to_heading();
            }
        });
    };
    view! {
        <details class="more">
            <summary>{texts::SurveyPoolThese { one: &one, other: &other }.text()}</summary>
            <div class="stack stack-tight">
                <p class="card-text">{texts::survey_pool_sure()}</p>
                <button type="button" class="button button-quiet" disabled=move || deed.busy() on:click=pool>{texts::survey_pool_do()}</button>
            </div>
        </details>
    }
    .into_any()
}

/// A panel that was not asked in this survey has no name here.
fn other_name(survey: &DeskSurvey, id: PanelId) -> String {
    survey
        .panels
        .iter()
        .find(|panel| panel.panel == id)
        .map_or_else(texts::survey_pool_other, |panel| names(panel.groups.iter()))
}
