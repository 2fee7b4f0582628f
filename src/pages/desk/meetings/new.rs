//! Planning a meeting: what stands in the schedule already is taken over with one tap, and nobody is typed in who is
//! around the participant anyhow.
use super::{
    super::{overlap, plan::Whose},
    Here,
};
use crate::{
    pages::meetings::parts,
    platform::{forms, random},
    state::Draft,
    texts,
    ui::{Area, Field, text},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use folje_api::v1::meetings::{MeetingDesk, MeetingsWith};
use folje_domain::{
    command::{MeetingDeed, MeetingPlan},
    ids::{AttendeeId, MeetingId, PersonId},
    record::{Attendee, MeetingKind},
    schedule::{Occurrence, OccurrenceId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    about: Option<MeetingKind>,
    day: String,
    time: String,
    minutes: String,
    place: String,
    people: Vec<PersonId>,
    others: String,
    instead_of: Option<OccurrenceId>,
}

pub(super) fn form(here: Here, with: &MeetingsWith, draft: Draft<Written>) -> Option<AnyView> {
    let desk = with.desk.clone()?;
    let part = move |part: fn(&Written) -> &String| {
        Signal::derive(move || draft.value.with(|written| part(written).clone()))
    };
    let kinds = MeetingKind::ALL.map(|kind| {
        let chosen = move || draft.value.with(|written| written.about == Some(kind));
        view! { <option value=kind.name() prop:selected=chosen>{parts::kind_in_words(kind)}</option> }
    });
    let choose = move |event| {
        let name = forms::choice(&event);
        let about = MeetingKind::ALL.into_iter().find(|kind| kind.name() == name);
        draft.update(|written| written.about = about);
    };
    let people = desk
        .people
        .iter()
        .map(|card| {
            let person = card.id;
            let there = move || draft.value.with(|written| written.people.contains(&person));
            let tick = move |event| {
                draft.update(|written| {
                    written.people.retain(|one| *one != person);
                    if forms::checked(&event) {
                        written.people.push(person);
                    }
                });
            };
            view! { <label class="choice"><input type="checkbox" prop:checked=there on:change=tick /><span class="choice-text">{card.name.clone()}</span></label> }
        })
        .collect_view();
    let scheduled = desk.scheduled.iter().map(|one| take_over(here, one, draft)).collect_view();
    let missing = RwSignal::new(false);
    let overlap = overlap::warning(
        Whose::Person(with.id),
        move || draft.value.with(|written| Some(overlap::span(start(written)?, &written.minutes))),
        move |other| draft.value.with(|written| written.instead_of == Some(other.id)),
    );
    let save = {
        let desk = desk.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let plan = draft.value.with_untracked(|written| plan(written, &desk));
            missing.set(plan.is_none());
            let Some(plan) = plan else { return };
            let meeting = MeetingId(random::id());
            if here.voice.at(meeting, MeetingDeed::Plan(Box::new(plan))) {
                draft.update(|written| *written = Written::default());
                draft.done();
            }
        }
    };
    let error =
        Signal::derive(move || if missing.get() { texts::meeting_when_missing() } else { String::new() });
    Some(
        view! {
            <details class="more">
                <summary>{texts::meeting_new()}</summary>
                {(!desk.scheduled.is_empty()).then(|| view! { <p class="muted">{texts::meeting_scheduled()}</p><ul class="list">{scheduled}</ul> })}
                <form class="form" novalidate on:submit=save>
                    <div class="field"><label class="field-label" for="meeting-kind">{texts::meeting_kind()}</label>
                        <select class="field-input" id="meeting-kind" on:change=choose>{kinds.collect_view()}</select></div>
                    <Field id="meeting-day" label=texts::meeting_day() kind="date" value=part(|one| &one.day) error=error on_input=move |text| draft.update(|one| one.day = text) />
                    <Field id="meeting-time" label=texts::meeting_time() kind="time" value=part(|one| &one.time) on_input=move |text| draft.update(|one| one.time = text) />
                    <Field id="meeting-minutes" label=texts::meeting_minutes() hint=texts::meeting_minutes_hint() kind="number" value=part(|one| &one.minutes) on_input=move |text| draft.update(|one| one.minutes = text) />
                    {overlap}
                    <Field id="meeting-place" label=texts::meeting_place() value=part(|one| &one.place) on_input=move |text| draft.update(|one| one.place = text) />
                    <fieldset class="field"><legend class="field-label">{texts::meeting_who()}</legend>{people}</fieldset>
                    <Area id="meeting-others" label=texts::meeting_others() hint=texts::meeting_others_hint() value=part(|one| &one.others) on_input=move |text| draft.update(|one| one.others = text) />
                    <div class="buttons"><button class="button">{texts::meeting_save()}</button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}

/// What stands in the schedule becomes a meeting that can be written in.
fn take_over(here: Here, one: &Occurrence, draft: Draft<Written>) -> AnyView {
    let today = here.app.wall.get_untracked().date();
    let title = text(&one.title);
    let label = texts::meeting_take_what(&title);
    let place = one.place.as_ref().map(text).unwrap_or_default();
    let (id, start, with) = (one.id, one.start, one.with.clone());
    let minutes = (one.end - one.start).num_minutes();
    let take = move |_| {
        draft.update(|written| {
            written.day = start.date().to_string();
            written.time = format!("{:02}:{:02}", start.hour(), start.minute());
            written.minutes = minutes.to_string();
            written.place = place.clone();
            written.people = with.clone();
            written.instead_of = Some(id);
        });
    };
    view! {
        <li class="list-row"><div class="list-main"><p class="list-title">{title}</p><p class="list-sub">{parts::when_in_words(start, today)}</p></div>
            <button type="button" class="button button-quiet list-end" aria-label=label on:click=take>{texts::meeting_take()}</button></li>
    }
    .into_any()
}

/// When the meeting begins, once day and time can be read.
fn start(written: &Written) -> Option<NaiveDateTime> {
    let day: NaiveDate = written.day.parse().ok()?;
    let (hour, minute) = written.time.split_once(':')?;
    let minute = minute.get(..2).unwrap_or(minute);
    Some(day.and_time(NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)?))
}

fn plan(written: &Written, desk: &MeetingDesk) -> Option<MeetingPlan> {
    let start = start(written)?;
    let about = written.about.unwrap_or(MeetingKind::First);
    let checklist = desk.checklists.iter().find(|one| one.about == about);
    let around = desk.people.iter().filter(|card| written.people.contains(&card.id));
    let mut attendees: Vec<Attendee> = around
        .map(|card| Attendee {
            id: AttendeeId(random::id()),
            person: Some(card.id),
            name: card.name.clone(),
            organisation: card.organisation.clone(),
            email: card.email.clone(),
        })
        .collect();
    attendees.extend(written.others.lines().filter_map(other));
    Some(MeetingPlan {
        about,
        start,
        minutes: written.minutes.trim().parse().unwrap_or(60),
        place: written.place.clone(),
        instead_of: written.instead_of,
        attendees,
        checklist: checklist.map(|one| one.lines.clone()).unwrap_or_default(),
    })
}

/// «Eva Lind, Arbetsförmedlingen, eva@exempel.se», or less of it.
pub(super) fn other(line: &str) -> Option<Attendee> {
    let mut parts = line.split([',', ';', '\t']).map(str::trim).filter(|part| !part.is_empty());
    let name = parts.next()?.to_owned();
    let (mut organisation, mut email) = (String::new(), String::new());
    for part in parts {
        if part.contains('@') {
            part.clone_into(&mut email);
        } else if organisation.is_empty() {
            part.clone_into(&mut organisation);
        }
    }
    Some(Attendee { id: AttendeeId(random::id()), person: None, name, organisation, email })
}
