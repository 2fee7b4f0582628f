//! The hour ramp as a picture, in words and as a table. Standing still, resting and going down look like any step.
mod bars;

use crate::{
    platform::intl::{self, DateStyle},
    texts,
};
use bars::{BASE, Bar, Stage, WIDTH, bars};
use chrono::NaiveDate;
use folje_domain::programme::{HourRamp, RampStep};
use leptos::prelude::*;

/// The ramp as it stands on `today`.
pub(super) fn view(ramp: &HourRamp, today: NaiveDate) -> AnyView {
    let bars = bars(ramp, today);
    let now = now_in_words(ramp, today);
    let next = ramp
        .steps
        .iter()
        .filter(|step| step.from > today)
        .min_by_key(|step| step.from)
        .filter(|_| ramp.on(today).is_some())
        .map(|step| texts::ramp_next(&intl::date(step.from, DateStyle::Day), &hours_in_words(step)));
    let label = format!("{} {now}", texts::ramp_picture(bars.len(), &texts::hours(count(ramp.goal_hours))));
    view! {
        <figure class="card ramp">
            <figcaption><h2 class="card-title">{texts::ramp()}</h2></figcaption>
            <svg class="ramp-picture" viewBox="0 0 320 140" role="img" aria-label=label>
                <line class="ramp-base" x1="0" y1=BASE x2=WIDTH y2=BASE></line>
                {bars.iter().map(picture).collect_view()}
            </svg>
            <p class="ramp-now">{now}</p>
            {next.map(|next| view! { <p class="card-text">{next}</p> })}
            <p class="muted small">{texts::ramp_words()}</p>
            <details class="more"><summary>{texts::ramp_table()}</summary>{table(&bars)}</details>
        </figure>
    }
    .into_any()
}

fn picture(bar: &Bar<'_>) -> AnyView {
    let state = match (bar.step.paused, bar.stage) {
        (true, _) => "paused",
        (_, Stage::Done) => "done",
        (_, Stage::Now) => "now",
        (_, Stage::Planned) => "planned",
    };
    let words = if bar.step.paused { texts::ramp_pause() } else { bar.step.hours.to_string() };
    view! {
        <rect class="ramp-bar" data-state=state x=bar.x y=bar.y width=bar.width height=BASE - bar.y rx="3"></rect>
        <text class="ramp-label" x=bar.x + bar.width / 2 y=bar.y - 6 text-anchor="middle">{words}</text>
    }
    .into_any()
}

/// The same as the picture, for those who would rather read.
fn table(bars: &[Bar<'_>]) -> AnyView {
    let row = |bar: &Bar<'_>| {
        let state = match bar.stage {
            Stage::Done => texts::ramp_done(),
            Stage::Now => texts::now(),
            Stage::Planned => texts::ramp_planned(),
        };
        view! { <tr><td>{intl::date(bar.step.from, DateStyle::Day)}</td><td>{hours_in_words(bar.step)}</td><td>{state}</td></tr> }
    };
    view! {
        <table class="table">
            <thead><tr><th scope="col">{texts::ramp_from()}</th><th scope="col">{texts::ramp_each_week()}</th><th scope="col">{texts::ramp_state()}</th></tr></thead>
            <tbody>{bars.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn now_in_words(ramp: &HourRamp, today: NaiveDate) -> String {
    match ramp.on(today) {
        Some(step) if step.paused => texts::ramp_paused(),
        Some(step) => texts::ramp_now(&hours_in_words(step)),
        None => ramp.steps.iter().min_by_key(|step| step.from).map_or_else(String::new, |step| {
            texts::ramp_begins(&intl::date(step.from, DateStyle::Day), &hours_in_words(step))
        }),
    }
}

/// «10 timmar», «paus»
fn hours_in_words(step: &RampStep) -> String {
    if step.paused { texts::ramp_pause() } else { texts::hours(count(step.hours)) }
}

fn count(hours: u32) -> usize {
    usize::try_from(hours).unwrap_or(usize::MAX)
}
