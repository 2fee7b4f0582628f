//! One occurrence as a row: when, what, where; what is cancelled or moved is told plainly.
use super::{Icon, day_in_words, icon, text};
use crate::{platform::intl, texts};
use chrono::NaiveDateTime;
use folje_api::v1::paths;
use folje_domain::schedule::{News, Occurrence, OccurrenceState};
use leptos::prelude::*;

/// An occurrence in the list of a day.
#[component]
pub(crate) fn PlanRow(
    /// The occurrence.
    occurrence: Occurrence,
    /// Stockholm's wall time now.
    wall: NaiveDateTime,
    /// Whether what is still to come can be taken into the phone's calendar.
    #[prop(optional)]
    takes: bool,
) -> impl IntoView {
    let takes = takes && occurrence.takes_place() && occurrence.start > wall;
    let Occurrence { id, start, end, state, news, title, place, .. } = occurrence;
    let taken = takes.then(|| {
        let path = paths::CALENDAR_EVENT.replace("{file}", &format!("{id}.ics"));
        let label = texts::calendar_event(&text(&title));
        view! { <a class="plan-take" href=path download="kalender.ics" aria-label=label>{icon(Icon::Week)}</a> }
    });
    let look = match &state {
        OccurrenceState::Cancelled { .. } => Some("cancelled"),
        _ if end <= wall => Some("past"),
        _ if start <= wall => Some("now"),
        OccurrenceState::Moved { .. } => Some("moved"),
        OccurrenceState::Planned => None,
    };
    let note = match &state {
        OccurrenceState::Planned => news.map(|news| match news {
            News::New => texts::occurrence_new(),
            News::Place => texts::occurrence_place(),
            News::Other | News::Unknown => texts::occurrence_changed(),
        }),
        OccurrenceState::Cancelled { reason: None } => Some(texts::occurrence_cancelled()),
        OccurrenceState::Cancelled { reason: Some(reason) } => {
            Some(texts::occurrence_cancelled_because(&text(reason)))
        }
        OccurrenceState::Moved { from, reason } => {
            let time = intl::time(from.time());
            let moved = if from.date() == start.date() {
                texts::occurrence_moved_within_day(&time)
            } else {
                texts::OccurrenceMovedFrom { day: &day_in_words(from.date(), wall.date()), time: &time }
                    .text()
            };
            Some(reason.as_ref().map_or(moved.clone(), |reason| format!("{moved} {}", text(reason))))
        }
    };
    view! {
        <li class="plan-row" data-state=look>
            <p class="plan-time"><time>{intl::time(start.time())}</time><time>{intl::time(end.time())}</time></p>
            <div class="plan-main">
                <p class="plan-title">{text(&title)}</p>
                {place.map(|place| view! { <p class="plan-sub">{text(&place)}</p> })}
                {note.map(|note| view! { <p class="plan-note">{note}</p> })}
            </div>
            {taken}
        </li>
    }
}
