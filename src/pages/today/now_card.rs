//! The card of what is now or next: when, where, with whom, what to bring, and four things to say about it.
use super::{
    answers,
    ring::{ring, time_left},
};
use crate::{
    platform::intl,
    state::{App, Plan},
    texts,
    ui::{Icon, small_icon, text},
};
use chrono::NaiveDateTime;
use folje_domain::{
    ids::CommandId,
    schedule::{Occurrence, OccurrenceState, following},
};
use leptos::prelude::*;

/// The card.
pub(super) fn card(
    app: App,
    said: RwSignal<Option<CommandId>>,
    plan: &Plan,
    occurrence: &Occurrence,
    wall: NaiveDateTime,
) -> AnyView {
    let begun = occurrence.start <= wall;
    let kicker = if begun { texts::now() } else { texts::next() };
    let left = time_left(occurrence.start, occurrence.end, wall);
    let after = following(plan.on(wall.date()), occurrence, wall).map(|other| {
        let (what, time) = (&text(&other.title), &intl::time(other.start.time()));
        if other.start < occurrence.end {
            texts::SameTime { what, time }.text()
        } else {
            texts::Then { what, time }.text()
        }
    });
    view! {
        <article class="now-card">
            <div class="now-head">
                <div>
                    <p class="kicker">{kicker}</p>
                    <p class="now-time"><time>{intl::time(occurrence.start.time())}</time>"–"<time>{intl::time(occurrence.end.time())}</time></p>
                </div>
                {left.as_ref().map(ring)}
            </div>
            <h2 class="now-title">{text(&occurrence.title)}</h2>
            {moved(occurrence)}
            {facts(plan, occurrence)}
            {answers::view(app, said, plan, occurrence.id)}
            {occurrence.about.as_ref().map(|about| view! { <p class="card-text">{text(about)}</p> })}
            {occurrence.instead.as_ref().map(|instead| view! { <p class="card-text muted">{texts::instead(&text(instead))}</p> })}
            {after.map(|after| view! { <p class="now-next">{after}</p> })}
        </article>
    }
    .into_any()
}

fn moved(occurrence: &Occurrence) -> Option<AnyView> {
    let OccurrenceState::Moved { from, .. } = &occurrence.state else { return None };
    let time = intl::time(from.time());
    Some(view! { <p class="chip chip-attention">{small_icon(Icon::Moved)}{texts::occurrence_moved_within_day(&time)}</p> }.into_any())
}

/// Where, with whom, what to bring: those that are known.
pub(super) fn facts(plan: &Plan, occurrence: &Occurrence) -> AnyView {
    let with: Vec<_> = occurrence
        .with
        .iter()
        .filter_map(|person| plan.person(*person))
        .map(|card| card.name.clone())
        .collect();
    let bring: Vec<_> = occurrence.bring.iter().map(text).collect();
    let fact = |drawn: Icon, label: String, words: String| {
        view! { <li class="fact">{small_icon(drawn)}<span><span class="visually-hidden">{label}" "</span>{words}</span></li> }
    };
    view! {
        <ul class="facts">
            {occurrence.place.as_ref().map(|place| fact(Icon::Place, texts::fact_place(), text(place)))}
            {(!with.is_empty()).then(|| fact(Icon::People, texts::fact_with(), with.join(", ")))}
            {(!bring.is_empty()).then(|| fact(Icon::Bag, texts::fact_bring(), texts::bring(&bring.join(", "))))}
        </ul>
    }
    .into_any()
}
