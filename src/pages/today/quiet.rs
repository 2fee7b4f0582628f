//! A day with nothing left in it, a day off, and the card for the one who finished early.
use crate::{
    platform::intl,
    state::Plan,
    texts,
    ui::{Icon, day_in_words, icon, text},
};
use chrono::NaiveDateTime;
use folje_domain::programme::Ending;
use folje_domain::schedule::{Occurrence, OccurrenceState};
use leptos::prelude::*;

/// Nothing now and nothing more today: what the day is, and what comes next.
pub(super) fn card(plan: &Plan, wall: NaiveDateTime) -> AnyView {
    let today = wall.date();
    let had_any = plan.on(today).any(Occurrence::takes_place);
    let cancelled = plan.on(today).find_map(|occurrence| match &occurrence.state {
        OccurrenceState::Cancelled { reason: Some(reason) } => Some(text(reason)),
        _ => None,
    });
    let title = match (had_any, &cancelled) {
        (true, _) => texts::day_done(),
        (false, Some(_)) => texts::day_off(),
        (false, None) => texts::day_empty(),
    };
    let next = plan.next(wall).map(|next| {
        let day = day_in_words(next.start.date(), today);
        texts::NextIs { what: &text(&next.title), day: &day, time: &intl::time(next.start.time()) }.text()
    });
    view! {
        <article class="card card-quiet day-off">
            {icon(Icon::Sun)}
            <h2 class="card-title">{title}</h2>
            {cancelled.filter(|_| !had_any).map(|why| view! { <p class="card-text">{why}</p> })}
            <p class="card-text">{next.unwrap_or_else(texts::next_is_nothing)}</p>
        </article>
    }
    .into_any()
}

/// Work or studies before the programme's end.
pub(super) fn success(ending: Ending) -> AnyView {
    let (title, words) = match ending {
        Ending::Work => (texts::finished_work(), texts::finished_work_words()),
        Ending::Studies | Ending::Completed | Ending::Discontinued | Ending::Moved => {
            (texts::finished_studies(), texts::finished_studies_words())
        }
    };
    view! {
        <article class="card card-soft finish-card">
            {icon(Icon::Sun)}
            <h2 class="card-title">{title}</h2>
            <p class="card-text">{words}</p>
        </article>
    }
    .into_any()
}
