//! The page about one participant: programme, next days, goals, hours, who is around, what was reported. It stands at the
//! desk, and the participant reads the same («Så här ser … dig»).
mod around;
mod days;
mod programme;

pub(crate) use around::everybody;
pub(crate) use programme::ending_in_words;

use crate::{
    pages::{
        people::day_and_year,
        week::{phases, ramp},
    },
    texts,
    ui::{report_in_words, text},
};
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::desk_person::{PersonPage, TextTrouble};
use folje_domain::entry::national;
use leptos::prelude::*;

/// All of it, section by section; what there is nothing of is left out, but for the days.
pub(crate) fn view(page: &PersonPage, wall: NaiveDateTime) -> AnyView {
    let today = wall.date();
    let ramp = page.participant.ramp.as_ref().map(|agreed| {
        ramp::figure(texts::person_ramp(), agreed, &page.reports, &page.occurrences, today, ().into_any())
    });
    view! {
        <div class="stack person-page" data-person-page>
            {section(texts::person_days(), Some(days::view(page, wall)))}
            {section(texts::person_programme(), programme::view(page, today))}
            {page.programme.as_ref().filter(|programme| !programme.phases.is_empty()).map(|programme| phases::view(programme, today))}
            {ramp}
            {section(texts::person_goals(), lines(page.participant.shared_goals.clone()))}
            {section(texts::attendance(), reports(page, today))}
            {section(texts::tasks_title(), tasks(page, today))}
            {section(texts::person_details(), details(page))}
        </div>
    }
    .into_any()
}

fn section(title: String, inside: Option<AnyView>) -> Option<AnyView> {
    inside.map(|inside| {
        view! { <section class="section"><h2 class="section-title">{title}</h2>{inside}</section> }.into_any()
    })
}

fn lines(rows: Vec<String>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| view! { <li class="log-row">{row}</li> }).collect_view();
        view! { <ul class="log">{rows}</ul> }.into_any()
    })
}

/// What was reported in the last two weeks, and what the participant says of it.
fn reports(page: &PersonPage, today: NaiveDate) -> Option<AnyView> {
    let row = |check_in: &folje_domain::record::CheckIn| {
        let day = day_and_year(check_in.day, today);
        let said = format!("{day}, {}: {}", text(&check_in.title), report_in_words(&check_in.report));
        match check_in.contest() {
            Some(contest) => format!("{said} {}", texts::person_contested(&contest.line)),
            None => said,
        }
    };
    lines(
        page.participant.check_ins.iter().map(row).map(|row| crate::platform::intl::capital(&row)).collect(),
    )
}

fn tasks(page: &PersonPage, today: NaiveDate) -> Option<AnyView> {
    let row = |task: &folje_domain::record::Task| {
        let who = page
            .people
            .iter()
            .find(|card| card.id == task.owner)
            .map_or_else(|| page.participant.name.clone(), |card| card.name.clone());
        let what = match (task.done, task.by) {
            (Some(done), _) => texts::SharedDone { what: &task.text, day: &day_and_year(done, today) }.text(),
            (None, Some(by)) => texts::SharedBy { what: &task.text, day: &day_and_year(by, today) }.text(),
            (None, None) => task.text.clone(),
        };
        format!("{who}: {what}")
    };
    lines(page.tasks.iter().map(row).collect())
}

/// What staff noted when they added them.
fn details(page: &PersonPage) -> Option<AnyView> {
    let details = page.details.as_ref()?;
    let row = |label: String, words: &str| {
        (!words.is_empty()).then(|| view! { <dt>{label}</dt><dd>{words.to_owned()}</dd> })
    };
    Some(
        view! {
            <dl class="pairs">
                {row(texts::desk_name(), &details.name)}
                {row(texts::desk_language(), details.language.own_name())}
                {row(texts::desk_phone(), &national(&details.phone))}
                {details.text_trouble.map(|trouble| view! { <dt>{texts::person_sms()}</dt><dd data-text-trouble>{match trouble {
                    TextTrouble::NoMobileNumber => texts::person_sms_no_mobile(),
                    TextTrouble::NotArriving => texts::person_sms_failed(),
                }}</dd> })}
                {row(texts::desk_email(), &details.email)}
            </dl>
        }
        .into_any(),
    )
}
