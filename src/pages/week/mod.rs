//! Vecka: the schedule by day, the phases on a time line, the hour ramp as a picture. What is cancelled or moved is
//! told plainly, and so is what is not planned yet.
mod days;
mod ending;
pub(crate) mod phases;
pub(crate) mod ramp;
mod span;

use super::talks;
use crate::{
    pages::{feedback, survey_told},
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, Page, WithPlan, icon, monday_of, text},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use span::Span;
use std::sync::Arc;

/// The page for the week that lies `week` weeks from this one.
pub(crate) fn page(week: i8) -> AnyView {
    let app = App::get();
    let today = Memo::new(move |_| app.wall.get().date());
    let title = Signal::derive(move || texts::week_number(&Span::of(today.get(), week).number().to_string()));
    view! {
        <Page title=title>
            <WithPlan children=move |plan| view(app, plan, today.get(), week) />
        </Page>
    }
    .into_any()
}

fn view(app: App, plan: Arc<Plan>, today: NaiveDate, week: i8) -> AnyView {
    let span = Span::of(today, week);
    let window = plan.snapshot.window;
    let programme = programme(app, &plan);
    view! {
        <div class="stack">
            {switcher(span, today, week, window)}
            {(week != 0).then(|| view! {
                <div class="buttons"><a class="button button-plain" href=Route::Week(0).to_string()>{texts::week_to_this()}</a></div>
            })}
            {if span.touches(window) {
                // Only the days follow the clock: links and what is folded open stay as they are.
                view! { <div class="stack">{move || days::view(&plan, span, app.wall.get())}</div> }.into_any()
            } else {
                let title = if span.monday > window.1 { texts::week_later() } else { texts::week_gone() };
                view! { <Empty drawn=Icon::Week title=title words=texts::week_ask() /> }.into_any()
            }}
            {(week == 0).then(|| feedback::lately(app))}
            {talks::link()}
            {programme}
            {survey_told::cards(app)}
        </div>
    }
    .into_any()
}

/// A week before, a week ahead: links, as far as the plan reaches.
fn switcher(span: Span, today: NaiveDate, week: i8, window: (NaiveDate, NaiveDate)) -> AnyView {
    let step = |to: Option<i8>, label: String, drawn: Icon| {
        // Outside what the plan speaks of there is nothing to go to; a week inside can always be come back to.
        let inside = |to: i8| Span::of(today, to).touches(window) || to.unsigned_abs() < week.unsigned_abs();
        match to.filter(|to| inside(*to)) {
            Some(to) => view! { <a class="switcher-step" href=Route::Week(to).to_string() aria-label=label>{icon(drawn)}</a> }.into_any(),
            None => view! { <span></span> }.into_any(),
        }
    };
    let name = match week {
        -1 => texts::week_last(),
        0 => texts::week_this(),
        1 => texts::week_next(),
        _ => texts::week_number(&span.number().to_string()),
    };
    view! {
        <nav class="switcher" aria-label=texts::week_choose()>
            {step(week.checked_sub(1), texts::week_before(), Icon::Back)}
            <p class="switcher-now"><strong>{name}</strong><span>{span.in_words()}</span></p>
            {step(week.checked_add(1), texts::week_after(), Icon::Chevron)}
        </nav>
    }
    .into_any()
}

/// The programme as a whole: its phases, how it ended, the ramp.
fn programme(app: App, plan: &Plan) -> Option<AnyView> {
    let programme = plan.snapshot.programme.as_ref()?;
    let ended = programme.finished;
    Some(
        view! {
            {ended.map(|(day, ending)| ending::card(day, ending))}
            <section class="section">
                <h2 class="section-title">{text(&programme.name)}</h2>
                {phases::view(programme, plan.today)}
            </section>
            {programme.ramp.as_ref().filter(|ramp| ended.is_none() && !ramp.steps.is_empty()).map(|ramp| ramp::view(app, ramp, plan))}
        }
        .into_any(),
    )
}
