//! The people whom a companion walks beside: what they may know of each, and what each asks them.
use super::{check_in, frame::DeskPage, meetings, needs, network, tips, unreached};
use crate::{
    pages::{beside, me, reminders},
    platform::preferences,
    routes::{Place, Route},
    state::{App, companion, push, sign_out},
    texts,
    ui::{Empty, Icon, waiting},
};
use folje_api::v1::people::Participant;
use folje_domain::people::{Deed, Duty, Role};
use leptos::{prelude::*, task::spawn_local};

/// The page.
pub(super) fn page() -> AnyView {
    let app = App::get();
    let today = Memo::new(move |_| app.wall.get().date());
    // Drawn anew only when something about the people changes: an answer may be half written.
    let people = Memo::new(move |_| {
        app.people.with(|page| page.as_ref().map(|page| beside::still(&page.people, today.get())))
    });
    let around = Memo::new(move |_| {
        app.people.with(|page| {
            page.as_ref().map(|page| (page.duties.clone(), page.network.clone())).unwrap_or_default()
        })
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
            let words = if sums_only(app) { texts::desk_empty_sums() } else { texts::desk_empty_words() };
            view! { <Empty drawn=Icon::People title=texts::desk_empty() words=words /> }.into_any()
        }
        Some(people) => view! {
            {needs::section(app, &people)}
            {check_in::section(app, &people, today.get(), writing)}
            {beside::waiting_wishes(app, &people)}
            <div class="desk-grid">{people.iter().map(|participant| beside::card(app, participant, today.get(), page_link(participant))).collect_view()}</div>
            {unreached::section(&people)}
            {around.with(|(_, days)| tips::section(&people, days))}
        }
        .into_any(),
    }
    };
    let failed = RwSignal::new(false);
    let leave = move |_| {
        spawn_local(async move {
            let left = sign_out(app).await;
            if left.is_ok() {
                // What is half written here speaks of other people.
                preferences::forget_all("folje.draft.desk-");
                push::turn_off().await;
            }
            failed.set(left.is_err());
        });
    };
    view! {
        <DeskPage at=Place::Home title=texts::desk() sub=texts::desk_words()>
            {me::outbox::refused(app)}
            {content}
            {move || around.with(|(duties, days)| network::section(duties, days))}
            {meetings::link()}
            {reminders::device::section(app)}
            <div class="buttons"><button type="button" class="button button-quiet" on:click=leave>{texts::sign_out()}</button></div>
            <p class="mark" role="status">{move || failed.get().then(texts::sign_out_failed)}</p>
        </DeskPage>
    }
    .into_any()
}

/// The way to their page, for those to whom there is more of it than stands here.
fn page_link(participant: &Participant) -> Option<AnyView> {
    let more = matches!(participant.role, Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide);
    more.then(|| {
        let href = Route::Desk(Place::Person(participant.id)).to_string();
        view! { <p><a class="button button-plain" href=href>{texts::desk_open_page(&participant.name)}</a></p> }.into_any()
    })
}

/// Whether somebody's work is with sums alone: they will never have anybody here.
fn sums_only(app: App) -> bool {
    let sums = |duty: &Duty| duty.may(Deed::Sums) && duty.role().is_none();
    app.people.with_untracked(|page| {
        page.as_ref().is_some_and(|page| !page.duties.is_empty() && page.duties.iter().all(sums))
    })
}
