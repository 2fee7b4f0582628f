//! Idag: one thing at a time. What is now and next, today's small step, and the person to turn to.
mod answers;
mod first_day;
mod now_card;
mod quiet;
mod ring;
mod step_card;
mod up;

use super::rest;
use crate::{
    platform::intl::{self, DateStyle},
    state::{App, Plan},
    texts,
    ui::{ContactCard, Page, PlanRow, WithPlan},
};
use chrono::NaiveDateTime;
use folje_domain::{
    ids::CommandId,
    schedule::{ActivityKind, Occurrence},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    // What was just said and done here outlives the cards, which are drawn anew when the plan changes.
    let just = Just { said: RwSignal::new(None), step: RwSignal::new(None) };
    let date = Memo::new(move |_| app.wall.get().date());
    let sub = Signal::derive(move || intl::capital(&intl::date(date.get(), DateStyle::Full)));
    let hello = Signal::derive(move || {
        app.plan.with(|plan| plan.as_ref().map(|plan| texts::hello(plan.name())).unwrap_or_default())
    });
    view! {
        <Page title=texts::today() sub=sub above=hello>
            <WithPlan children=move |plan| view(app, just, &plan) />
        </Page>
    }
    .into_any()
}

/// The commands that were just made here, so that what became of them can be told.
#[derive(Clone, Copy)]
struct Just {
    said: RwSignal<Option<CommandId>>,
    step: RwSignal<Option<CommandId>>,
}

fn view(app: App, just: Just, plan: &Arc<Plan>) -> AnyView {
    let wall = app.wall.get();
    let next = plan.next(wall).filter(|next| next.start.date() == wall.date()).cloned();
    let later = later(plan, next.as_ref(), wall);
    let first = next.is_none().then(|| first_day(plan, wall)).flatten();
    view! {
        <div class="stack" data-today-ready="">
            {finished(plan)}
            {up::card(plan, wall)}
            {match (next, first) {
                (Some(next), _) if next.kind == ActivityKind::FirstDay => {
                    let answers = answers::view(app, just.said, plan, next.id);
                    first_day::card(plan, &next, wall, Some(answers))
                }
                (Some(next), _) => now_card::card(app, just.said, plan, &next, wall),
                (None, Some(first)) => first_day::card(plan, &first, wall, None),
                (None, None) => quiet::card(plan, wall),
            }}
            {step_card::card(app, just.step, plan)}
            {(!later.is_empty()).then(|| view! {
                <section class="section">
                    <h2 class="section-title">{texts::later_today()}</h2>
                    <ul class="plan">{later.into_iter().map(|occurrence| view! { <PlanRow occurrence=occurrence wall=wall /> }).collect_view()}</ul>
                </section>
            })}
            {plan.contact().map(|(card, stand_in)| view! { <ContactCard card=card.clone() stand_in=stand_in /> })}
            {rest::below_today(plan)}
        </div>
    }
    .into_any()
}

/// The rest of the day: what comes after the card above, and what was to be but is cancelled.
fn later(plan: &Plan, next: Option<&Occurrence>, wall: NaiveDateTime) -> Vec<Occurrence> {
    plan.on(wall.date())
        .filter(|occurrence| next.is_none_or(|next| next.id != occurrence.id))
        .filter(|occurrence| occurrence.end > wall)
        .cloned()
        .collect()
}

/// The first day, if it is still to come and within a week.
fn first_day(plan: &Plan, wall: NaiveDateTime) -> Option<Occurrence> {
    plan.next(wall)
        .filter(|next| next.kind == ActivityKind::FirstDay)
        .filter(|next| next.start.date().signed_duration_since(wall.date()).num_days() <= 7)
        .cloned()
}

/// Finishing early for work or studies is the success that it is.
fn finished(plan: &Plan) -> Option<AnyView> {
    let programme = plan.snapshot.programme.as_ref()?;
    let (_, ending) = programme.finished?;
    ending.is_success().then(|| quiet::success(ending))
}
