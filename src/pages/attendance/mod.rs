//! Närvaro: what those around the participant reported about their days, word for word, and «Stämmer inte».
//!
//! A day that nobody reported is told as that, and as nothing else.
mod calls;
mod contest;
mod day;

use crate::{
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, Page, WithPlan},
};
use chrono::NaiveDateTime;
use folje_domain::{
    record::CheckIn,
    schedule::{ActivityKind, Occurrence, OccurrenceId},
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    view! {
        <Page title=texts::attendance() sub=texts::attendance_words() back=(Route::Me, texts::me())>
            <WithPlan children=move |plan| view(app, &plan, app.wall.get_untracked()) />
        </Page>
    }
    .into_any()
}

/// One occurrence with everything that was reported about it.
struct Reported<'a> {
    id: OccurrenceId,
    /// None where it no longer stands in what the phone has of the schedule.
    occurrence: Option<&'a Occurrence>,
    check_ins: Vec<&'a CheckIn>,
}

fn view(app: App, plan: &Arc<Plan>, wall: NaiveDateTime) -> AnyView {
    let mut all: BTreeMap<OccurrenceId, Reported<'_>> = BTreeMap::new();
    let over =
        |one: &&Occurrence| one.kind == ActivityKind::Placement && one.takes_place() && one.end <= wall;
    for occurrence in plan.snapshot.occurrences.iter().filter(over) {
        let id = occurrence.id;
        all.insert(id, Reported { id, occurrence: Some(occurrence), check_ins: Vec::new() });
    }
    for check_in in &plan.record.check_ins {
        let id = check_in.occurrence;
        let occurrence = plan.occurrence(id);
        all.entry(id)
            .or_insert_with(|| Reported { id, occurrence, check_ins: Vec::new() })
            .check_ins
            .push(check_in);
    }
    let calls = calls::section(plan);
    if all.is_empty() && calls.is_none() {
        return view! { <Empty drawn=Icon::Week title=texts::attendance_empty() words=texts::attendance_empty_words() /> }
            .into_any();
    }
    let mut days: Vec<_> = all.into_values().collect();
    days.sort_by_key(|reported| std::cmp::Reverse((reported.day(), reported.id)));
    view! { <div class="stack">{calls}{days.iter().map(|reported| day::card(app, plan, reported)).collect_view()}</div> }.into_any()
}

impl Reported<'_> {
    fn day(&self) -> chrono::NaiveDate {
        let planned = self.occurrence.map(|occurrence| occurrence.start.date());
        self.check_ins
            .first()
            .map(|check_in| check_in.day)
            .or(planned)
            .unwrap_or_else(|| self.id.start.date())
    }
}
