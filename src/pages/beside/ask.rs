//! A favour that somebody is asked for: yes or no, with a line if one likes. Nobody sees who else was asked.
use super::agreement::Talk;
use crate::{
    platform::intl,
    state::App,
    texts,
    ui::{FateMark, Field, day_in_words},
};
use chrono::NaiveDate;
use folje_api::v1::people::Participant;
use folje_domain::{
    command::Action,
    reminder::{Ask, AskState, FavourKind},
};
use leptos::prelude::*;

/// One favour; nothing once its day is over.
pub(super) fn view(app: App, participant: &Participant, ask: &Ask, today: NaiveDate) -> Option<AnyView> {
    if ask.favour.at.date() < today {
        return None;
    }
    let name = participant.name.as_str();
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let day = day_in_words(ask.favour.at.date(), today);
    let time = intl::time(ask.favour.at.time());
    let what = match ask.favour.kind {
        FavourKind::Wake => texts::AskedWake { name, day: &day, time: &time }.text(),
        FavourKind::Bus => texts::AskedBus { name, day: &day, time: &time }.text(),
    };
    let line = (!ask.favour.line.is_empty())
        .then(|| view! { <blockquote class="say">{ask.favour.line.clone()}</blockquote> });
    let said = match ask.state {
        AskState::Waiting => None,
        AskState::Yes => Some(texts::asked_said_yes(name)),
        AskState::No => Some(texts::asked_said_no()),
        AskState::Closed => Some(texts::asked_closed()),
    };
    let state = match ask.state {
        AskState::Waiting => "waiting",
        AskState::Yes => "yes",
        AskState::No => "no",
        AskState::Closed => "closed",
    };
    Some(
        view! {
            <div class="stack stack-tight asked" data-ask=state>
                <p class="card-text">{what}</p>
                {line}
                {said.map(|said| view! { <p class="muted">{said}</p> })}
                {answers(talk, ask)}
                <FateMark id=talk.just />
            </div>
        }
        .into_any(),
    )
}

fn answers(talk: Talk, ask: &Ask) -> Option<AnyView> {
    let written = RwSignal::new(ask.line.clone());
    let request = ask.request;
    let answer = move |yes| talk.say(Action::AnswerAsk { request, yes, line: written.get_untracked() });
    let yes = move || view! { <button type="button" class="button" on:click=move |_| answer(true)>{texts::asked_yes()}</button> };
    let no = move || view! { <button type="button" class="button button-quiet" on:click=move |_| answer(false)>{texts::asked_no()}</button> };
    match ask.state {
        AskState::Waiting => Some(
            view! {
                <Field id="ask-line" label=texts::asked_line() hint=texts::asked_line_hint() value=written
                    on_input=move |text| written.set(text) />
                <div class="buttons">{yes()}{no()}</div>
            }
            .into_any(),
        ),
        AskState::Yes => Some(view! { <div class="buttons">{no()}</div> }.into_any()),
        AskState::No => Some(view! { <div class="buttons">{yes()}</div> }.into_any()),
        AskState::Closed => None,
    }
}
