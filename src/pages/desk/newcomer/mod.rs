//! Somebody new, in half a minute: added, put where they begin, and let in, without leaving the page. What is written is
//! kept until all of it has arrived, and sending it again changes nothing.
mod form;
mod place;
mod send;
mod written;

use super::{
    frame::DeskPage,
    invite,
    known::{known, not_yours},
};
use crate::{
    routes::{Place, Route},
    state::desk::Asked,
    texts,
    ui::{Icon, icon},
};
use folje_api::v1::{desk::Desk, paths};
use folje_domain::{ids::PersonId, people::Deed};
use leptos::prelude::*;

/// Somebody who was just added.
#[derive(Clone, PartialEq)]
struct Added {
    id: PersonId,
    name: String,
    participant: bool,
}

/// The page.
pub(super) fn page() -> AnyView {
    let desk = Asked::<Desk>::of(paths::DESK);
    let added = RwSignal::new(None::<Added>);
    let content = move || match added.get() {
        Some(one) => done(&one, added),
        None => known(desk, move |said| {
            let adds = said.duties.iter().any(|duty| duty.may(Deed::AddParticipant));
            if adds { form::view(&said, added) } else { not_yours() }
        }),
    };
    view! {
        <DeskPage at=Place::NewPerson title=texts::desk_new() sub=texts::desk_new_words()>
            {content}
            <p class="no-print"><a class="button button-plain" href=Route::Desk(Place::Import).to_string()>{icon(Icon::People)}{texts::desk_import_link()}</a>
                <a class="button button-plain" href=Route::Desk(Place::Companions).to_string()>{icon(Icon::Clock)}{texts::companions_link()}</a></p>
        </DeskPage>
    }
    .into_any()
}

/// What comes next: the invite, the person's page, the next one.
fn done(one: &Added, added: RwSignal<Option<Added>>) -> AnyView {
    let open = one.participant.then(|| {
        let href = Route::Desk(Place::Person(one.id)).to_string();
        view! { <a class="button button-quiet" href=href>{texts::desk_open_page(&one.name)}</a> }
    });
    view! {
        <section class="stack" data-added>
            <p class="card card-soft no-print" role="status">{texts::desk_added(&one.name)}</p>
            {invite::view(one.id, one.name.clone())}
            <div class="buttons no-print">
                {open}
                <button type="button" class="button button-quiet" on:click=move |_| added.set(None)>{texts::desk_add_another()}</button>
            </div>
        </section>
    }
    .into_any()
}
