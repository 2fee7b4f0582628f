//! Today's people, first on the desk: who was there, for how long, and how it went with people. Three taps at most,
//! with or without a network; forgotten days of the last week are found below.
mod day;
mod form;
mod row;

use crate::{platform::forms, state::App, texts};
use chrono::NaiveDate;
use day::Day;
use folje_api::v1::people::Participant;
use folje_domain::{
    ids::{CommandId, PersonId},
    people::Role,
    schedule::OccurrenceId,
};
use form::Draft;
use leptos::prelude::*;

/// The section; nothing for those who report about nobody.
pub(super) fn section(
    app: App,
    people: &[Participant],
    today: NaiveDate,
    writing: Writing,
) -> Option<AnyView> {
    let me = app.account.with_untracked(|account| account.as_ref().map(|account| account.person))?;
    let all: Vec<Day> = people.iter().flat_map(|participant| Day::all(me, participant)).collect();
    let at_the_workplace = |role| matches!(role, Role::Ambassador | Role::Supervisor);
    if all.is_empty() && !people.iter().any(|participant| at_the_workplace(participant.role)) {
        return None;
    }
    let (mut now, mut before): (Vec<Day>, Vec<Day>) =
        all.into_iter().filter(|day| day.date() <= today).partition(|day| day.date() == today);
    now.sort_by_key(|day| (day.occurrence.start, day.name.clone()));
    before.sort_by_key(|day| std::cmp::Reverse((day.occurrence.start, day.name.clone())));
    // Those who plan with many people open it when they need it.
    let folded = !now.iter().any(|day| at_the_workplace(day.role)) && !now.is_empty();
    // What was reported stays in its place for the week: it can be corrected there as today's can.
    let forgotten = before
        .iter()
        .filter(|day| day.said.as_ref().is_none_or(|said| said.report.attendance.is_none()))
        .count();
    let any_before = !before.is_empty();
    let list = |days: Vec<Day>| {
        view! { <ul class="check-ins">{days.into_iter().map(|day| row::view(app, day, today, writing)).collect_view()}</ul> }
    };
    let none = now.is_empty().then(|| view! { <p class="muted">{texts::check_in_none_today()}</p> });
    let rows = list(now);
    let todays = if folded {
        view! { <details class="more"><summary>{texts::check_in_attendance_today()}</summary>{rows}</details> }
            .into_any()
    } else {
        rows.into_any()
    };
    let earlier = any_before.then(|| {
        let (summary, words) = match forgotten {
            0 => (texts::check_in_last_week(), texts::check_in_last_week_words()),
            count => (texts::check_in_earlier_days(count), texts::check_in_earlier_words()),
        };
        // The section is drawn again with each report, so whether it is open is kept outside it.
        let open = writing.earlier;
        view! {
            <details class="more" prop:open=open.get_untracked() on:toggle=move |event| open.set(forms::is_open(&event))>
                <summary>{summary}</summary>
                <p class="muted small">{words}</p>
                {list(before)}
            </details>
        }
    });
    Some(
        view! {
            <section class="section" aria-labelledby="check-ins-title">
                <h2 class="section-title" id="check-ins-title">{texts::check_in_today()}</h2>
                {none}
                {todays}
                {earlier}
            </section>
        }
        .into_any(),
    )
}

/// What is being written, and what was sent last: both outlive the rows, which are drawn anew with each news.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    draft: RwSignal<Option<Draft>>,
    just: RwSignal<Option<(PersonId, OccurrenceId, CommandId)>>,
    /// Whether the earlier days are open.
    earlier: RwSignal<bool>,
}

impl Writing {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { draft: RwSignal::new(None), just: RwSignal::new(None), earlier: RwSignal::new(false) }
    }
}
