//! The groups that there are: when they start, how many are in them, and who of one's own.
use crate::{
    pages::people::day_and_year,
    platform::intl,
    routes::{Place, Route},
    state::App,
    texts,
    ui::{Empty, Icon, text},
};
use folje_api::v1::desk::{CohortCard, Desk};
use leptos::prelude::*;

/// The list. Whoever works with sums reads sums; everybody else sees whom of a group they walk beside.
pub(super) fn view(app: App, desk: &Desk, sums_only: bool) -> AnyView {
    if desk.cohorts.is_empty() {
        return view! { <Empty drawn=Icon::Week title=texts::desk_groups_none() words=texts::desk_groups_none_words() /> }
            .into_any();
    }
    let rows = desk.cohorts.iter().map(|cohort| row(app, desk, cohort)).collect_view();
    view! {
        {sums_only.then(|| view! { <p class="muted">{texts::desk_groups_sums()}</p> })}
        <ul class="list" data-groups>{rows}</ul>
    }
    .into_any()
}

fn row(app: App, desk: &Desk, cohort: &CohortCard) -> AnyView {
    let template = desk.templates.iter().find(|template| template.key == cohort.template);
    let programme = template.map(|template| text(&template.name)).unwrap_or_default();
    let people = usize::try_from(cohort.people).unwrap_or(usize::MAX);
    let count = match template.and_then(|template| template.places) {
        Some(places) => {
            texts::DeskGroupOf { people: &people.to_string(), places: &places.to_string() }.text()
        }
        None => texts::desk_group_count(people),
    };
    let starts = {
        let day = cohort.starts;
        move || {
            let words = day_and_year(day, app.wall.get().date());
            if day > app.wall.get().date() {
                texts::desk_group_starts(&words)
            } else {
                texts::desk_group_started(&words)
            }
        }
    };
    let id = cohort.id;
    let own = move || {
        let people = app.people.get();
        let own: Vec<_> =
            people.iter().flat_map(|page| page.people.iter().filter(|one| one.cohort == Some(id))).collect();
        let link = |(id, name): (folje_domain::ids::PersonId, String)| {
            view! { <a class="chip chip-link" href=Route::Desk(Place::Person(id)).to_string()>{name}</a> }
        };
        (!own.is_empty()).then(|| {
            view! { <p class="chips">{own.into_iter().map(|one| link((one.id, one.name.clone()))).collect_view()}</p> }
        })
    };
    let schedule = cohort.leads.then(|| {
        view! { <p><a class="chip chip-link" data-schedule="" href=Place::GroupSchedule(id).to_string()>{texts::plan_title()}</a></p> }
    });
    view! {
        <li class="list-row" data-group=cohort.name.clone()>
            <div class="list-main stack stack-tight">
                <p class="list-title"><strong>{cohort.name.clone()}</strong></p>
                <p class="muted">{programme}". "{move || intl::capital(&starts())}</p>
                {own}
                {schedule}
            </div>
            <p class="list-end">{count}</p>
        </li>
    }
    .into_any()
}
