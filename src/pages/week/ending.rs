//! How the programme ended. Work and studies are the success that they are, however early; any other end is ordinary.
use crate::{
    platform::intl::{self, DateStyle},
    texts,
    ui::{Icon, icon},
};
use chrono::NaiveDate;
use folje_domain::programme::Ending;
use leptos::prelude::*;

/// The card.
pub(super) fn card(day: NaiveDate, ending: Ending) -> AnyView {
    let (title, words) = match ending {
        Ending::Work => (texts::finished_work(), texts::finished_work_words()),
        Ending::Studies => (texts::finished_studies(), texts::finished_studies_words()),
        Ending::Completed => (texts::programme_completed(), texts::programme_ended_words()),
        Ending::Discontinued | Ending::Moved => (texts::programme_ended(), texts::programme_ended_words()),
    };
    let look = if ending.is_success() { "card card-soft finish-card" } else { "card card-quiet" };
    view! {
        <article class=look>
            {ending.is_success().then(|| icon(Icon::Sun))}
            <p class="kicker">{intl::date(day, DateStyle::Day)}</p>
            <h2 class="card-title">{title}</h2>
            <p class="card-text">{words}</p>
        </article>
    }
    .into_any()
}
