//! «Jag behöver hjälp»: asked by whoever is at the workplace, answered by whoever plans with the participant, read by the
//! participant.
use super::agreement::Talk;
use crate::{
    platform::{forms, random},
    state::App,
    texts,
    ui::{FateMark, Icon, role_name, small_icon},
};
use folje_api::v1::people::Participant;
use folje_domain::{
    command::Action,
    ids::CallId,
    people::Role,
    record::{Call, CallAnswer},
};
use leptos::prelude::*;

/// What was asked and answered lately, and for whoever is at the workplace the way to ask.
pub(super) fn view(app: App, participant: &Participant) -> Option<AnyView> {
    let asks = matches!(participant.role, Role::Ambassador | Role::Supervisor);
    let told: Vec<_> = participant.calls.iter().rev().map(|call| one(app, participant, call, asks)).collect();
    if !asks && told.is_empty() {
        return None;
    }
    let name = participant.name.as_str();
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let form = asks.then(|| {
        let send = move |line| talk.say(Action::AskForHelp { call: CallId(random::id()), line });
        let words = texts::help_words(name);
        view! {
            <details class="more" data-help="ask">
                <summary>{texts::help()}</summary>
                <div class="stack stack-tight">
                    <p class="muted small">{words}</p>
                    {line_form(texts::help_line(), texts::help_send(), send)}
                </div>
            </details>
            <FateMark id=talk.just />
        }
    });
    let list = (!told.is_empty()).then(|| view! { <ul class="log">{told}</ul> });
    Some(view! { <div class="stack stack-tight">{list}{form}</div> }.into_any())
}

/// A call with its answers; its caller may say that it settled itself.
fn one(app: App, participant: &Participant, call: &Call, mine: bool) -> AnyView {
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let settled = Action::AnswerCall { call: call.id, line: String::new() };
    let settle = (mine && call.waits())
        .then(|| view! { <div class="buttons">{talk.button("button button-plain", texts::help_settled(), settled)}</div> });
    view! {
        <li class="log-row stack stack-tight" data-call=if call.waits() { "waits" } else { "answered" }>
            {words(call)}
            {settle}
            <FateMark id=talk.just />
        </li>
    }
    .into_any()
}

/// Word for word, as everybody reads it who may.
pub(crate) fn words(call: &Call) -> AnyView {
    let answer = |answer: &CallAnswer| match (answer.line.is_empty(), answer.by == call.by) {
        (true, _) => texts::help_settled(),
        (false, true) => answer.line.clone(),
        (false, false) => texts::help_answered(&answer.line),
    };
    let answers: Vec<_> =
        call.answers.iter().map(|one| view! { <p class="card-text">{answer(one)}</p> }).collect();
    let waits = call.waits().then(|| view! { <p class="muted small">{texts::help_waits()}</p> });
    view! {
        <p class="muted small">{texts::help_asked(&role_name(call.role))}</p>
        <blockquote class="say">{call.line.clone()}</blockquote>
        {answers}{waits}
    }
    .into_any()
}

/// The line that answers a call.
pub(super) fn answer_form(app: App, participant: &Participant, call: CallId) -> AnyView {
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let send = move |line| talk.say(Action::AnswerCall { call, line });
    view! { {line_form(texts::help_answer_line(), texts::help_answer(), send)}<FateMark id=talk.just /> }
        .into_any()
}

/// One line and a button. Several may stand on the page, so the label holds its field instead of naming it.
fn line_form(label: String, button: String, send: impl Fn(String) + 'static) -> AnyView {
    let (line, empty) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = line.get_untracked();
        // What the rules would refuse for sure need not travel.
        empty.set(written.trim().is_empty());
        if !empty.get_untracked() {
            send(written);
            line.set(String::new());
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <label class="field">
                <span class="field-label">{label}</span>
                <input class="field-input" type="text" autocomplete="off" maxlength="200" prop:value=line
                    aria-invalid=move || empty.get().then_some("true")
                    on:input=move |event| { empty.set(false); line.set(forms::value(&event)); } />
            </label>
            <p class="field-error" role="status">{move || empty.get().then(|| (small_icon(Icon::Info), texts::refusal_empty()))}</p>
            <div class="buttons"><button class="button">{button}</button></div>
        </form>
    }
    .into_any()
}
