//! «Jag är uppe» while a wake-up is due, for those who get no notification. The page it leads to also has the snoozes.
use crate::{
    platform::intl,
    routes::Route,
    state::Plan,
    texts,
    ui::{Icon, icon},
};
use chrono::NaiveDateTime;
use folje_domain::reminder::MorningWakeUp;
use leptos::prelude::*;

/// The card; none when no wake-up waits for an answer.
pub(super) fn card(plan: &Plan, wall: NaiveDateTime) -> Option<AnyView> {
    let wake_up = plan.record.morning_wake_up(wall).filter(MorningWakeUp::is_due)?;
    let card = view! {
        <article class="card up-card" data-up="due">
            <p class="card-text">{texts::up_wake(&intl::time(wake_up.ring.at.time()))}</p>
            <a class="button button-wide" href=Route::Up.to_string()>{icon(Icon::Sun)}{texts::up_button()}</a>
        </article>
    };
    Some(card.into_any())
}
