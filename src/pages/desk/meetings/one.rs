//! One meeting at the desk: what everybody sees of it, and for those who convene what they do about it.
use super::{Here, change, new::other};
use crate::{
    pages::meetings::{parts, points},
    platform::{focus, forms, random},
    state::Draft,
    texts,
    ui::{Area, Field, Icon, small_icon, text},
};
use folje_api::v1::{
    meetings::{MeetingsWith, UndeliveredMail},
    paths,
};
use folje_domain::{
    command::MeetingDeed,
    ids::{MeetingId, PersonId, TaskId},
    record::{Attendee, Meeting},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The meeting; only one at a time is unfolded.
pub(super) fn card(
    here: Here,
    with: &MeetingsWith,
    meeting: &Meeting,
    open: RwSignal<Option<MeetingId>>,
) -> AnyView {
    let id = meeting.id;
    let today = here.app.wall.get_untracked().date();
    let is_open = move || open.with(|open| *open == Some(id));
    let toggle = move |_| open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    let title = parts::kind_in_words(meeting.about);
    let when = parts::when_in_words(meeting.start, today);
    let undelivered = undelivered(with, id);
    let (with, meeting) = (with.clone(), meeting.clone());
    let body = move || is_open().then(|| body(here, &with, &meeting));
    view! {
        <section class="section" data-meeting=id.to_string()>
            <h2 class="section-title"><button type="button" class="button button-plain" aria-expanded=move || is_open().to_string() on:click=toggle>{title}", "{when}</button></h2>
            {undelivered}
            {body}
        </section>
    }
    .into_any()
}

/// Whom no mail about the meeting reached, also while it is folded: somebody has to tell them in another way.
fn undelivered(with: &MeetingsWith, meeting: MeetingId) -> Option<AnyView> {
    let mails = with.desk.as_ref()?.undelivered.iter().filter(|mail| mail.meeting == meeting);
    let line = |mail: &UndeliveredMail| {
        let who = if mail.name.is_empty() { &mail.address } else { &mail.name };
        let words = if mail.cancels {
            texts::MeetingCancelUndelivered { who, address: &mail.address }.text()
        } else {
            texts::MeetingUndelivered { who, address: &mail.address }.text()
        };
        view! { <li class="chip chip-attention">{small_icon(Icon::Info)}<span>{words}</span></li> }
    };
    let lines: Vec<_> = mails.map(line).collect();
    (!lines.is_empty())
        .then(|| view! { <ul class="stack stack-tight" data-undelivered>{lines}</ul> }.into_any())
}

fn body(here: Here, with: &MeetingsWith, meeting: &Meeting) -> AnyView {
    let today = here.app.wall.get_untracked().date();
    let writing = points::writing(meeting.id);
    let tasks: Vec<_> = with.tasks.iter().filter(|task| task.meeting == Some(meeting.id)).cloned().collect();
    let convenes = with.desk.is_some();
    let stands = meeting.stands();
    view! {
        <div class="stack">
            {parts::facts(meeting, today)}
            {parts::agenda(here.voice, meeting, &with.names, writing)}
            {stands.then(|| points::form(here.voice, meeting.id, writing))}
            {if convenes { checklist(here, meeting) } else { parts::checklist(meeting).into_any() }}
            {parts::agreed(here.voice, &tasks, &with.names, today)}
            {convenes.then(|| agree(here, with, meeting))}
            {(convenes && stands).then(|| deeds(here, with, meeting))}
        </div>
    }
    .into_any()
}

fn checklist(here: Here, meeting: &Meeting) -> AnyView {
    let id = meeting.id;
    let row = |(line, check): (usize, &folje_domain::record::Check)| {
        let tick = move |event| {
            here.voice.at(id, MeetingDeed::Tick { line, done: forms::checked(&event) });
        };
        view! { <label class="choice"><input type="checkbox" prop:checked=check.done on:change=tick /><span class="choice-text">{text(&check.text)}</span></label> }
    };
    let lines = meeting.checklist.iter().enumerate().map(row).collect_view();
    (!meeting.checklist.is_empty())
        .then(|| view! { <fieldset class="field"><legend class="section-title">{texts::meeting_checklist()}</legend>{lines}</fieldset> })
        .into_any()
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Promise {
    text: String,
    owner: Option<PersonId>,
    doer: String,
    by: String,
}

/// Who does what by when. Somebody from elsewhere has no account: then whoever notes it sees to it.
fn agree(here: Here, with: &MeetingsWith, meeting: &Meeting) -> AnyView {
    let draft = Draft::<Promise>::named(&format!("agree-{}", meeting.id));
    let id = meeting.id;
    let here_by_id = meeting.attendees.iter().filter_map(|one| Some((one.person?, one.name.clone())));
    let me = (here.voice.me, texts::meeting_me());
    let mut owners: Vec<(PersonId, String)> = vec![(with.id, with.name.clone()), me];
    owners.extend(here_by_id.filter(|(person, _)| *person != here.voice.me));
    let elsewhere = meeting.attendees.iter().filter(|one| one.person.is_none()).map(|one| one.name.clone());
    let elsewhere: Vec<String> = elsewhere.collect();
    let first = with.id;
    let options = owners
        .iter()
        .map(|(person, name)| {
            let person = *person;
            let chosen =
                move || draft.value.with(|one| one.doer.is_empty() && one.owner.unwrap_or(first) == person);
            view! { <option value=person.to_string() prop:selected=chosen>{name.clone()}</option> }
        })
        .collect_view();
    let others = elsewhere
        .iter()
        .map(|name| {
            let known = name.clone();
            let chosen = move || draft.value.with(|one| one.doer == known);
            view! { <option value=name.clone() prop:selected=chosen>{name.clone()}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let value = forms::choice(&event);
        draft.update(|one| match value.parse() {
            Ok(person) => (one.owner, one.doer) = (Some(person), String::new()),
            Err(_) => (one.owner, one.doer) = (Some(here.voice.me), value),
        });
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Promise { text, owner, doer, by } = draft.value.get_untracked();
        let task = TaskId(random::id());
        let owner = owner.unwrap_or(first);
        let deed = MeetingDeed::Agree { task, text: text.clone(), owner, doer, by: by.parse().ok() };
        let action = folje_domain::command::Action::AtMeeting { meeting: id, deed };
        if here.voice.say_words(&text, action) {
            draft.update(|one| *one = Promise::default());
            draft.done();
        } else {
            focus::to("#agree-text");
        }
    };
    let part = move |part: fn(&Promise) -> &String| {
        Signal::derive(move || draft.value.with(|one| part(one).clone()))
    };
    view! {
        <form class="form" novalidate on:submit=save>
            <Field id="agree-text" label=texts::meeting_agree() value=part(|one| &one.text) on_input=move |text| draft.update(|one| one.text = text) />
            <div class="field"><label class="field-label" for="agree-owner">{texts::meeting_agree_who()}</label><select class="field-input" id="agree-owner" on:change=choose>{options}{others}</select></div>
            <Field id="agree-by" label=texts::meeting_agree_by() kind="date" value=part(|one| &one.by) on_input=move |by| draft.update(|one| one.by = by) />
            <div class="buttons"><button class="button button-quiet">{texts::meeting_agree_save()}</button></div>
        </form>
    }
    .into_any()
}

/// Held, invited, one more attendee, called off.
fn deeds(here: Here, with: &MeetingsWith, meeting: &Meeting) -> AnyView {
    let id = meeting.id;
    let today = here.app.wall.get_untracked().date();
    let hold = move |_| {
        here.voice.at(id, MeetingDeed::Hold { on: today });
    };
    let invite = move |_| {
        here.voice.at(id, MeetingDeed::InviteByMail);
    };
    let mail = with.desk.as_ref().is_some_and(|desk| desk.mail);
    let path =
        paths::MEETING_FILE.replace("{id}", &with.id.to_string()).replace("{file}", &format!("{id}.ics"));
    let invited = match (mail, meeting.by_mail) {
        (true, true) => view! { <p class="muted">{texts::meeting_invited()}</p> }.into_any(),
        (true, false) => view! { <button type="button" class="button" on:click=invite>{texts::meeting_invite()}</button> }.into_any(),
        (false, _) => view! { <a class="button button-quiet" href=path download="inbjudan.ics">{texts::meeting_file()}</a> }.into_any(),
    };
    let attendee = |one: &Attendee| {
        let person = one.id;
        let label = texts::meeting_remove_whom(&one.name);
        let remove = move |_| {
            here.voice.at(id, MeetingDeed::RemoveAttendee(person));
        };
        view! { <li class="list-row"><div class="list-main"><p class="list-title">{one.name.clone()}</p><p class="list-sub">{one.email.clone()}</p></div><button type="button" class="button button-plain list-end" aria-label=label on:click=remove>{texts::meeting_remove()}</button></li> }
    };
    let attendees = meeting.attendees.iter().map(attendee).collect_view();
    let more = Draft::<String>::named(&format!("attendee-{id}"));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut said = true;
        for one in more.value.get_untracked().lines().filter_map(other) {
            said &= here.voice.at(id, MeetingDeed::KeepAttendee(one));
        }
        if said {
            more.update(String::clear);
            more.done();
        }
    };
    let why = Draft::<String>::named(&format!("call-off-{id}"));
    let call_off = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let line = why.value.get_untracked();
        let action = folje_domain::command::Action::AtMeeting {
            meeting: id,
            deed: MeetingDeed::CallOff { line: line.clone() },
        };
        if here.voice.say_words(&line, action) {
            why.update(String::clear);
            why.done();
        }
    };
    view! {
        <div class="stack">
            <div class="buttons">{invited}<button type="button" class="button button-quiet" on:click=hold>{texts::meeting_hold()}</button></div>
            <details class="more"><summary>{texts::meeting_attendees()}</summary>
                <ul class="list">{attendees}</ul>
                <form class="form" novalidate on:submit=add>
                    <Area id="attendee-more" label=texts::meeting_others() hint=texts::meeting_others_hint() value=more.value on_input=move |text| more.update(|words| *words = text) />
                    <div class="buttons"><button class="button button-quiet">{texts::meeting_attendee_add()}</button></div>
                </form>
            </details>
            {change::moving(here, with.id, meeting)}
            {change::declining(here, &with.name, meeting)}
            <details class="more"><summary>{texts::meeting_call_off()}</summary>
                <form class="form" novalidate on:submit=call_off>
                    <Field id="call-off" label=texts::meeting_call_off_why() value=why.value on_input=move |text| why.update(|words| *words = text) />
                    <div class="buttons"><button class="button button-quiet">{texts::meeting_call_off_send()}</button></div>
                </form>
            </details>
        </div>
    }
    .into_any()
}
