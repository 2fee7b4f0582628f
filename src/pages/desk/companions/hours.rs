//! When somebody is where they work: days, from when until when, or that nobody knows.
use crate::{
    pages::desk::parts::fate,
    platform::{focus, net::Request},
    state::desk::{Asked, Deed},
    texts,
    ui::{time_field, weekday_boxes},
};
use chrono::NaiveTime;
use folje_api::v1::{
    desk::{CompanionHours, Desk},
    paths,
};
use folje_domain::{
    ids::PersonId,
    reminder::{Hours, Weekdays},
};
use leptos::{prelude::*, task::spawn_local};

/// The form; no day ticked means that nobody knows.
pub(super) fn form(
    asked: Asked<Desk>,
    open: RwSignal<Option<PersonId>>,
    person: PersonId,
    known: Option<Hours>,
) -> AnyView {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let deed = Deed::new();
    let days = RwSignal::new(known.map_or(Weekdays::WORKING, |hours| hours.days));
    let from = RwSignal::new(known.map_or(clock(8), |hours| hours.from));
    let until = RwSignal::new(known.map_or(clock(16), |hours| hours.until));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (days, from, until) = (days.get_untracked(), from.get_untracked(), until.get_untracked());
        let there = (!days.is_empty()).then_some(Hours { days, from, until });
        spawn_local(async move {
            let body = CompanionHours { person, there };
            if deed.send(Request::post(paths::DESK_COMPANIONS, &body)).await.is_some() {
                open.set(None);
                asked.again();
                focus::to_heading();
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {weekday_boxes(texts::desk_there_days(), days.into(), move |new| days.set(new))}
            <div class="times">
                {time_field("companion-from", texts::desk_there_from(), from.into(), move |time| from.set(time))}
                {time_field("companion-until", texts::desk_there_until(), until.into(), move |time| until.set(time))}
            </div>
            <p class="muted small">{texts::companions_no_days()}</p>
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::companions_save()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}
