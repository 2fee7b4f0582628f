//! The first day has a card of its own: where, when, who will be there, what one can say when coming in.
use super::now_card::facts;
use crate::{
    platform::intl,
    state::Plan,
    texts,
    ui::{Icon, day_in_words, small_icon, text},
};
use chrono::NaiveDateTime;
use folje_domain::schedule::Occurrence;
use leptos::prelude::*;

/// The card; `answers` are there on the day itself.
pub(super) fn card(
    plan: &Plan,
    first: &Occurrence,
    wall: NaiveDateTime,
    answers: Option<AnyView>,
) -> AnyView {
    let when = texts::FirstDayWhen {
        day: &day_in_words(first.start.date(), wall.date()),
        time: &intl::time(first.start.time()),
    }
    .text();
    view! {
        <article class="card card-soft first-day">
            <p class="kicker">{texts::first_day()}</p>
            <h2 class="card-title">{text(&first.title)}</h2>
            <ul class="facts"><li class="fact">{small_icon(Icon::Clock)}<span>{intl::capital(&when)}</span></li></ul>
            {facts(plan, first)}
            {answers}
            {first.about.as_ref().map(|about| view! { <p class="card-text">{text(about)}</p> })}
            {first.say.as_ref().map(|say| view! {
                <p class="muted small">{texts::first_day_say()}</p>
                <blockquote class="say">{text(say).replace("{name}", plan.name())}</blockquote>
            })}
        </article>
    }
    .into_any()
}
