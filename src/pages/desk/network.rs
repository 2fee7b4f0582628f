//! The days of the ambassadors' network: every ambassador sees them, staff keep them.
use super::refused;
use crate::{
    platform::{
        intl::{self, DateStyle},
        net::Request,
    },
    state::desk::{Deed, Sent, made_once},
    texts,
    ui::Field,
};
use chrono::NaiveDateTime;
use folje_api::v1::{desk::NewNetworkDay, paths, people::NetworkDayCard};
use folje_domain::{
    ids::NetworkDayId,
    people::{self, Duty},
};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

/// The days, next first; nothing where there are none.
pub(super) fn list(days: &[NetworkDayCard]) -> Option<AnyView> {
    let row = |day: &NetworkDayCard| view! { <li class="log-row">{in_words(day)}</li> };
    let rows = days.iter().map(row).collect_view();
    (!days.is_empty()).then(|| view! { <ul class="log" data-network>{rows}</ul> }.into_any())
}

fn in_words(day: &NetworkDayCard) -> String {
    let when = intl::capital(&intl::date(day.starts.date(), DateStyle::Day));
    let what = format!("{when} {}: {}", intl::time(day.starts.time()), day.title);
    if day.place.is_empty() { what } else { format!("{what}, {}", day.place) }
}

/// What is being written.
#[derive(Clone, Default)]
struct Written {
    id: Option<Uuid>,
    title: String,
    place: String,
    starts: String,
}

/// For staff: the days, and a new one.
pub(super) fn section(duties: &[Duty], days: &[NetworkDayCard]) -> Option<AnyView> {
    if !duties.iter().any(|duty| duty.may(people::Deed::Network)) {
        return None;
    }
    let days: Vec<_> = days.to_vec();
    let title = if days.is_empty() { texts::network_none() } else { texts::network(days.len()) };
    let gone = Deed::new();
    let row = move |day: &NetworkDayCard| {
        let id = day.id;
        let words = in_words(day);
        let label = format!("{}: {words}", texts::network_remove());
        let remove = move |_| {
            spawn_local(async move {
                gone.send(Request::delete(&paths::DESK_NETWORK_DAY.replace("{id}", &id.to_string()))).await;
            });
        };
        view! {
            <li class="log-row stack stack-tight">
                <p>{words}</p>
                <div class="buttons"><button type="button" class="button button-plain" aria-label=label on:click=remove>{texts::network_remove()}</button></div>
            </li>
        }
    };
    Some(
        view! {
            <details class="more" data-network-of-staff>
                <summary>{title}</summary>
                <div class="stack">
                    <p class="muted small">{texts::network_words()}</p>
                    <ul class="log">{days.iter().map(row).collect_view()}</ul>
                    {form()}
                </div>
            </details>
        }
        .into_any(),
    )
}

fn form() -> AnyView {
    let (written, deed) = (RwSignal::new(Written::default()), Deed::new());
    let wrong = RwSignal::new(String::new());
    let change = move |change: &dyn Fn(&mut Written)| {
        deed.reset();
        wrong.set(String::new());
        written.update(change);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut said = written.get_untracked();
        let starts = NaiveDateTime::parse_from_str(&said.starts, "%Y-%m-%dT%H:%M");
        let (Ok(starts), false) = (starts, said.title.trim().is_empty()) else {
            wrong.set(texts::network_missing());
            return;
        };
        let id = NetworkDayId(made_once(&mut said.id));
        written.set(said.clone());
        spawn_local(async move {
            let body = NewNetworkDay { id, starts, title: said.title, place: said.place };
            if deed.send(Request::post(paths::DESK_NETWORK, &body)).await.is_some() {
                written.set(Written::default());
            }
        });
    };
    let fate = move || match deed.sent.get() {
        Sent::Not | Sent::Sending | Sent::Done => None,
        Sent::Unreached => Some(texts::desk_needs_network()),
        Sent::Refused(_) if refused::by_code(deed.code.get()).is_some() => refused::by_code(deed.code.get()),
        Sent::Refused(reason) => Some(refused::in_words(reason.as_deref())),
        Sent::NotYours => Some(texts::desk_not_yours()),
        Sent::Troubled => Some(texts::troubled()),
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Field id="network-title" label=texts::network_title() value=Signal::derive(move || written.with(|said| said.title.clone()))
                error=wrong on_input=move |text| change(&|said| said.title.clone_from(&text)) />
            <Field id="network-starts" label=texts::network_starts() kind="datetime-local" value=Signal::derive(move || written.with(|said| said.starts.clone()))
                on_input=move |text| change(&|said| said.starts.clone_from(&text)) />
            <Field id="network-place" label=texts::network_place() value=Signal::derive(move || written.with(|said| said.place.clone()))
                on_input=move |text| change(&|said| said.place.clone_from(&text)) />
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::network_add()}</button></div>
            <p class="mark" role="status">{fate}</p>
        </form>
    }
    .into_any()
}
