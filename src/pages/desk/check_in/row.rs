//! One person's day: what stands, or the two answers; a form opens in the same place.
use super::{
    Writing,
    day::Day,
    form::{self, Draft},
};
use crate::{
    platform::{focus, intl},
    state::App,
    texts,
    ui::{FateMark, day_in_words, report_in_words, text},
};
use chrono::NaiveDate;
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::{Attendance, CheckIn, Presence},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The row of one day.
pub(super) fn view(app: App, day: Day, today: NaiveDate, writing: Writing) -> AnyView {
    let row = Row { app, day: Arc::new(day), writing };
    let draft = writing.draft;
    let id = row.day.id();
    let title = format!("{id}-title");
    let titled = title.clone();
    let (start, end) = (row.day.occurrence.start, row.day.occurrence.end);
    let when = format!("{}–{}", intl::time(start.time()), intl::time(end.time()));
    let when = if start.date() == today {
        when
    } else {
        format!("{} {when}", intl::capital(&day_in_words(start.date(), today)))
    };
    let what = text(&row.day.occurrence.title);
    let (at, said) = (Arc::clone(&row.day), Arc::clone(&row.day));
    let said = Memo::new(move |_| said.reported(app));
    // It asks by itself once the day is over.
    let ended = Memo::new(move |_| end <= app.wall.get());
    let open = Memo::new(move |_| {
        draft.with(|draft| draft.as_ref().filter(|draft| draft.is_for(&at)).map(|draft| draft.attendance))
    });
    let on_its_way = {
        let day = Arc::clone(&row.day);
        Signal::derive(move || {
            let just =
                writing.just.get().filter(|(about, id, _)| (*about, *id) == (day.about, day.occurrence.id));
            just.map(|(_, _, command)| command).or_else(|| day.on_its_way(app))
        })
    };
    let presence =
        move || match said.with(|said| said.as_ref().map_or(Presence::NotReported, CheckIn::presence)) {
            Presence::NotReported => "not-reported",
            Presence::Present => "present",
            Presence::Absent => "absent",
        };
    let inside = {
        let row = row.clone();
        move || match open.get() {
            Some(attendance) => form::view(&row, attendance),
            None => said.with(|said| standing(&row, said.as_ref(), ended.get())),
        }
    };
    view! {
        <li class="card check-in" data-presence=presence>
            <div class="stack stack-tight" id=id role="group" tabindex="-1" aria-labelledby=titled>
                <p class="card-title" id=title>{row.day.name.clone()}</p>
                <p class="muted small">{when}", "{what}</p>
                {inside}
                <FateMark id=on_its_way />
            </div>
        </li>
    }
    .into_any()
}

/// What a row and its form share.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) app: App,
    pub(super) day: Arc<Day>,
    pub(super) writing: Writing,
}

impl Row {
    /// Closes the form and keeps the keyboard's place.
    pub(super) fn close(&self) {
        self.writing.draft.set(None);
        focus::to(&format!("[id=\"{}\"]", self.day.id()));
    }

    /// Notes what was sent.
    pub(super) fn sent(&self, id: CommandId) {
        self.writing.just.set(Some((self.day.about, self.day.occurrence.id, id)));
    }

    fn open(&self, attendance: Attendance) {
        self.writing.draft.set(Some(Draft::of(&self.day, self.app, attendance)));
        focus::to(&format!("[id=\"{}\"]", self.day.id()));
    }
}

fn standing(row: &Row, said: Option<&CheckIn>, ended: bool) -> AnyView {
    let name = &row.day.name;
    let button = |class: &'static str, word: String, attendance: Attendance| {
        let row = row.clone();
        let label = format!("{word}: {name}");
        view! { <button type="button" class=class aria-label=label on:click=move |_| row.open(attendance)>{word}</button> }
    };
    match said.filter(|said| said.report.attendance.is_some()) {
        Some(said) => {
            let attendance = said.report.attendance.unwrap_or(Attendance::Present);
            let back = {
                let row = row.clone();
                move |_| {
                    let nothing = Action::CheckIn {
                        occurrence: row.day.occurrence.id,
                        attendance: None,
                        quarters: 0,
                        people: None,
                        fika: None,
                        line: String::new(),
                    };
                    if let Ok(id) = row.day.report(row.app, nothing) {
                        row.sent(id);
                    }
                    row.close();
                }
            };
            let line = said.report.line.clone();
            view! {
                <p class="card-text check-in-said">{report_in_words(&said.report)}</p>
                {(!line.is_empty()).then(|| view! { <blockquote class="say">{line}</blockquote> })}
                {said.contest().map(|contest| view! {
                    <p class="muted">{texts::check_in_contested(name)}</p>
                    <blockquote class="say">{contest.line.clone()}</blockquote>
                })}
                <div class="buttons">
                    {button("button button-quiet", texts::check_in_change(), attendance)}
                    <button type="button" class="button button-plain" aria-label=format!("{}: {name}", texts::check_in_take_back()) on:click=back>{texts::check_in_take_back()}</button>
                </div>
            }
            .into_any()
        }
        None => view! {
            <p class="card-text">{if ended { texts::check_in_ask(name) } else { texts::check_in_not_reported() }}</p>
            <div class="buttons">
                {button("button", texts::check_in_present(), Attendance::Present)}
                {button("button button-quiet", texts::check_in_absent(), Attendance::Absent)}
            </div>
        }
        .into_any(),
    }
}
