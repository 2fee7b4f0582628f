//! What else becomes of a meeting before it is held: another time or place, and the participant's no, noted by whoever
//! heard it.
use super::{
    super::{overlap, plan::Whose},
    Here,
};
use crate::{
    state::Draft,
    texts,
    ui::{Area, Field},
};
use chrono::{NaiveDate, NaiveTime, Timelike as _};
use folje_domain::{
    command::{Action, MeetingDeed},
    ids::PersonId,
    record::Meeting,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Where it is to be moved; what nobody has touched stays as it is.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Moved {
    day: Option<String>,
    time: Option<String>,
    minutes: Option<String>,
    place: Option<String>,
}

/// Moving it: everybody who was invited is told.
pub(super) fn moving(here: Here, participant: PersonId, meeting: &Meeting) -> AnyView {
    let draft = Draft::<Moved>::named(&format!("move-{}", meeting.id));
    let (id, start, length) = (meeting.id, meeting.start, meeting.minutes);
    let now = [
        start.date().to_string(),
        format!("{:02}:{:02}", start.hour(), start.minute()),
        length.to_string(),
        meeting.place.clone(),
    ];
    let [day, time, minutes, place] = now;
    let part = move |part: fn(&Moved) -> &Option<String>, now: String| {
        Signal::derive(move || draft.value.with(|moved| part(moved).clone()).unwrap_or_else(|| now.clone()))
    };
    let day = part(|moved| &moved.day, day);
    let time = part(|moved| &moved.time, time);
    let minutes = part(|moved| &moved.minutes, minutes);
    let place = part(|moved| &moved.place, place);
    let missing = RwSignal::new(false);
    let overlap = overlap::warning(
        Whose::Person(participant),
        move || {
            let day: NaiveDate = day.get().parse().ok()?;
            Some(overlap::span(day.and_time(read_time(&time.get())?), &minutes.get()))
        },
        // A meeting stands in the schedule as a series with its own id.
        move |other| other.id.series.0 == id.0,
    );
    let error =
        Signal::derive(move || if missing.get() { texts::meeting_when_missing() } else { String::new() });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = day.get_untracked().parse::<NaiveDate>().ok().zip(read_time(&time.get_untracked()));
        missing.set(read.is_none());
        let Some((day, time)) = read else { return };
        let minutes = minutes.get_untracked().trim().parse().unwrap_or(length);
        let deed = MeetingDeed::Move { start: day.and_time(time), minutes, place: place.get_untracked() };
        if here.voice.at(id, deed) {
            draft.update(|moved| *moved = Moved::default());
            draft.done();
        }
    };
    view! {
        <details class="more"><summary>{texts::meeting_move()}</summary>
            <form class="form" novalidate on:submit=save>
                <Field id="move-day" label=texts::meeting_day() kind="date" value=day error=error on_input=move |text| draft.update(|one| one.day = Some(text)) />
                <Field id="move-time" label=texts::meeting_time() kind="time" value=time on_input=move |text| draft.update(|one| one.time = Some(text)) />
                <Field id="move-minutes" label=texts::meeting_minutes() kind="number" value=minutes on_input=move |text| draft.update(|one| one.minutes = Some(text)) />
                {overlap}
                <Field id="move-place" label=texts::meeting_place() value=place on_input=move |text| draft.update(|one| one.place = Some(text)) />
                <div class="buttons"><button class="button button-quiet">{texts::meeting_move_send()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn read_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.get(..5)?, "%H:%M").ok()
}

/// The participant's no, in their words, and taking it back. They read it on their own page.
pub(super) fn declining(here: Here, name: &str, meeting: &Meeting) -> AnyView {
    let id = meeting.id;
    if meeting.declined.is_some() {
        let back = move |_| {
            here.voice.at(id, MeetingDeed::Decline { words: String::new() });
        };
        return view! { <div class="buttons"><button type="button" class="button button-plain" on:click=back>{texts::meeting_declined_back()}</button></div> }.into_any();
    }
    let draft = Draft::<String>::named(&format!("declined-{id}"));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = draft.value.get_untracked();
        let deed = MeetingDeed::Decline { words: words.clone() };
        if here.voice.say_words(&words, Action::AtMeeting { meeting: id, deed }) {
            draft.update(String::clear);
            draft.done();
        }
    };
    view! {
        <details class="more"><summary>{texts::meeting_decline_note(name)}</summary>
            <form class="form" novalidate on:submit=save>
                <Area id="declined-words" label=texts::meeting_decline_words() hint=texts::meeting_decline_read(name) value=draft.value on_input=move |text| draft.update(|words| *words = text) />
                <div class="buttons"><button class="button button-quiet">{texts::meeting_decline_save()}</button></div>
            </form>
        </details>
    }
    .into_any()
}
