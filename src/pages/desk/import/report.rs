//! What was found in the file, line by line, and the yes to it.
use crate::{
    routes::{Place, Route},
    state::desk::Deed,
    texts,
    ui::{Icon, small_icon},
};
use folje_api::v1::desk_import::{Column, FileProblem, ImportReport, ImportRow, MOST_PEOPLE, RowProblem};
use leptos::prelude::*;

/// The report; `add` is called where somebody says yes to it.
pub(super) fn view(report: &ImportReport, deed: Deed, add: impl Fn() + 'static) -> AnyView {
    let wrong = report.rows.iter().filter(|row| !row.problems.is_empty()).count();
    let fine = report.problems.is_empty() && wrong == 0;
    let title = match (report.done, report.problems.is_empty(), wrong) {
        (true, ..) => texts::import_done(report.rows.len()),
        (_, false, _) => texts::import_not_this(),
        (_, _, 0) => texts::import_fine(report.rows.len()),
        (.., wrong) => texts::import_wrong(wrong),
    };
    let state = if report.done {
        "done"
    } else if fine {
        "fine"
    } else {
        "wrong"
    };
    let problems = report.problems.iter().map(|problem| view! { <li>{of_file(problem)}</li> }).collect_view();
    let done = report.done;
    let rows = report.rows.iter().map(|one| row(one, done)).collect_view();
    let confirm = (fine && !done).then(|| {
        view! { <div class="buttons"><button type="button" class="button" disabled=move || deed.busy() on:click=move |_| add()>{texts::import_add()}</button></div> }
    });
    let none = (!fine).then(|| view! { <p class="muted">{texts::import_nobody()}</p> });
    view! {
        <section class="section" data-import=state>
            <h2 class="section-title" role="status">{title}</h2>
            <ul class="desk-lines">{problems}</ul>
            {none}
            {confirm}
            <div class="table-wrap"><table class="table">
                <thead><tr><th scope="col">{texts::import_line()}</th><th scope="col">{texts::desk_name()}</th><th scope="col">{texts::import_group()}</th><th scope="col">{texts::import_state()}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

fn row(one: &ImportRow, done: bool) -> AnyView {
    let name = if done {
        let href = Route::Desk(Place::Person(one.person)).to_string();
        view! { <a href=href>{one.name.clone()}</a> }.into_any()
    } else {
        one.name.clone().into_any()
    };
    let state = if one.problems.is_empty() {
        (small_icon(Icon::Check), texts::import_row_fine()).into_any()
    } else {
        let words = one.problems.iter().map(of_row).collect::<Vec<_>>().join(" ");
        (small_icon(Icon::Info), words).into_any()
    };
    view! { <tr data-line=one.line><td>{one.line}</td><td>{name}</td><td>{one.group.clone()}</td><td>{state}</td></tr> }
        .into_any()
}

fn column(column: Column) -> String {
    match column {
        Column::Name => texts::desk_name(),
        Column::Language => texts::desk_language(),
        Column::Phone => texts::desk_phone(),
        Column::Email => texts::desk_email(),
        Column::Group => texts::import_group(),
    }
}

fn of_file(problem: &FileProblem) -> String {
    match problem {
        FileProblem::NotText => texts::import_not_text(),
        FileProblem::UnknownEncoding => texts::import_unknown_encoding(),
        FileProblem::Empty => texts::import_empty(),
        FileProblem::TooMany => texts::import_too_many(&MOST_PEOPLE.to_string()),
        FileProblem::NoNames => texts::import_no_names(),
        FileProblem::UnknownColumn(name) => texts::import_unknown_column(name),
        FileProblem::TwiceColumn(one) => texts::import_twice_column(&column(*one)),
    }
}

fn of_row(problem: &RowProblem) -> String {
    match problem {
        RowProblem::TooManyFields => texts::import_too_many_fields(),
        RowProblem::NoName => texts::import_no_name(),
        RowProblem::Unreadable(one) => texts::import_unreadable(&column(*one)),
        RowProblem::UnknownLanguage => texts::import_unknown_language(),
        RowProblem::UnknownGroup => texts::import_unknown_group(),
        RowProblem::BadPhone => texts::import_bad_phone(),
        RowProblem::BadEmail => texts::import_bad_email(),
        RowProblem::IdentityNumber(_) => texts::import_identity_number(),
        RowProblem::CannotBegin => texts::import_cannot_begin(),
        RowProblem::SameAs(line) => texts::import_same_as(&line.to_string()),
        RowProblem::AlreadyHere => texts::import_already_here(),
    }
}
