//! One day: each report about it, who made it, what it said before. Where two say different things, both stand here.
use super::{Reported, contest};
use crate::{
    platform::{
        clock,
        intl::{self, DateStyle},
    },
    state::{App, Plan},
    texts,
    ui::{fika_in_words, report_in_words, role_name, text, with_people_in_words},
};
use chrono::{DateTime, Utc};
use folje_domain::record::{CheckIn, Presence, Report};
use leptos::prelude::*;

pub(super) fn card(app: App, plan: &Plan, reported: &Reported<'_>) -> AnyView {
    let title = reported
        .occurrence
        .map(|occurrence| &occurrence.title)
        .or_else(|| reported.check_ins.first().map(|check_in| &check_in.title));
    let day = intl::capital(&intl::date(reported.day(), DateStyle::Full));
    let none = reported.check_ins.is_empty().then(|| {
        view! {
            <p class="card-text">{texts::check_in_not_reported()}</p>
            <p class="muted small">{texts::attendance_not_reported_words()}</p>
        }
    });
    view! {
        <article class="card attendance-day" data-reports=reported.check_ins.len()>
            <p class="kicker">{day}</p>
            <h2 class="card-title">{title.map(text)}</h2>
            {none}
            {reported.check_ins.iter().map(|check_in| one(app, plan, check_in)).collect_view()}
        </article>
    }
    .into_any()
}

fn one(app: App, plan: &Plan, check_in: &CheckIn) -> AnyView {
    let name = plan.person(check_in.by).map(|card| card.name.clone()).unwrap_or_default();
    let who = texts::AttendanceSaid { name: &name, role: &role_name(check_in.role) }.text();
    let words = match check_in.presence() {
        Presence::NotReported => texts::attendance_taken_back(),
        Presence::Present | Presence::Absent => report_in_words(&check_in.report),
    };
    let earlier = (!check_in.earlier.is_empty()).then(|| {
        let rows = check_in.earlier.iter().rev().map(version).collect_view();
        view! {
            <details class="more">
                <summary>{texts::attendance_earlier(check_in.earlier.len())}</summary>
                <ol class="log">{rows}</ol>
            </details>
        }
    });
    view! {
        <div class="stack stack-tight check-in-report">
            <p class="card-text"><strong>{words}</strong></p>
            {details(&check_in.report)}
            <p class="muted small">{who}", "{when(check_in.report.arrived)}</p>
            {earlier}
            {contest::view(app, plan, check_in)}
        </div>
    }
    .into_any()
}

/// How it went with people, and the line.
fn details(report: &Report) -> AnyView {
    let people = report.people.map(|people| texts::attendance_people(&with_people_in_words(people)));
    let fika = report.fika.map(|fika| texts::attendance_fika(&fika_in_words(fika)));
    view! {
        {people.map(|words| view! { <p>{words}</p> })}
        {fika.map(|words| view! { <p>{words}</p> })}
        {(!report.line.is_empty()).then(|| view! { <blockquote class="say">{report.line.clone()}</blockquote> })}
    }
    .into_any()
}

fn version(report: &Report) -> AnyView {
    view! {
        <li class="log-row">
            <p class="log-when">{when(report.arrived)}</p>
            <div class="log-text"><p>{report_in_words(report)}</p>{details(report)}</div>
        </li>
    }
    .into_any()
}

/// «23 november 14:05», in Stockholm.
fn when(at: DateTime<Utc>) -> String {
    let wall = clock::wall_at(at);
    format!("{} {}", intl::date(wall.date(), DateStyle::Day), intl::time(wall.time()))
}
