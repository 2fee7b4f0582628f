//! Those who walk beside: when each is where they work, by which somebody is paired with them, and what sponsors (fadder)
//! invite to, which the participants beside whom they stand read.
mod hours;
mod opening;

use super::{
    frame::DeskPage,
    known::{known, not_yours},
};
use crate::{
    platform::intl,
    routes::Place,
    state::desk::Asked,
    texts,
    ui::{Empty, Icon, weekdays_in_words},
};
use folje_api::v1::{
    desk::{CompanionCard, Desk},
    paths,
};
use folje_domain::{ids::PersonId, people::Deed};
use leptos::prelude::*;

/// The page.
pub(super) fn page() -> AnyView {
    let asked = Asked::<Desk>::of(paths::DESK);
    let open = RwSignal::new(None::<PersonId>);
    let content = known(asked, move |desk| {
        if !desk.duties.iter().any(|duty| duty.may(Deed::AddCompanion)) {
            return not_yours();
        }
        if desk.companions.is_empty() {
            return view! { <Empty drawn=Icon::People title=texts::companions_none() words=texts::companions_none_words() /> }.into_any();
        }
        let rows = desk.companions.iter().map(|one| row(asked, open, one)).collect_view();
        view! {
            <ul class="list">{rows}</ul>
            {opening::form(&desk.companions)}
        }
        .into_any()
    });
    view! {
        <DeskPage at=Place::Companions title=texts::companions() sub=texts::companions_words() back=(Place::NewPerson, texts::desk_new())>
            {content}
        </DeskPage>
    }
    .into_any()
}

/// One of them; the hours of one at a time are written.
fn row(asked: Asked<Desk>, open: RwSignal<Option<PersonId>>, one: &CompanionCard) -> AnyView {
    let id = one.id;
    let there = match one.there {
        Some(hours) => texts::CompanionsThere {
            days: &weekdays_in_words(hours.days),
            from: &intl::time(hours.from),
            until: &intl::time(hours.until),
        }
        .text(),
        None => texts::pairing_hours_unknown(),
    };
    let is_open = move || open.with(|open| *open == Some(id));
    let toggle = move |_| open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    let label = texts::companions_hours_of(&one.name);
    let hours = one.there;
    view! {
        <li data-companion=id.to_string()>
            <div class="list-row"><div class="list-main">
                <p class="list-title">{one.name.clone()}</p>
                {(!one.works_at.is_empty()).then(|| view! { <p class="list-sub">{one.works_at.clone()}</p> })}
                <p class="list-sub">{there}</p>
            </div>
            <button type="button" class="button button-quiet list-end" aria-label=label aria-expanded=move || is_open().to_string() on:click=toggle>{texts::companions_hours()}</button></div>
            {move || is_open().then(|| view! { <div class="list-row"><div class="list-main">{hours::form(asked, open, id, hours)}</div></div> })}
        </li>
    }
    .into_any()
}
