//! What somebody at the workplace asked for help with, and what was answered: word for word.
use crate::{pages::beside::call, state::Plan, texts};
use leptos::prelude::*;

/// The list, the last one first; nothing where nobody ever asked.
pub(super) fn section(plan: &Plan) -> Option<AnyView> {
    let row = |one| view! { <li class="log-row stack stack-tight" data-call>{call::words(one)}</li> };
    let rows: Vec<_> = plan.record.calls.iter().rev().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section-title">{texts::help_title()}</h2>
                <ul class="log">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
