//! What a participant said to the viewer about activities: what waits is answered with one tap or a line, what was
//! answered stays readable.
use super::agreement::Talk;
use crate::{
    pages::feedback::entries,
    platform::forms,
    state::App,
    texts,
    ui::{FateMark, text},
};
use folje_api::v1::people::Participant;
use folje_domain::{
    command::{Action, FeedbackDeed},
    record::{Feedback, FeedbackEntry},
};
use leptos::prelude::*;

/// Among what somebody needs a person for: the words, «Läst», and a line.
pub(super) fn to_answer(app: App, participant: &Participant, feedback: &Feedback) -> AnyView {
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let line = RwSignal::new(String::new());
    let occurrence = feedback.occurrence;
    let answer = move |line| talk.say(Action::Feedback(FeedbackDeed::Answer { occurrence, line }));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        answer(line.get_untracked());
    };
    let empty = move || line.with(|line| line.trim().is_empty());
    view! {
        <div class="stack stack-tight" data-said="waiting">
            {words(participant, feedback)}
            <form class="form" novalidate on:submit=submit>
                // Several may stand on the page, so the label holds its field instead of naming it.
                <label class="field">
                    <span class="field-label">{texts::feedback_answer_line()}</span>
                    <input class="field-input" type="text" autocomplete="off" prop:value=line
                        on:input=move |event| line.set(forms::value(&event)) />
                </label>
                <div class="buttons"><button class="button">{move || if empty() { texts::feedback_is_read() } else { texts::feedback_send_answer() }}</button></div>
            </form>
            <FateMark id=talk.just />
        </div>
    }
    .into_any()
}

/// What was said and answered lately, on the person's card; nothing where nothing was.
pub(super) fn answered(participant: &Participant) -> Option<AnyView> {
    let done: Vec<_> = participant.feedback.iter().filter(|one| !one.waits()).collect();
    let row = |one: &&Feedback| {
        view! {
            <li class="log-row stack stack-tight" data-said="answered">
                <p class="muted small">{text(&one.title)}</p>
                {words(participant, one)}
            </li>
        }
    };
    (!done.is_empty()).then(|| {
        let rows = done.iter().map(row).collect_view();
        view! { <details class="more"><summary>{texts::feedback_of_person(done.len())}</summary><ul class="log">{rows}</ul></details> }
            .into_any()
    })
}

fn words(participant: &Participant, feedback: &Feedback) -> AnyView {
    let name = participant.name.as_str();
    let answered = |entry: &FeedbackEntry| match entry.line.is_empty() {
        true => texts::feedback_is_read(),
        false => texts::feedback_answer(),
    };
    entries(feedback, |face| texts::FeedbackTheySaid { name, face }.text(), answered)
}
