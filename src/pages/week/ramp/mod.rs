//! The hour ramp as a picture, in words and as a table. Standing still, resting and going down look like any step.
mod bars;
mod done;

use crate::{
    pages::ramp_change::{Side, form, list},
    platform::intl::{self, DateStyle},
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{FateMark, quarters_in_words},
};
use bars::{BASE, Bar, Stage, WIDTH, bars};
use chrono::NaiveDate;
use done::{Done, in_step, week_of};
use folje_domain::{
    ids::CommandId,
    programme::{HourRamp, RampStep},
    record::{Agreed, CheckIn, ramp_as_agreed, unreported_days},
    schedule::Occurrence,
};
use leptos::prelude::*;

/// The ramp as it stands: as it was planned, with what was agreed since, and what was done of it.
pub(super) fn view(app: App, planned: &HourRamp, plan: &Plan) -> AnyView {
    let today = plan.today;
    let ramp = &ramp_as_agreed(planned, &plan.record.ramp_changes);
    let reports = &plan.record.check_ins;
    let own = view! {
        {(!reports.is_empty()).then(|| view! { <p><a class="button button-plain" href=Route::Attendance.to_string()>{texts::attendance()}</a></p> })}
        {changes(app, ramp, plan)}
    };
    figure(texts::ramp(), ramp, reports, &plan.snapshot.occurrences, today, own.into_any())
}

/// The ramp as it was agreed, with what was reported of it. `occurrences` are those that are known; of the past ones,
/// those without a report are named. `more` stands below.
pub(crate) fn figure(
    title: String,
    ramp: &HourRamp,
    reports: &[CheckIn],
    occurrences: &[Occurrence],
    today: NaiveDate,
    more: AnyView,
) -> AnyView {
    let bars = bars(ramp, today);
    let now = now_in_words(ramp, today);
    let next = ramp
        .steps
        .iter()
        .filter(|step| step.from > today)
        .min_by_key(|step| step.from)
        .filter(|_| ramp.on(today).is_some())
        .map(|step| {
            texts::RampNext { day: &intl::date(step.from, DateStyle::Day), hours: &hours_in_words(step) }
                .text()
        });
    let label = format!("{} {now}", texts::ramp_picture(bars.len(), &texts::hours(count(ramp.goal_hours))));
    view! {
        <figure class="card ramp">
            <figcaption><h2 class="card-title">{title}</h2></figcaption>
            <svg class="ramp-picture" viewBox="0 0 320 140" role="img" aria-label=label>
                <line class="ramp-base" x1="0" y1=BASE x2=WIDTH y2=BASE></line>
                {bars.iter().map(picture).collect_view()}
                {bars.iter().filter_map(|bar| done::picture(bar, &in_step(ramp, bar.step, reports, today)?)).collect_view()}
            </svg>
            <p class="ramp-now">{now}</p>
            {next.map(|next| view! { <p class="card-text">{next}</p> })}
            {done_in_words(ramp, reports, occurrences, today)}
            <p class="muted small">{texts::ramp_words()}</p>
            <details class="more"><summary>{texts::ramp_table()}</summary>{table(&bars, |step| in_step(ramp, step, reports, today))}</details>
            {more}
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
fn table(bars: &[Bar<'_>], done: impl Fn(&RampStep) -> Option<Done>) -> AnyView {
    let row = |bar: &Bar<'_>| {
        let state = match bar.stage {
            Stage::Done => texts::ramp_done(),
            Stage::Now => texts::now(),
            Stage::Planned => texts::ramp_planned(),
        };
        let done = done(bar.step).map(|done| {
            let words = texts::ramp_done_a_week(&quarters_in_words(done.quarters_a_week));
            view! { <p class="muted small">{words}</p> }
        });
        view! { <tr><td>{intl::date(bar.step.from, DateStyle::Day)}</td><td>{hours_in_words(bar.step)}{done}</td><td>{state}</td></tr> }
    };
    view! {
        <table class="table">
            <thead><tr><th scope="col">{texts::ramp_from()}</th><th scope="col">{texts::ramp_each_week()}</th><th scope="col">{texts::ramp_state()}</th></tr></thead>
            <tbody>{bars.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// «Rapporterat den här veckan: 4 timmar av 8», and the same of last week. Days without a report are no absence, so
/// they are named beside the sum that leaves them out.
fn done_in_words(
    ramp: &HourRamp,
    reports: &[CheckIn],
    occurrences: &[Occurrence],
    today: NaiveDate,
) -> Option<AnyView> {
    if reports.is_empty() {
        return None;
    }
    let week = |weeks_ago| {
        let week = week_of(reports, today, weeks_ago)?;
        let step = ramp.on(week.days.start).filter(|step| !step.paused)?;
        let (done, planned) = (&quarters_in_words(week.quarters), &texts::hours(count(step.hours)));
        let words = if weeks_ago == 0 {
            texts::RampDoneThisWeek { done, planned }.text()
        } else {
            texts::RampDoneLastWeek { done, planned }.text()
        };
        // Nobody has been late to report today.
        let unreported =
            unreported_days(occurrences, reports, week.days.start, week.days.end.min(today)).len();
        let unreported = (unreported > 0).then(|| texts::ramp_unreported(unreported));
        Some(
            view! { <p class="card-text" data-week=weeks_ago.to_string()>{words}{unreported.map(|words| format!(" {words}"))}</p> },
        )
    };
    Some(view! { {week(0)}{week(1)} }.into_any())
}

/// What was proposed and is not long ago, and a form to propose a step.
fn changes(app: App, ramp: &HourRamp, plan: &Plan) -> AnyView {
    let just = RwSignal::new(None::<CommandId>);
    let told: Vec<_> = plan
        .record
        .ramp_changes
        .iter()
        .filter(|change| change.agreed() == Agreed::Waiting || change.from >= plan.today)
        .cloned()
        .collect();
    let hours = ramp.on(plan.today).map_or(2, |step| step.hours);
    let propose = move |action| {
        just.set(Some(app.act(action)?));
        Ok(())
    };
    view! {
        {list(&told, Side::Participant, move |action| just.set(app.act(action).ok()))}
        <details class="more"><summary>{texts::ramp_propose()}</summary>{form(Side::Participant, hours, propose)}</details>
        <FateMark id=just />
    }
    .into_any()
}

fn now_in_words(ramp: &HourRamp, today: NaiveDate) -> String {
    match ramp.on(today) {
        Some(step) if step.paused => texts::ramp_paused(),
        Some(step) => texts::ramp_now(&hours_in_words(step)),
        None => ramp.steps.iter().min_by_key(|step| step.from).map_or_else(String::new, |step| {
            texts::RampBegins { day: &intl::date(step.from, DateStyle::Day), hours: &hours_in_words(step) }
                .text()
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
