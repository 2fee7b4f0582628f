//! A section for each day: Monday to Friday always, Saturday and Sunday when something is there.
use super::span::Span;
use crate::{
    pages::trips::row,
    platform::intl::{self, DateStyle},
    state::Plan,
    texts,
    ui::{Icon, PlanRow, small_icon},
};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Weekday};
use folje_domain::reminder::Trip;
use leptos::prelude::*;
use std::cmp::Ordering;

/// The days of a week, as far as the plan speaks of them, and a plain word where it ends.
pub(super) fn view(plan: &Plan, span: Span, wall: NaiveDateTime) -> AnyView {
    let (first, last) = plan.snapshot.window;
    let days = span
        .days()
        .filter(|day| (first..=last).contains(day))
        .filter_map(|date| day(plan, date, wall))
        .collect_view();
    let ends = (span.sunday >= last).then(|| texts::week_planned_until(&intl::date(last, DateStyle::Day)));
    view! {
        {days}
        {ends.map(|ends| view! { <p class="muted small">{ends}</p> })}
    }
    .into_any()
}

fn day(plan: &Plan, date: NaiveDate, wall: NaiveDateTime) -> Option<AnyView> {
    let rows: Vec<_> = plan.on(date).cloned().collect();
    if rows.is_empty() && matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        return None;
    }
    let (state, here) = match date.cmp(&wall.date()) {
        Ordering::Less => (Some("past"), None),
        Ordering::Equal => (Some("today"), Some("date")),
        Ordering::Greater => (None, None),
    };
    let name = intl::capital(&intl::date(date, DateStyle::Weekday));
    Some(
        view! {
            <section class="day" data-state=state aria-current=here>
                <h2 class="day-title">
                    {name}" "<span>{intl::date(date, DateStyle::Day)}{here.map(|_| format!(", {}", texts::day_today()))}</span>
                </h2>
                {if rows.is_empty() {
                    view! { <p class="day-none">{texts::week_day_none()}</p> }.into_any()
                } else {
                    view! { <ul class="plan">{rows.into_iter().map(|occurrence| view! { <PlanRow occurrence=occurrence wall=wall takes=true /> }).collect_view()}</ul> }.into_any()
                }}
                {trips(plan, date)}
                {steps(plan, date)}
            </section>
        }
        .into_any(),
    )
}

/// The trips that lead to what takes place today or tomorrow: on every day they would be a repetition.
fn trips(plan: &Plan, date: NaiveDate) -> Option<AnyView> {
    let leads = |trip: &&Trip| {
        let mut takes_place = plan.on(date).filter(|one| one.takes_place());
        !trip.removed && takes_place.any(|one| trip.series.contains(&one.id.series))
    };
    let rows: Vec<_> = plan.record.trips.iter().filter(leads).map(row).collect();
    let soon = date == plan.today || plan.today.succ_opt() == Some(date);
    (soon && !rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> }.into_any())
}

/// The small steps planned for a day still to come, and those done on it.
fn steps(plan: &Plan, date: NaiveDate) -> Option<AnyView> {
    let steps: Vec<_> = plan
        .record
        .steps
        .iter()
        .filter(|step| step.done.map_or(date >= plan.today && step.day == date, |done| done == date))
        .map(|step| {
            let (drawn, words) = if step.done.is_some() {
                (Icon::Check, texts::step_is_done(&step.text))
            } else {
                (Icon::Sprout, texts::week_step(&step.text))
            };
            view! { <li class="fact">{small_icon(drawn)}<span>{words}</span></li> }
        })
        .collect();
    (!steps.is_empty()).then(|| view! { <ul class="facts">{steps}</ul> }.into_any())
}
