//! Kontakter: the one to turn to, everybody around now and before, people of one's own, and who does what.
mod around;
mod asking;
mod helped;
mod new_task;
mod own;
mod rows;
pub(crate) mod support;
mod support_draft;
mod tasks;
mod thanks;
mod when;

use crate::{
    pages::{meetings, talks, wishes},
    state::{App, Plan},
    texts,
    ui::{ContactCard, Empty, Icon, Page, WithPlan},
};
use folje_domain::ids::CommandId;
use leptos::prelude::*;
pub(crate) use when::day_and_year;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let removed = RwSignal::new(None);
    let just = Just { support: RwSignal::new(None), task: RwSignal::new(None) };
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    view! {
        <Page title=texts::people()>
            <WithPlan children=move |plan| view! {
                <div class="stack">
                    {around(&plan)}
                    {talks::link()}
                    {wishes::link(&plan)}
                    {meetings::links(&plan)}
                    {own::section(app, &plan, removed, just.support)}
                    {tasks::section(app, &plan, just.task)}
                </div>
            } />
            // Outside of what is drawn anew with the plan: words half written stay where they are.
            {move || there.get().then(|| asking::section(app))}
            {move || there.get().then(|| new_task::form(app, just.task))}
        </Page>
    }
    .into_any()
}

/// What was just done here, so that its fate can be told.
#[derive(Clone, Copy)]
struct Just {
    support: RwSignal<Option<CommandId>>,
    task: RwSignal<Option<CommandId>>,
}

fn around(plan: &Plan) -> AnyView {
    let (here, left) = around::split(&plan.snapshot.people, plan.today);
    if here.is_empty() && left.is_empty() {
        return view! { <Empty drawn=Icon::People title=texts::people_none() words=texts::people_none_words() /> }.into_any();
    }
    view! {
        {plan.contact().map(|(card, stand_in)| view! { <ContactCard card=card.clone() stand_in=stand_in /> })}
        {(!here.is_empty()).then(|| view! {
            <section class="section">
                <h2 class="section-title">{texts::people_now()}</h2>
                <ul class="list">{here.iter().map(|person| rows::here(plan, person)).collect_view()}</ul>
            </section>
        })}
        {(!left.is_empty()).then(|| view! {
            <section class="section">
                <h2 class="section-title">{texts::people_earlier_title()}</h2>
                <details class="more">
                    <summary>{texts::people_earlier(left.len())}</summary>
                    <ul class="list">{left.iter().map(|person| rows::left(plan, person)).collect_view()}</ul>
                </details>
            </section>
        })}
    }
    .into_any()
}
