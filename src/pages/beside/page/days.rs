//! The next days: what is planned, and what the participant said about it.
use crate::{
    platform::intl::{self, DateStyle},
    texts,
    ui::{PlanRow, answer_in_words, text},
};
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::desk_person::PersonPage;
use folje_domain::record::AnswerKind;
use leptos::prelude::*;

/// The days at once; the rest is folded.
const AT_ONCE: usize = 3;

/// Day by day, those with something in them.
pub(super) fn view(page: &PersonPage, wall: NaiveDateTime) -> AnyView {
    let mut days: Vec<NaiveDate> = page.occurrences.iter().map(|one| one.start.date()).collect();
    days.dedup();
    if days.is_empty() {
        return view! { <p class="muted">{texts::person_days_none()}</p> }.into_any();
    }
    let day = |day: &NaiveDate| {
        let rows = page.occurrences.iter().filter(|one| one.start.date() == *day).cloned();
        let title = intl::capital(&intl::date(*day, DateStyle::Full));
        view! {
            <div class="day">
                <h3 class="day-title">{title}</h3>
                <ul class="plan">{rows.map(|one| view! { <PlanRow occurrence=one wall=wall /> }).collect_view()}</ul>
            </div>
        }
    };
    let (first, later) = days.split_at(days.len().min(AT_ONCE));
    let more = (!later.is_empty()).then(|| {
        view! { <details class="more"><summary>{texts::person_days_more(later.len())}</summary><div class="stack">{later.iter().map(day).collect_view()}</div></details> }
    });
    view! { <div class="stack">{first.iter().map(day).collect_view()}{said(page)}{more}</div> }.into_any()
}

/// «Kommer senare till Praktik, 24 november»
fn said(page: &PersonPage) -> Option<AnyView> {
    let rows: Vec<_> = page
        .answers
        .iter()
        .filter(|answer| answer.kind != AnswerKind::Withdrawn)
        .map(|answer| {
            let what = page.occurrences.iter().find(|one| one.id == answer.occurrence);
            let what = what.map(|one| text(&one.title)).unwrap_or_default();
            let day = intl::date(answer.occurrence.start.date(), DateStyle::Day);
            let words = format!("{what}, {day}: {}", answer_in_words(answer.kind));
            let words = if answer.note.is_empty() { words } else { format!("{words} ({})", answer.note) };
            view! { <li class="log-row">{words}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="log">{rows}</ul> }.into_any())
}
