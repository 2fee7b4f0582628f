//! A schedule as in a calendar that people know: a week of days and hours on a desk, a list by day on a phone, with the
//! same acts on both.
//!
//! - [`grid`]: the week, moved in with the pointer and with the keys
//! - [`lanes`]: where something stands in it
//! - [`dialog`]: changing one thing, or making a new one
//! - [`written`]: what stands in the dialog, and the edit that it comes to
//! - [`sending`]: sending an edit, and taking it back
mod dialog;
mod grid;
mod lanes;
mod sending;
mod written;

use super::{frame::DeskPage, known::known};
use crate::{
    platform::{
        events, focus, forms,
        intl::{self, DateStyle},
    },
    routes::Place,
    state::{App, desk::Asked},
    texts,
    ui::{Icon, icon, monday_of},
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use folje_api::v1::{
    paths,
    schedule::{PlannedOccurrence, Schedule},
};
use folje_domain::{
    ids::{CohortId, PersonId},
    schedule::OccurrenceId,
};
use leptos::{html, prelude::*};
use sending::Sending;

/// Whose schedule it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// One's own participant's.
    Person(PersonId),
    /// A group's.
    Group(CohortId),
}

/// What the dialog is open for.
#[derive(Clone, PartialEq, Debug)]
enum Opened {
    /// Something that is there, and where it was moved to, if it was.
    One(Box<PlannedOccurrence>, Option<NaiveDateTime>),
    /// Something new on that day.
    New(NaiveDate),
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Planning {
    whose: Whose,
    asked: RwSignal<Option<Asked<Schedule>>>,
    opened: RwSignal<Option<Opened>>,
    dialog: NodeRef<html::Dialog>,
    sending: Sending,
    /// Where the keyboard was when something was sent: the week is drawn anew then.
    stay: StoredValue<Option<OccurrenceId>>,
}

impl Planning {
    /// Opens the dialog.
    fn open(self, what: Opened) {
        self.sending.forget();
        self.opened.set(Some(what));
        if let Some(dialog) = self.dialog.get_untracked() {
            forms::open_dialog(&dialog);
            // What it is open for is drawn a moment later.
            events::later(0, || focus::to("#plan-name"));
        }
    }

    /// Asks for the schedule again.
    fn again(self) {
        if let Some(asked) = self.asked.get_untracked() {
            asked.again();
        }
    }

    /// The schedule as it was heard last.
    fn heard(self) -> Option<std::sync::Arc<Schedule>> {
        match self.asked.get()?.known.get() {
            crate::state::desk::Known::Here(schedule) => Some(schedule),
            _ => None,
        }
    }
}

/// The page.
pub(super) fn page(whose: Whose) -> AnyView {
    let app = App::get();
    let monday = RwSignal::new(monday_of(app.wall.get_untracked().date()));
    let planning = Planning {
        whose,
        asked: RwSignal::new(None),
        opened: RwSignal::new(None),
        dialog: NodeRef::new(),
        sending: Sending::new(),
        stay: StoredValue::new(None),
    };
    let (at, back) = match whose {
        Whose::Person(person) => (Place::Schedule(person), (Place::Person(person), texts::desk_person())),
        Whose::Group(cohort) => (Place::GroupSchedule(cohort), (Place::Groups, texts::desk_groups())),
    };
    let title = Signal::derive(move || {
        planning.heard().map_or_else(texts::plan_title, |schedule| texts::plan_title_of(&schedule.name))
    });
    let week = move || {
        let asked = Asked::<Schedule>::of(path(whose, monday.get()));
        planning.asked.set(Some(asked));
        known(asked, move |schedule| grid::view(planning, &schedule))
    };
    view! {
        <DeskPage at=at title=title sub=texts::plan_words() back=back>
            {bar(planning, monday)}
            {sending::told(planning)}
            {week}
            {dialog::view(planning)}
        </DeskPage>
    }
    .into_any()
}

/// Which week, and something new.
fn bar(planning: Planning, monday: RwSignal<NaiveDate>) -> AnyView {
    let go = move |weeks: i64| {
        monday.update(|day| *day += chrono::TimeDelta::weeks(weeks));
    };
    let name = move || {
        let first = monday.get();
        let last = first.checked_add_days(Days::new(6)).unwrap_or(first);
        format!("{} – {}", intl::date(first, DateStyle::Day), intl::date(last, DateStyle::Day))
    };
    let new = move |_| planning.open(Opened::New(monday.get_untracked()));
    view! {
        <div class="weekbar">
            <button type="button" class="button button-quiet" aria-label=texts::plan_week_before() on:click=move |_| go(-1)>{icon(Icon::Back)}</button>
            <p class="weekbar-name" aria-live="polite">{name}</p>
            <button type="button" class="button button-quiet" aria-label=texts::plan_week_after() on:click=move |_| go(1)>{icon(Icon::Chevron)}</button>
            <button type="button" class="button" data-new="" on:click=new>{icon(Icon::Plus)}{texts::plan_new()}</button>
        </div>
    }
    .into_any()
}

/// Where the schedule of a week from `from` on is asked for.
pub(super) fn path(whose: Whose, from: NaiveDate) -> String {
    let schedule = paths::DESK_SCHEDULE;
    match whose {
        Whose::Person(person) => format!("{schedule}?participant={person}&from={from}"),
        Whose::Group(cohort) => format!("{schedule}?cohort={cohort}&from={from}"),
    }
}
