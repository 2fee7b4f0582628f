//! All that was given, changed and taken back, with its time: nothing of it is ever deleted.
use super::words;
use crate::{
    pages::people::day_and_year,
    platform::{clock, intl},
    state::Plan,
    texts,
};
use folje_domain::{
    ids::PersonId,
    record::{ConsentAct, ConsentEntry},
};
use leptos::prelude::*;

/// The history with one person, the latest first; nothing where there is none.
pub(super) fn view(plan: &Plan, id: PersonId) -> Option<AnyView> {
    let ledger = &plan.record.consent(id)?.ledger;
    let row = |(place, entry): (usize, &ConsentEntry)| {
        let wall = clock::wall_at(entry.at);
        let when = texts::HistoryWhen {
            day: &day_and_year(wall.date(), plan.today),
            time: &intl::time(wall.time()),
        }
        .text();
        let changes =
            place > 0 && ledger.get(place - 1).is_some_and(|before| before.act != ConsentAct::Withdrawn);
        let what = match &entry.act {
            ConsentAct::Given(given) if changes => texts::history_changed(&words::given(given, plan.today)),
            ConsentAct::Given(given) => texts::history_given(&words::given(given, plan.today)),
            ConsentAct::Withdrawn => texts::history_withdrawn(),
        };
        view! { <li class="log-row"><p>{what}</p><p class="muted small">{intl::capital(&when)}</p></li> }
    };
    let rows = ledger.iter().enumerate().rev().map(row).collect_view();
    Some(
        view! {
            <details class="more"><summary>{texts::history()}</summary><ol class="log">{rows}</ol></details>
        }
        .into_any(),
    )
}
