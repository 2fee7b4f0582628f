//! A person around, or who was, as a row: what they are, how to reach them, what they helped with.
use super::{around::Around, helped, thanks, when::day_and_year};
use crate::{
    state::Plan,
    texts,
    ui::{PersonLine, organisation_and_role, reach},
};
use leptos::prelude::*;

/// Somebody who is here.
pub(super) fn here(plan: &Plan, person: &Around) -> Option<AnyView> {
    let card = person.cards.first()?;
    let contact = plan.snapshot.contact.is_some_and(|contact| contact.person == person.id);
    let from = person.since().filter(|since| *since > plan.today);
    // The card above has the ways to reach the contact already.
    let ways = (!contact).then(|| reach(&card.name, &card.phone, &card.email));
    let view = view! {
        <li class="list-row">
            <div class="list-main stack stack-tight">
                <PersonLine name=card.name.clone() role=roles(person) />
                {contact.then(|| view! { <p class="chips"><span class="chip chip-accent">{texts::people_contact_chip()}</span></p> })}
                {from.map(|from| view! { <p class="person-note">{texts::people_from(&day_and_year(from, plan.today))}</p> })}
                {ways}
                {helped::history(plan, person.id)}
                {thanks::view(plan, person)}
            </div>
        </li>
    };
    Some(view.into_any())
}

/// Somebody who left.
pub(super) fn left(plan: &Plan, person: &Around) -> Option<AnyView> {
    let card = person.cards.first()?;
    let day = |day| day_and_year(day, plan.today);
    let between = person
        .since()
        .zip(person.until())
        .map(|(since, until)| texts::PeopleBetween { first: &day(since), last: &day(until) }.text());
    let view = view! {
        <li class="list-row">
            <div class="list-main stack stack-tight">
                <PersonLine name=card.name.clone() role=roles(person) />
                <p class="person-note">{between}</p>
                {helped::history(plan, person.id)}
            </div>
        </li>
    };
    Some(view.into_any())
}

fn roles(person: &Around) -> String {
    let mut roles: Vec<_> = person.cards.iter().map(organisation_and_role).collect();
    roles.dedup();
    roles.join("; ")
}
