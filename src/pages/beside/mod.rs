//! What somebody who walks beside sees of one participant, and what each asks of them: their card. It stands at the desk,
//! and the participant reads the same («Så här ser … dig»). What can be done here is to answer for oneself.
mod agreement;
mod ask;
pub(crate) mod call;
mod contested;
mod feedback;
mod need;
mod page;
mod ramp;
mod shared;
mod thanks;
mod wish;

pub(crate) use need::lines as needs;
pub(crate) use page::{ending_in_words, everybody, view as page};
pub(crate) use shared::still;
pub(crate) use wish::{said_in_words, waiting as waiting_wishes};

use crate::{
    platform::intl,
    state::App,
    texts,
    ui::{Icon, PersonLine, answer_in_words, day_in_words, role_name, small_icon, text},
};
use chrono::NaiveDate;
use folje_api::v1::people::Participant;
use leptos::prelude::*;

/// The page as it stands about one participant: what waits, then their card.
pub(crate) fn mirrored(app: App, participant: &Participant, today: NaiveDate) -> AnyView {
    let people = shared::still(std::slice::from_ref(participant), today);
    view! {
        <div class="stack">{mirrored_needs(app, &people)}{wish::waiting(app, &people)}{people.iter().map(|one| card(app, one, today, None)).collect_view()}</div>
    }
    .into_any()
}

/// What of «Behöver en människa» is about the participant: they read the same lines.
fn mirrored_needs(app: App, people: &[Participant]) -> Option<AnyView> {
    let lines = need::lines(app, people, |_, _| None);
    (!lines.is_empty()).then(|| {
        view! {
            <section class="section" data-needs>
                <h2 class="section-title">{texts::needs()}</h2>
                <ul class="list">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// One participant; `more` stands below their name.
pub(crate) fn card(app: App, participant: &Participant, today: NaiveDate, more: Option<AnyView>) -> AnyView {
    let next = participant.next.as_ref().map(|next| {
        texts::DeskNextIs {
            what: &text(&next.title),
            day: &day_in_words(next.start.date(), today),
            time: &intl::time(next.start.time()),
        }
        .text()
    });
    let line =
        |label: String, words: Option<String>| words.map(|words| view! { <dt>{label}</dt><dd>{words}</dd> });
    let goals = (!participant.shared_goals.is_empty()).then(|| participant.shared_goals.join("; "));
    let phase = match (&participant.programme, &participant.phase) {
        (Some(programme), Some(phase)) => Some(format!("{}, {}", text(programme), text(phase))),
        (Some(programme), None) => Some(text(programme)),
        (None, _) => None,
    };
    view! {
        <article class="card desk-person">
            <h2 class="visually-hidden">{participant.name.clone()}</h2>
            <PersonLine name=participant.name.clone() role=texts::desk_you_are(&role_name(participant.role)) />
            {more}
            <dl class="pairs">
                {line(texts::desk_programme(), phase)}
                {line(texts::desk_next(), next)}
                {line(texts::desk_answer(), participant.answer.as_ref().map(|answer| answer_in_words(answer.kind)))}
                {line(texts::desk_goals(), goals)}
            </dl>
            <p class="chips">
                {participant.contact.then(|| view! { <span class="chip chip-accent">{texts::desk_contact()}</span> })}
                {participant.stand_in.then(|| view! { <span class="chip chip-attention">{small_icon(Icon::Info)}{texts::desk_stand_in()}</span> })}
            </p>
            {thanks::view(participant)}
            {contested::view(participant)}
            {call::view(app, participant)}
            {ramp::view(app, participant, today)}
            {participant.shared.as_ref().map(|shared| shared::view(participant, shared, today))}
            {wish::answered(app, participant)}
            {feedback::answered(participant)}
            {participant.asks.iter().map(|ask| ask::view(app, participant, ask, today)).collect_view()}
            {participant.agreements.iter().map(|one| agreement::view(app, participant, one)).collect_view()}
        </article>
    }
    .into_any()
}
