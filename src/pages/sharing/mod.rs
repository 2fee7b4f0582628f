//! «Vem ser vad»: everybody around, what each sees by their role, and what the participant shares with them besides.
mod form;
mod history;
pub(crate) mod one;
mod words;

use crate::{
    routes::Route,
    state::Plan,
    texts,
    ui::{Empty, Icon, Page, PersonLine, WithPlan, icon, organisation_and_role},
};
use folje_api::v1::snapshot::PersonCard;
use folje_domain::{ids::PersonId, record::Given};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    view! {
        <Page title=texts::sharing() sub=texts::sharing_words() back=(Route::Me, texts::me())>
            <WithPlan children=move |plan| list(&plan) />
        </Page>
    }
    .into_any()
}

fn list(plan: &Plan) -> AnyView {
    let here = around(plan, true);
    let left: Vec<_> = around(plan, false)
        .into_iter()
        .filter(|(id, _)| plan.record.consent(*id).is_some() && !here.iter().any(|(other, _)| other == id))
        .collect();
    if here.is_empty() && left.is_empty() {
        return view! { <Empty drawn=Icon::People title=texts::people_none() words=texts::people_none_words() /> }.into_any();
    }
    let rows = |people: &[(PersonId, Vec<&PersonCard>)]| {
        people.iter().map(|(id, cards)| row(plan, *id, cards)).collect_view()
    };
    view! {
        <div class="stack">
            <ul class="list">{rows(&here)}</ul>
            {(!left.is_empty()).then(|| view! {
                <section class="section">
                    <h2 class="section-title">{texts::people_earlier_title()}</h2>
                    <p class="muted">{texts::sharing_left()}</p>
                    <ul class="list">{rows(&left)}</ul>
                </section>
            })}
            <p class="muted">{texts::sharing_others()}</p>
        </div>
    }
    .into_any()
}

/// Everybody around today, or who was or will be, each once with what they are, in the order in which they came.
fn around(plan: &Plan, today: bool) -> Vec<(PersonId, Vec<&PersonCard>)> {
    let mut people: Vec<(PersonId, Vec<&PersonCard>)> = Vec::new();
    for card in plan.snapshot.people.iter().filter(|card| words::is_here(card, plan.today) == today) {
        match people.iter_mut().find(|(id, _)| *id == card.id) {
            Some((_, cards)) => cards.push(card),
            None => people.push((card.id, vec![card])),
        }
    }
    people
}

fn row(plan: &Plan, id: PersonId, cards: &[&PersonCard]) -> Option<AnyView> {
    let first = cards.first()?;
    let role = cards.iter().map(|card| organisation_and_role(card)).collect::<Vec<_>>().join("; ");
    let shared = living(plan, id).map(|given| texts::sharing_also(&words::given(given, plan.today)));
    let shares = shared.is_some().then_some("yes");
    Some(
        view! {
            <li><a class="list-row" data-shared=shares href=Route::SharingWith(id).to_string()>
                <div class="list-main stack stack-tight">
                    <PersonLine name=first.name.clone() role=role />
                    <p class="list-sub">{words::by_roles(cards)}</p>
                    {shared.map(|shared| view! { <p class="list-sub"><strong>{shared}</strong></p> })}
                </div>
                <span class="list-end">{icon(Icon::Chevron)}</span>
            </a></li>
        }
        .into_any(),
    )
}

/// What is shared with that person today.
fn living(plan: &Plan, id: PersonId) -> Option<&Given> {
    plan.record.consent(id)?.lives_on(plan.today, words::in_programme(plan))
}
