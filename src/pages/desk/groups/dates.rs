//! The real dates of a group, before anybody says yes to them.
use crate::{
    platform::intl::{self, DateStyle},
    texts,
    ui::text,
};
use folje_api::v1::desk::Dates;
use leptos::prelude::*;

/// How many of the first occurrences are told.
const TOLD: usize = 4;

/// The phases with their days, and how it begins.
pub(super) fn view(dates: &Dates) -> AnyView {
    let day = |day| intl::date(day, DateStyle::Day);
    let phase = |phase: &folje_domain::programme::Phase| {
        view! { <li>{texts::SharedPhase { name: &text(&phase.name), from: &day(phase.first_day), to: &day(phase.last_day) }.text()}</li> }
    };
    let first = dates.first.iter().filter(|one| one.takes_place()).take(TOLD).map(|one| {
        let date = intl::capital(&intl::date(one.start.date(), DateStyle::Full));
        let (from, until) = (intl::time(one.start.time()), intl::time(one.end.time()));
        view! { <li>{texts::SharedWhen { day: &date, from: &from, to: &until, what: &text(&one.title) }.text()}</li> }
    });
    let handover =
        dates.handover_opens.map(|opens| view! { <p class="muted">{texts::phase_handover(&day(opens))}</p> });
    view! {
        <section class="card stack stack-tight" data-dates>
            <h3 class="card-title">{texts::desk_dates()}</h3>
            <ul class="desk-lines">{dates.phases.iter().map(phase).collect_view()}</ul>
            {handover}
            <h4 class="field-label">{texts::desk_dates_first()}</h4>
            <ul class="desk-lines">{first.collect_view()}</ul>
        </section>
    }
    .into_any()
}
