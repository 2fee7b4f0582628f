//! What somebody has helped with, folded under their name: one does not always remember who it was.
use super::when::day_and_year;
use crate::{platform::intl, state::Plan, texts};
use folje_domain::ids::PersonId;
use leptos::prelude::*;

/// The history with one person, latest first; nothing where nothing is written down.
pub(super) fn history(plan: &Plan, person: PersonId) -> Option<AnyView> {
    let mut helps: Vec<_> = plan.record.helps.iter().filter(|help| help.person == person).collect();
    helps.sort_by_key(|help| std::cmp::Reverse((help.on, help.id)));
    let rows: Vec<_> = helps
        .into_iter()
        .map(|help| {
            let when = intl::capital(&day_and_year(help.on, plan.today));
            let when = if help.place.is_empty() { when } else { format!("{when}, {}", help.place) };
            view! { <li class="log-row"><p class="log-when">{when}</p><p class="log-text">{help.what.clone()}</p></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <details class="more"><summary>{texts::helped_with(rows.len())}</summary><ol class="log">{rows}</ol></details> }
            .into_any()
    })
}
