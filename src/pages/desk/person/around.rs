//! Who is what to the participant: what is there, ending it, and somebody new from a day on.
use crate::{
    pages::{
        beside,
        desk::{
            known::known,
            parts::{choose, day_field, fate, read_day},
        },
    },
    platform::{focus, net::Request},
    state::{
        App,
        desk::{Asked, Deed},
    },
    texts,
    ui::{role_name, switch},
};
use folje_api::v1::{
    desk::{Desk, NewRelation},
    desk_person::PersonPage,
    paths,
    snapshot::PersonCard,
};
use folje_domain::{
    ids::PersonId,
    people::{Deed as Allowed, Duty, Role},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// The roles that somebody may be given here; pairing has its own place.
const ROLES: [Role; 5] =
    [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide, Role::Caseworker, Role::SocialWorker];

/// The people, and what can be changed.
pub(super) fn view(app: App, asked: Asked<PersonPage>, page: &Arc<PersonPage>, relates: bool) -> AnyView {
    let today = app.wall.get_untracked().date();
    let participant = page.participant.id;
    let deed = Deed::new();
    let pairs = app.people.with_untracked(|people| {
        people.iter().any(|people| people.duties.iter().any(|duty| duty.may(Allowed::Pair)))
    });
    let end = |card: &PersonCard| {
        let may = relates && (pairs || Duty::deed_for(card.role) != Allowed::Pair);
        let (person, role, since) = (card.id, card.role, card.since);
        let last = move |_| {
            // Whoever began today was here today.
            let day = app.wall.get_untracked().date().max(since);
            let body = NewRelation { participant, person, role, day, ends: true, contact: false };
            spawn_local(async move {
                if deed.send(Request::post(paths::DESK_RELATIONS, &body)).await.is_some() {
                    asked.again();
                    focus::to_heading();
                }
            });
        };
        (may && card.until.is_none()).then(|| {
            view! {
                <details class="more"><summary>{texts::desk_part()}</summary><div class="stack stack-tight">
                    <p class="muted">{texts::desk_part_words(&card.name)}</p>
                    <div class="buttons"><button type="button" class="button button-quiet" disabled=move || deed.busy() on:click=last>{texts::desk_part_do()}</button></div>
                </div></details>
            }
            .into_any()
        })
    };
    view! {
        {beside::everybody(page, today, &end)}
        {fate(deed)}
        {relates.then(|| add(app, asked, participant))}
    }
    .into_any()
}

/// Somebody new around them. Who there is to choose from is asked for when somebody opens it.
fn add(app: App, asked: Asked<PersonPage>, participant: PersonId) -> AnyView {
    let open = RwSignal::new(false);
    let form = move || {
        open.get().then(|| {
            let desk = Asked::<Desk>::of(paths::DESK);
            known(desk, move |desk| add_form(app, asked, participant, &desk))
        })
    };
    view! { <details class="more" on:toggle=move |_| open.set(true)><summary>{texts::desk_relate()}</summary>{form}</details> }
        .into_any()
}

fn add_form(app: App, asked: Asked<PersonPage>, participant: PersonId, desk: &Desk) -> AnyView {
    let (deed, error) = (Deed::new(), RwSignal::new(String::new()));
    let people: Vec<_> = desk
        .companions
        .iter()
        .map(|one| {
            let words = if one.works_at.is_empty() {
                one.name.clone()
            } else {
                format!("{}, {}", one.name, one.works_at)
            };
            (one.id.to_string(), words)
        })
        .collect();
    let who = RwSignal::new(people.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let role = RwSignal::new("0".to_owned());
    let contact = RwSignal::new(false);
    let from = RwSignal::new(app.wall.get_untracked().date().to_string());
    let roles = ROLES.iter().enumerate().map(|(place, role)| (place.to_string(), role_name(*role))).collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(day) = read_day(&from.get_untracked()) else { return error.set(texts::desk_day_missing()) };
        let picked = role.get_untracked().parse::<usize>().ok().and_then(|place| ROLES.get(place).copied());
        let (Some(role), Ok(person)) = (picked, who.get_untracked().parse()) else { return };
        let contact = contact.get_untracked();
        spawn_local(async move {
            let body = NewRelation { participant, person, role, day, ends: false, contact };
            if deed.send(Request::post(paths::DESK_RELATIONS, &body)).await.is_some() {
                asked.again();
                focus::to_heading();
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {choose("relate-who", texts::desk_relate_who(), people, who.into(), move |picked| who.set(picked))}
            {choose("relate-role", texts::desk_relate_role(), roles, role.into(), move |picked| role.set(picked))}
            {day_field("relate-from", texts::desk_relate_from(), from.into(), error.into(), move |day| { error.set(String::new()); from.set(day); })}
            {switch(texts::desk_relate_contact(), Some(texts::desk_relate_contact_words()), contact.into(), move |on| contact.set(on))}
            <div class="buttons"><button class="button button-quiet" disabled=move || deed.busy()>{texts::desk_relate_do()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}
