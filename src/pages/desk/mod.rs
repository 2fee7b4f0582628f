//! The page of those who walk beside: their people, what they may know of each, and what each asks them. What they can
//! do here is answer for themselves.
mod agreement;
mod ask;
mod check_in;
mod contested;
mod ramp;
mod shared;
mod unreached;
pub(crate) mod wish;

use crate::{
    pages::{me, reminders},
    platform::intl,
    state::{App, companion, push, sign_out},
    texts,
    ui::{
        Empty, Icon, Page, PersonLine, answer_in_words, day_in_words, role_name, small_icon, text, waiting,
    },
};
use chrono::NaiveDate;
use folje_api::v1::people::Participant;
use leptos::{prelude::*, task::spawn_local};

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let today = Memo::new(move |_| app.wall.get().date());
    // Drawn anew only when something about the people changes: an answer may be half written.
    let people = Memo::new(move |_| {
        app.people.with(|page| page.as_ref().map(|page| shared::still(&page.people, today.get())))
    });
    // What is half written survives what the server says meanwhile.
    let writing = check_in::Writing::new();
    let content = move || {
        match people.get() {
        None if companion::is_gone() => {
            view! { <Empty drawn=Icon::Offline title=texts::desk_gone() words=texts::desk_gone_words() /> }.into_any()
        }
        None => waiting(app),
        Some(people) if people.is_empty() => {
            view! { <Empty drawn=Icon::People title=texts::desk_empty() words=texts::desk_empty_words() /> }.into_any()
        }
        Some(people) => view! {
            {check_in::section(app, &people, today.get(), writing)}
            {wish::waiting(app, &people)}
            <div class="desk-grid">{people.iter().map(|participant| card(app, participant, today.get())).collect_view()}</div>
            {unreached::section(&people)}
        }
        .into_any(),
    }
    };
    let failed = RwSignal::new(false);
    let leave = move |_| {
        spawn_local(async move {
            let left = sign_out(app).await;
            if left.is_ok() {
                push::turn_off().await;
            }
            failed.set(left.is_err());
        });
    };
    view! {
        <Page title=texts::desk() sub=texts::desk_words()>
            {me::outbox::refused(app)}
            {content}
            {reminders::device::section(app)}
            <div class="buttons"><button type="button" class="button button-quiet" on:click=leave>{texts::sign_out()}</button></div>
            <p class="mark" role="status">{move || failed.get().then(texts::sign_out_failed)}</p>
        </Page>
    }
    .into_any()
}

/// The page as it stands about one participant: what waits, then their card.
pub(crate) fn mirrored(app: App, participant: &Participant, today: NaiveDate) -> AnyView {
    let people = shared::still(std::slice::from_ref(participant), today);
    view! {
        <div class="stack">{wish::waiting(app, &people)}{people.iter().map(|one| card(app, one, today)).collect_view()}</div>
    }
    .into_any()
}

fn card(app: App, participant: &Participant, today: NaiveDate) -> AnyView {
    let next = participant.next.as_ref().map(|next| {
        texts::desk_next_is(
            &text(&next.title),
            &day_in_words(next.start.date(), today),
            &intl::time(next.start.time()),
        )
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
            {contested::view(participant)}
            {ramp::view(app, participant, today)}
            {participant.shared.as_ref().map(|shared| shared::view(participant, shared, today))}
            {wish::answered(app, participant)}
            {participant.asks.iter().map(|ask| ask::view(app, participant, ask, today)).collect_view()}
            {participant.agreements.iter().map(|one| agreement::view(app, participant, one)).collect_view()}
        </article>
    }
    .into_any()
}
