//! Utslussning: what goes along and to whom, what happens next, and who stays. The account lives on after the programme.
mod about_me;
pub(crate) mod after;

use crate::{
    pages::{
        meetings::{Voice, parts},
        people::day_and_year,
    },
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{FateMark, Icon, Page, PersonLine, WithPlan, icon, reach, role_name},
};
use folje_domain::{people::Role, record::Reached};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let voice = Voice::new(App::get(), None);
    view! {
        <Page title=texts::handover() sub=texts::handover_words() back=(Route::People, texts::people())>
            <WithPlan children=move |plan| first(&plan) />
            // Outside of what is drawn anew with the plan: words half written stay where they are.
            {about_me::form(voice)}
            <FateMark id=voice.just />
            <WithPlan children=move |plan| view! {
                <div class="stack">{about_me::shown(voice, &plan)}{recommendations(&plan)}{after::view(voice, &plan)}{stay(&plan)}{openings(&plan)}</div>
            } />
        </Page>
    }
    .into_any()
}

/// When it opens, and the next appointment after the end.
fn first(plan: &Plan) -> AnyView {
    let programme = plan.snapshot.programme.as_ref();
    let last = programme.and_then(|one| {
        one.finished.map(|(day, _)| day).or_else(|| one.phases.iter().map(|phase| phase.last_day).max())
    });
    let opens = programme.and_then(|one| one.handover_opens).filter(|day| *day > plan.today);
    let opens = opens.map(|day| texts::handover_opens(&day_and_year(day, plan.today)));
    let after_end = |start: chrono::NaiveDate| last.is_none_or(|last| start > last) && start >= plan.today;
    let next = plan
        .record
        .meetings
        .iter()
        .filter(|meeting| meeting.stands() && after_end(meeting.start.date()))
        .min_by_key(|meeting| meeting.start);
    let next = match next {
        Some(meeting) => {
            let when = parts::when_in_words(meeting.start, plan.today);
            let who = meeting.attendees.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
            view! {
                <ul class="list"><li><a class="list-row" href=Route::Meeting(meeting.id).to_string()>
                    {icon(Icon::Week)}<div class="list-main"><p class="list-title">{when}</p><p class="list-sub">{who}</p><p class="list-sub">{meeting.place.clone()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li></ul>
            }
            .into_any()
        }
        None => view! { <p class="muted">{texts::handover_no_next()}</p> }.into_any(),
    };
    view! {
        <div class="stack">
            {opens.map(|words| view! { <p class="card-text">{words}</p> })}
            <section class="section"><h2 class="section-title">{texts::handover_next()}</h2>{next}</section>
        </div>
    }
    .into_any()
}

/// A state in words.
pub(crate) fn reached_in_words(reached: Reached) -> String {
    match reached {
        Reached::Written => texts::reached_written(),
        Reached::Sent => texts::reached_sent(),
        Reached::Received => texts::reached_received(),
        Reached::ActedOn => texts::reached_acted_on(),
    }
}

fn recommendations(plan: &Plan) -> Option<AnyView> {
    let today = plan.today;
    let row = |one: &folje_domain::record::Recommendation| {
        let late = one.overdue(today).then(texts::recommendation_overdue);
        view! {
            <li class="list-row"><div class="list-main">
                <p class="list-title">{one.text.clone()}</p>
                <p class="list-sub">{texts::RecommendationTo { to: &one.to, day: &day_and_year(one.by, today) }.text()}</p>
                <p class="list-sub">{reached_in_words(one.reached())}{late.map(|words| format!(". {words}"))}</p>
            </div></li>
        }
    };
    let all = &plan.record.recommendations;
    (!all.is_empty()).then(|| {
        let rows = all.iter().map(row).collect_view();
        view! { <section class="section"><h2 class="section-title">{texts::recommendations()}</h2><ul class="list">{rows}</ul></section> }.into_any()
    })
}

/// Guide and sponsor: those who stay when the programme is over.
fn stay(plan: &Plan) -> Option<AnyView> {
    let stays = |role: Role| matches!(role, Role::TransitionGuide | Role::Sponsor);
    let people: Vec<_> = plan
        .snapshot
        .people
        .iter()
        .filter(|card| stays(card.role) && card.until.is_none_or(|until| until >= plan.today))
        .map(|card| {
            view! {
                <article class="card"><PersonLine name=card.name.clone() role=role_name(card.role) />{reach(&card.name, &card.phone, &card.email)}</article>
            }
        })
        .collect();
    (!people.is_empty()).then(|| {
        view! { <section class="section stack"><h2 class="section-title">{texts::handover_stay()}</h2>{people}</section> }.into_any()
    })
}

/// What sponsors invite to.
fn openings(plan: &Plan) -> Option<AnyView> {
    let all = &plan.snapshot.openings;
    let row = |one: &folje_domain::people::Opening| {
        let who = plan.person(one.sponsor).map(|card| match card.organisation.as_str() {
            "" => card.name.clone(),
            organisation => organisation.to_owned(),
        });
        let when = [one.when.as_str(), one.place.as_str()];
        let when: Vec<_> = when.into_iter().filter(|part| !part.is_empty()).collect();
        view! {
            <li class="list-row"><div class="list-main"><p class="list-title">{one.text.clone()}</p><p class="list-sub">{when.join(", ")}</p>{who.map(|who| view! { <p class="list-sub">{who}</p> })}</div></li>
        }
    };
    (!all.is_empty()).then(|| {
        let rows = all.iter().map(row).collect_view();
        view! { <section class="section"><h2 class="section-title">{texts::handover_openings()}</h2><ul class="list">{rows}</ul></section> }.into_any()
    })
}
