//! A warning while something is booked: what stands in the schedule at the same time. It refuses nothing.
use super::plan::{Whose, path};
use crate::{
    platform::intl,
    state::desk::Asked,
    texts,
    ui::{Icon, small_icon, text},
};
use chrono::{NaiveDateTime, TimeDelta};
use folje_api::v1::schedule::Schedule;
use folje_domain::{
    schedule::{Occurrence, overlapping},
    talk::Span,
};
use leptos::prelude::*;

/// The time from `start` on, for as many minutes as somebody wrote; an hour while they have written no number.
pub(super) fn span(start: NaiveDateTime, minutes: &str) -> Span {
    let minutes = minutes.trim().parse::<u16>().unwrap_or(60);
    Span { start, end: start + TimeDelta::minutes(minutes.into()) }
}

/// The warning. `when` is the time being written, once it can be read; `itself` tells the occurrence that is moved or
/// replaced. Without a network nothing is known and nothing is said.
pub(super) fn warning(
    whose: Whose,
    when: impl Fn() -> Option<Span> + Copy + Send + Sync + 'static,
    itself: impl Fn(&Occurrence) -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let day = Memo::new(move |_| when().map(|span| span.start.date()));
    let content = move || {
        let asked = Asked::<Schedule>::of(format!("{}&days=1", path(whose, day.get()?)));
        Some(move || lines(asked, when()?, itself))
    };
    view! { <div role="status">{content}</div> }.into_any()
}

fn lines(asked: Asked<Schedule>, span: Span, itself: impl Fn(&Occurrence) -> bool) -> Option<AnyView> {
    asked.known.with(|known| {
        let planned = known.here()?.planned.iter().map(|one| &one.occurrence);
        let lines = overlapping(planned.filter(|one| !itself(one)), span).map(|one| {
            let words = texts::OverlapStaff {
                what: &text(&one.title),
                from: &intl::time(one.start.time()),
                to: &intl::time(one.end.time()),
            }
            .text();
            view! { <p class="caution" data-overlap="">{small_icon(Icon::Info)}{words}</p> }
        });
        Some(lines.collect_view().into_any())
    })
}
