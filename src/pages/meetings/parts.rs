//! What stands on the page of a meeting, for both sides: when and where and who, the points, the checklist, what was
//! agreed.
use super::{Voice, points};
use crate::{
    pages::people::day_and_year,
    platform::intl::{self, DateStyle},
    texts,
    ui::{Icon, icon, small_icon, text},
};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime};
use folje_domain::{
    command::Action,
    ids::PersonId,
    record::{Meeting, MeetingKind, Point, Task},
};
use leptos::prelude::*;

/// Names by id.
pub(crate) type Names = Vec<(PersonId, String)>;

/// The name of somebody, or a word for them.
pub(crate) fn name_of(names: &Names, id: PersonId) -> String {
    let found = names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone());
    found.unwrap_or_else(texts::task_somebody)
}

/// What a meeting is called.
pub(crate) fn kind_in_words(kind: MeetingKind) -> String {
    text(&kind.title())
}

/// «tisdag 8 december kl. 13:30»
pub(crate) fn when_in_words(start: NaiveDateTime, today: NaiveDate) -> String {
    let day = intl::date(start.date(), DateStyle::Full);
    let day = if start.year() == today.year() { day } else { format!("{day} {}", start.year()) };
    texts::MeetingWhen { day: &day, time: &intl::time(start.time()) }.text()
}

/// When, where and with whom, and what became of it.
pub(crate) fn facts(meeting: &Meeting, today: NaiveDate) -> AnyView {
    let row = |drawn: Icon, words: String| view! { <p class="fact">{icon(drawn)}<span>{words}</span></p> };
    let who = |organisation: &str, name: &str| {
        if organisation.is_empty() { name.to_owned() } else { format!("{name}, {organisation}") }
    };
    let people: Vec<_> = meeting.attendees.iter().map(|one| who(&one.organisation, &one.name)).collect();
    let (some, more) = people.split_at(people.len().min(MOST_NAMED));
    let names = some.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    let rest = more.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    view! {
        <section class="card stack stack-tight">
            {became(meeting, today)}
            {row(Icon::Clock, texts::MeetingLength { when: &when_in_words(meeting.start, today), minutes: &meeting.minutes.to_string() }.text())}
            {(!meeting.place.is_empty()).then(|| row(Icon::Place, meeting.place.clone()))}
            {(!people.is_empty()).then(|| view! {
                <h2 class="side-title">{texts::meeting_who()}</h2>
                <ul class="stack stack-tight">{names}</ul>
            })}
            {(!more.is_empty()).then(|| view! {
                <details class="more"><summary>{texts::meeting_more(&more.len().to_string())}</summary><ul class="stack stack-tight">{rest}</ul></details>
            })}
        </section>
    }
    .into_any()
}

/// So many attendees are named before the rest is folded.
const MOST_NAMED: usize = 12;

fn became(meeting: &Meeting, today: NaiveDate) -> Option<AnyView> {
    let words = if let Some(line) = &meeting.called_off {
        texts::meeting_called_off(line)
    } else if let Some(day) = meeting.held {
        texts::meeting_held(&day_and_year(day, today))
    } else if let Some(declined) = &meeting.declined {
        texts::meeting_declined(&declined.words)
    } else {
        return None;
    };
    Some(view! { <p class="chip chip-attention">{small_icon(Icon::Info)}{words}</p> }.into_any())
}

/// The points: one's own, with buttons, and those of the others.
pub(crate) fn agenda(voice: Voice, meeting: &Meeting, names: &Names, writing: points::Writing) -> AnyView {
    let (mine, theirs): (Vec<_>, Vec<_>) = meeting.agenda().partition(|point| point.words.by == voice.me);
    let own = |point: &&Point| points::row(voice, meeting, point, writing);
    let other = |point: &&Point| {
        let name = name_of(names, point.words.by);
        view! { <li class="list-row" data-point="theirs"><div class="list-main"><p class="list-title">{point.words.text.clone()}</p><p class="list-sub">{name}</p></div></li> }
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::meeting_my_points()}</h2>
            <p class="muted">{texts::meeting_points_words()}</p>
            {(!mine.is_empty()).then(|| view! { <ul class="list">{mine.iter().map(own).collect_view()}</ul> })}
            {(!theirs.is_empty()).then(|| view! {
                <h3 class="side-title">{texts::meeting_their_points()}</h3>
                <ul class="list">{theirs.iter().map(other).collect_view()}</ul>
            })}
        </section>
    }
    .into_any()
}

/// What such a meeting usually covers.
pub(crate) fn checklist(meeting: &Meeting) -> Option<AnyView> {
    let line = |check: &folje_domain::record::Check| {
        let mark = check.done.then(|| (small_icon(Icon::Check), texts::meeting_covered()));
        view! { <li>{text(&check.text)}" "<span class="muted">{mark}</span></li> }
    };
    (!meeting.checklist.is_empty()).then(|| {
        let lines = meeting.checklist.iter().map(line).collect_view();
        view! {
            <section class="section"><h2 class="section-title">{texts::meeting_checklist()}</h2><ul class="stack stack-tight">{lines}</ul></section>
        }
        .into_any()
    })
}

/// Who does what by when.
pub(crate) fn agreed(voice: Voice, tasks: &[Task], names: &Names, today: NaiveDate) -> AnyView {
    let row = |task: &Task| {
        let id = task.id;
        let owner = name_of(names, task.owner);
        let who = if task.doer.is_empty() {
            owner
        } else {
            texts::MeetingDoer { name: &task.doer, owner: &owner }.text()
        };
        let when = match (task.done, task.by) {
            (Some(day), _) => Some(texts::task_done_on(&day_and_year(day, today))),
            (None, Some(day)) => Some(texts::task_by(&day_and_year(day, today))),
            (None, None) => None,
        };
        let done = task.done.is_some();
        let tick = move |_| {
            voice.say(Action::DoTask { task: id, on: (!done).then_some(today) });
        };
        let (word, label) = if done {
            (texts::task_undo(), texts::task_undo_what(&task.text))
        } else {
            (texts::task_tick(), texts::task_tick_what(&task.text))
        };
        let mine = task.owner == voice.me;
        view! {
            <li class="list-row" data-task=if done { "done" } else { "open" }>
                <div class="list-main"><p class="list-title">{task.text.clone()}</p><p class="list-sub">{who}</p>{when.map(|when| view! { <p class="list-sub">{when}</p> })}</div>
                {mine.then(|| view! { <button type="button" class="button button-quiet list-end" aria-label=label on:click=tick>{word}</button> })}
            </li>
        }
    };
    let none = tasks.is_empty();
    view! {
        <section class="section">
            <h2 class="section-title">{texts::meeting_agreed()}</h2>
            {none.then(|| view! { <p class="muted">{texts::meeting_agreed_none()}</p> })}
            {(!none).then(|| view! { <ul class="list">{tasks.iter().map(row).collect_view()}</ul> })}
        </section>
    }
    .into_any()
}
