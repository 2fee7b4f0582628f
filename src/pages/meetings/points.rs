//! One's own points: written before the meeting, also without a network, changed and taken away again.
use super::Voice;
use crate::{
    platform::{focus, random},
    state::Draft,
    texts,
    ui::{Area, FateMark, refusal_in_words},
};
use folje_domain::{
    command::MeetingDeed,
    ids::{MeetingId, PointId},
    record::{Meeting, Point},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What has been written so far: a new point, or one that is changed and what it said.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Written {
    point: Option<PointId>,
    was: String,
    text: String,
}

/// Where it is kept.
pub(crate) type Writing = Draft<Written>;

/// What was begun about that meeting.
pub(crate) fn writing(meeting: MeetingId) -> Writing {
    Draft::named(&format!("point-{meeting}"))
}

/// The form; it stands outside of what is drawn anew.
pub(crate) fn form(voice: Voice, meeting: MeetingId, draft: Writing) -> AnyView {
    let error = Signal::derive(move || voice.refused.get().map(refusal_in_words).unwrap_or_default());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Written { point, was, text } = draft.value.get_untracked();
        let point = point.unwrap_or_else(|| PointId(random::id()));
        let deed = MeetingDeed::KeepPoint { point, text: text.clone(), was };
        let action = folje_domain::command::Action::AtMeeting { meeting, deed };
        if voice.say_words(&text, action) {
            draft.update(|written| *written = Written::default());
            draft.done();
        } else {
            focus::to("#point-text");
        }
    };
    let changes = move || draft.value.with(|written| written.point.is_some());
    view! {
        <form class="form" novalidate on:submit=save>
            <Area id="point-text" label=texts::meeting_point() hint=texts::meeting_point_hint()
                value=Signal::derive(move || draft.value.with(|written| written.text.clone())) error=error
                on_input=move |text| { voice.refused.set(None); draft.update(|written| written.text = text); } />
            <div class="buttons"><button class="button">{move || if changes() { texts::meeting_point_change() } else { texts::meeting_point_add() }}</button></div>
            <FateMark id=voice.just />
        </form>
    }
    .into_any()
}

/// One of one's own points.
pub(crate) fn row(voice: Voice, meeting: &Meeting, point: &Point, draft: Writing) -> AnyView {
    let (meeting, id, text) = (meeting.id, point.id, point.words.text.clone());
    let label = (texts::meeting_point_change_what(&text), texts::meeting_point_remove_what(&text));
    let change = {
        let text = text.clone();
        move |_| {
            draft.update(|written| {
                *written = Written { point: Some(id), was: text.clone(), text: text.clone() };
            });
            focus::to("#point-text");
        }
    };
    let remove = move |_| {
        voice.at(meeting, MeetingDeed::RemovePoint(id));
        // The button is about to go.
        focus::to_heading();
    };
    view! {
        <li class="list-row" data-point="mine">
            <div class="list-main"><p class="list-title">{text}</p></div>
            <button type="button" class="button button-plain list-end" aria-label=label.0 on:click=change>{texts::meeting_change()}</button>
            <button type="button" class="button button-plain list-end" aria-label=label.1 on:click=remove>{texts::meeting_remove()}</button>
        </li>
    }
    .into_any()
}
