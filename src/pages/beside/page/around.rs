//! Who is around the participant, and who was.
use crate::{
    pages::people::day_and_year,
    texts,
    ui::{PersonLine, organisation_and_role, reach},
};
use chrono::NaiveDate;
use folje_api::v1::{desk_person::PersonPage, snapshot::PersonCard};
use leptos::prelude::*;

/// Those who are here with how to reach them, and `more` below each; those who left, folded.
pub(crate) fn everybody(
    page: &PersonPage,
    today: NaiveDate,
    more: &dyn Fn(&PersonCard) -> Option<AnyView>,
) -> AnyView {
    let (left, here): (Vec<_>, Vec<_>) =
        page.people.iter().partition(|card| card.until.is_some_and(|until| until < today));
    let row = |card: &&PersonCard| {
        let between = match card.until {
            Some(until) => texts::PeopleBetween {
                first: &day_and_year(card.since, today),
                last: &day_and_year(until, today),
            }
            .text(),
            None => texts::person_since(&day_and_year(card.since, today)),
        };
        let gone = card.until.is_some_and(|until| until < today);
        let contact = page.contact == Some(card.id) && !gone;
        view! {
            <li class="list-row">
                <div class="list-main stack stack-tight">
                    <PersonLine name=card.name.clone() role=organisation_and_role(card) />
                    {contact.then(|| view! { <p class="chips"><span class="chip chip-accent">{texts::person_contact()}</span></p> })}
                    <p class="person-note">{crate::platform::intl::capital(&between)}</p>
                    {(!gone).then(|| reach(&card.name, &card.phone, &card.email))}
                    {(!gone).then(|| more(card)).flatten()}
                </div>
            </li>
        }
    };
    let before = (!left.is_empty()).then(|| {
        view! { <details class="more"><summary>{texts::person_left(left.len())}</summary><ul class="list">{left.iter().map(row).collect_view()}</ul></details> }
    });
    view! {
        <section class="section" data-around>
            <h2 class="section-title">{texts::person_around()}</h2>
            <ul class="list">{here.iter().map(row).collect_view()}</ul>
            {before}
        </section>
    }
    .into_any()
}
