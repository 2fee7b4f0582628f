//! One meeting, as the participant has it.
use super::{Voice, parts, points};
use crate::{
    platform::focus,
    routes::Route,
    state::{App, Draft, Plan},
    texts,
    ui::{Area, Empty, Icon, Page, WithPlan},
};
use folje_domain::{command::MeetingDeed, ids::MeetingId, record::Meeting};
use leptos::prelude::*;

/// The page.
pub(crate) fn page(id: MeetingId) -> AnyView {
    let app = App::get();
    let voice = Voice::new(app, None);
    let writing = points::writing(id);
    let found = Memo::new(move |_| app.plan.with(|plan| plan.as_ref()?.record.meeting(id).cloned()));
    let title = Signal::derive(move || {
        found.with(|found| found.as_ref().map_or_else(texts::meeting, |one| parts::kind_in_words(one.about)))
    });
    let open = Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(Meeting::stands)));
    view! {
        <Page title=title back=(Route::Meetings, texts::meetings())>
            <WithPlan children=move |plan| first(voice, &plan, id, writing) />
            // Outside of what is drawn anew with the plan: words half written stay where they are.
            {move || open.get().then(|| points::form(voice, id, writing))}
            <WithPlan children=move |plan| then(voice, &plan, id) />
            {move || open.get().then(|| decline(voice, id, found))}
        </Page>
    }
    .into_any()
}

fn names(plan: &Plan) -> parts::Names {
    let me = (plan.snapshot.me.id, plan.name().to_owned());
    plan.snapshot.people.iter().map(|card| (card.id, card.name.clone())).chain([me]).collect()
}

fn first(voice: Voice, plan: &Plan, id: MeetingId, writing: points::Writing) -> AnyView {
    let Some(meeting) = plan.record.meeting(id) else {
        return view! { <Empty drawn=Icon::Info title=texts::meeting_unknown() words=texts::meeting_unknown_words() /> }.into_any();
    };
    view! {
        <div class="stack">
            {parts::facts(meeting, plan.today)}
            {parts::agenda(voice, meeting, &names(plan), writing)}
        </div>
    }
    .into_any()
}

fn then(voice: Voice, plan: &Plan, id: MeetingId) -> AnyView {
    let Some(meeting) = plan.record.meeting(id) else { return ().into_any() };
    let tasks: Vec<_> = plan.record.tasks.iter().filter(|task| task.meeting == Some(id)).cloned().collect();
    view! {
        <div class="stack">
            {parts::agreed(voice, &tasks, &names(plan), plan.today)}
            {parts::checklist(meeting)}
        </div>
    }
    .into_any()
}

/// Saying no to the meeting, in one's own words, and taking that back.
fn decline(voice: Voice, id: MeetingId, found: Memo<Option<Meeting>>) -> AnyView {
    let draft = Draft::<String>::named(&format!("decline-{id}"));
    let said =
        Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|one| one.declined.is_some())));
    let say = move |words: String| {
        if voice.at(id, MeetingDeed::Decline { words }) {
            draft.update(String::clear);
            draft.done();
            focus::to_heading();
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = draft.value.get_untracked();
        if !words.trim().is_empty() {
            say(words);
        }
    };
    (move || {
        if said.get() {
            return view! { <div class="buttons"><button type="button" class="button button-plain" on:click=move |_| say(String::new())>{texts::meeting_decline_back()}</button></div> }.into_any();
        }
        view! {
            <details class="more">
                <summary>{texts::meeting_decline()}</summary>
                <form class="form" novalidate on:submit=send>
                    <Area id="decline-words" label=texts::meeting_decline_label() hint=texts::meeting_decline_hint() value=draft.value on_input=move |text| draft.update(|words| *words = text) />
                    <div class="buttons"><button class="button button-quiet">{texts::meeting_decline_send()}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
    .into_any()
}
