//! The programmes that somebody is, was and will be in: going on in another form is a step like any other.
use crate::{pages::people::day_and_year, texts, ui::text};
use chrono::NaiveDate;
use folje_api::v1::desk_person::{EnrolmentCard, PersonPage};
use folje_domain::programme::Ending;
use leptos::prelude::*;

/// The latest first; nothing where there is none.
pub(super) fn view(page: &PersonPage, today: NaiveDate) -> Option<AnyView> {
    let row = |card: &EnrolmentCard| {
        let name = text(&card.name);
        let name = if card.cohort_name.is_empty() { name } else { format!("{name}, {}", card.cohort_name) };
        let day = |day: Option<NaiveDate>| day.map(|day| day_and_year(day, today)).unwrap_or_default();
        let between = texts::PeopleBetween { first: &day(card.first_day), last: &day(card.last_day) }.text();
        let ending = card.ending.map(ending_in_words).unwrap_or_default();
        let words = if ending.is_empty() { between } else { format!("{between}. {ending}") };
        view! {
            <li class="log-row" data-enrolment=card.id.to_string()>
                <p>{name}</p><p class="muted small">{crate::platform::intl::capital(&words)}</p>
            </li>
        }
    };
    (!page.enrolments.is_empty()).then(|| {
        view! { <ul class="log" data-enrolments>{page.enrolments.iter().map(row).collect_view()}</ul> }
            .into_any()
    })
}

/// How it ended, as a fact and nothing more.
pub(crate) fn ending_in_words(ending: Ending) -> String {
    match ending {
        Ending::Work => texts::ending_work(),
        Ending::Studies => texts::ending_studies(),
        Ending::Completed => texts::ending_completed(),
        Ending::Discontinued => texts::ending_discontinued(),
        Ending::Moved => texts::ending_moved(),
    }
}
