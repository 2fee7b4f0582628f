//! The page of one participant: what the role and the participant let one see, as the participant reads it too, and what
//! can be begun for them: an invite, moving on in another form, people, an ending.
mod around;
mod counted;
mod ending;
mod lost;
mod moving;
mod pairing;

use super::{frame::DeskPage, invite, known::known};
use crate::{
    pages::beside,
    routes::Place,
    state::{App, desk::Asked},
    texts,
    ui::{Icon, icon},
};
use folje_api::v1::{desk::Desk, desk_person::PersonPage, paths};
use folje_domain::{
    ids::PersonId,
    people::{Deed, Duty},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn page(id: PersonId) -> AnyView {
    let app = App::get();
    let asked = Asked::<PersonPage>::of(paths::DESK_PERSON.replace("{id}", &id.to_string()));
    let listed = move || {
        app.people
            .with(|page| page.as_ref()?.people.iter().find(|one| one.id == id).map(|one| one.name.clone()))
    };
    let title = Signal::derive(move || listed().unwrap_or_else(texts::desk_person));
    let duties = Memo::new(move |_| {
        app.people.with(|page| page.as_ref().map(|page| page.duties.clone()).unwrap_or_default())
    });
    let content = known(asked, move |said| {
        view! { <div class="person-grid">{
        let plans = said.participant.role.plans();
        let may = move |deed: Deed| plans && duties.with(|duties| duties.iter().any(|duty: &Duty| duty.may(deed)));
        view! {
            <div class="stack">{beside::page(&said, app.wall.get_untracked())}</div>
            <div class="stack">
                {beside::card(app, &said.participant, app.wall.get_untracked().date(), None)}
                {may(Deed::Plan).then(|| view! {
                    <div class="buttons"><a class="button button-quiet" data-schedule="" href=Place::Schedule(id).to_string()>{icon(Icon::Week)}{texts::plan_title()}</a></div>
                })}
                {meetings_link(id)}
                {around::view(app, asked, &said, may(Deed::Relate))}
                {may(Deed::Pair).then(|| pairing::view(app, asked, &said))}
                {may(Deed::Enrol).then(|| deeds(app, asked, &said))}
            </div>
        }
    }</div> }.into_any()
    });
    view! { <DeskPage at=Place::Person(id) title=title back=(Place::Home, texts::desk())>{content}</DeskPage> }
        .into_any()
}

/// The way to their meetings, the rough plan and the handover.
fn meetings_link(id: PersonId) -> AnyView {
    view! {
        <ul class="list"><li><a class="list-row" href=Place::MeetingsWith(id).to_string()>
            {icon(Icon::Week)}<div class="list-main"><p class="list-title">{texts::meetings()}</p><p class="list-sub">{texts::meetings_person_row()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// What can be begun for them. The groups and programmes are asked for when somebody opens it.
fn deeds(app: App, asked: Asked<PersonPage>, page: &Arc<PersonPage>) -> AnyView {
    let open = RwSignal::new(false);
    let (id, name) = (page.participant.id, page.participant.name.clone());
    let of_page = Arc::clone(page);
    let moving = move || {
        open.get().then(|| {
            let desk = Asked::<Desk>::of(paths::DESK);
            let page = Arc::clone(&of_page);
            known(desk, move |desk| moving::view(app, asked, &page, &desk))
        })
    };
    view! {
        <section class="section" data-deeds>
            <h2 class="section-title">{texts::desk_deeds()}</h2>
            <details class="more"><summary>{texts::desk_invite()}</summary><div class="stack">{invite::view(id, name.clone())}</div></details>
            {lost::view(id, name)}
            <details class="more" on:toggle=move |_| open.set(true)><summary>{texts::desk_move()}</summary>{moving}</details>
            {counted::view(asked, page)}
            {ending::view(app, asked, page)}
        </section>
    }
    .into_any()
}
