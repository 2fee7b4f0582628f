//! Deltagarstatistik: the table of a year, whole on a phone and on a desk, and as a file. Sums only.
use super::{distance, frame::DeskPage, known::known};
use crate::{
    routes::Place,
    state::{App, desk::Asked},
    texts,
    ui::{Empty, Icon},
};
use chrono::Datelike as _;
use folje_api::v1::{paths, statistics::Statistics};
use folje_domain::{
    people::Gender,
    statistics::{Cell, Outcome, Row},
};
use leptos::prelude::*;

/// How many years back are offered.
const YEARS: i32 = 3;

/// The page.
pub(super) fn page() -> AnyView {
    let now = App::get().wall.get_untracked().year();
    let year = RwSignal::new(now);
    // Each year is a page of its own: what was asked for one must not be shown for another.
    let content = move || {
        let year = year.get();
        let asked = Asked::<Statistics>::of(format!("{}?year={year}", paths::DESK_STATISTICS));
        known(asked, |said| table(&said))
    };
    let choice = move |one: i32| {
        let pressed = move || if year.get() == one { "true" } else { "false" };
        view! { <button type="button" class="chip" aria-pressed=pressed on:click=move |_| year.set(one)>{one.to_string()}</button> }
    };
    view! {
        <DeskPage at=Place::Statistics title=texts::statistics() sub=texts::statistics_words()>
            <div class="chips" role="group" aria-label=texts::statistics_year()>{(now - YEARS + 1..=now).map(choice).collect_view()}</div>
            {content}
            {distance::section()}
        </DeskPage>
    }
    .into_any()
}

fn table(statistics: &Statistics) -> AnyView {
    if statistics.table.groups.is_empty() {
        return view! { <Empty drawn=Icon::People title=texts::statistics_none() words=texts::statistics_none_words() /> }
            .into_any();
    }
    let gender = |gender: Gender| match gender {
        Gender::Man => texts::statistics_men(),
        Gender::Woman => texts::statistics_women(),
        Gender::Unsaid => texts::statistics_unsaid(),
    };
    let group = |id| {
        let named = statistics.groups.iter().find(|(known, _)| Some(*known) == id);
        named.map_or_else(texts::statistics_alone, |(_, name)| name.clone())
    };
    let total = (texts::statistics_total(), &statistics.table.total);
    let genders: Vec<_> = statistics.table.genders.iter().map(|(one, row)| (gender(*one), row)).collect();
    let groups: Vec<_> = statistics.table.groups.iter().map(|(id, row)| (group(*id), row)).collect();
    let largest = statistics.smallest.saturating_sub(1).to_string();
    let file = |kind: &str, word: String| {
        let file = format!("{}.{kind}", statistics.year);
        let href = paths::DESK_STATISTICS_FILE.replace("{file}", &file);
        view! { <a class="button button-quiet" href=href download=format!("deltagarstatistik-{file}")>{word}</a> }
    };
    view! {
        <div class="stack">
            {part(texts::statistics_who(), genders, total.clone())}
            {part(texts::statistics_by_group(), groups, total)}
            <p class="muted small">{texts::statistics_withheld(&largest)}</p>
            <p class="muted small">{texts::statistics_counted()}</p>
            <div class="buttons">{file("xlsx", texts::statistics_excel())}{file("csv", texts::statistics_csv())}</div>
        </div>
    }
    .into_any()
}

/// One part of the table; on a phone each line is a card of its own with the same words.
fn part(title: String, rows: Vec<(String, &Row)>, total: (String, &Row)) -> AnyView {
    let outcome = |one| match one {
        Outcome::Work => texts::statistics_work(),
        Outcome::Studies => texts::statistics_studies(),
        Outcome::Discontinued => texts::statistics_discontinued(),
        Outcome::Ended => texts::statistics_ended(),
        Outcome::Remaining => texts::statistics_remaining(),
    };
    let mut headings = vec![texts::statistics_planned(), texts::statistics_so_far()];
    headings.extend(Outcome::ALL.map(outcome));
    headings.extend([texts::statistics_steps(), texts::statistics_hours()]);
    let line = |(name, row): (String, &Row), sum: bool| {
        let cells: Vec<_> = cells(row)
            .into_iter()
            .zip(headings.clone())
            .map(|(cell, heading)| view! { <td data-label=heading>{cell}</td> })
            .collect();
        view! { <tr class:sum=sum><th scope="row">{name}</th>{cells}</tr> }
    };
    let heads: Vec<_> = headings.iter().map(|one| view! { <th scope="col">{one.clone()}</th> }).collect();
    let lines: Vec<_> = rows.into_iter().map(|row| line(row, false)).collect();
    view! {
        <section class="section">
            <table class="statistics">
                <caption class="section-title">{title.clone()}</caption>
                <thead><tr><th scope="col"><span class="visually-hidden">{title}</span></th>{heads}</tr></thead>
                <tbody>{lines}{line(total, true)}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The numbers of a row, with what part they are.
fn cells(row: &Row) -> Vec<AnyView> {
    let number = |cell: Cell| cell.number().map_or_else(|| "–".to_owned(), |number| number.to_string());
    let with_share = |cell: Cell, share: Option<u32>| {
        let share =
            share.map(|share| view! { " " <span class="muted">{texts::percent(&share.to_string())}</span> });
        view! { {number(cell)}{share} }.into_any()
    };
    let planned = row.planned.map(|planned| planned.to_string()).unwrap_or_default();
    let mut cells = vec![planned.into_any(), with_share(row.so_far, row.percent_begun())];
    cells.extend(row.outcomes.into_iter().zip(row.percents()).map(|(cell, share)| with_share(cell, share)));
    cells.extend([number(row.steps).into_any(), number(row.hours).into_any()]);
    cells
}
