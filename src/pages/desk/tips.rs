//! For ambassadors: a few short tips, in our own words after S1, and the next days of their network.
use super::network;
use crate::texts;
use folje_api::v1::people::{NetworkDayCard, Participant};
use folje_domain::people::Role;
use leptos::prelude::*;

/// The section; nothing for whoever is nobody's ambassador.
pub(super) fn section(people: &[Participant], network: &[NetworkDayCard]) -> Option<AnyView> {
    if !people.iter().any(|one| one.role == Role::Ambassador) {
        return None;
    }
    let tips = [
        texts::tip_first_day(),
        texts::tip_fika(),
        texts::tip_few_hours(),
        texts::tip_own_pace(),
        texts::tip_not_alone(),
    ];
    let tips = tips.into_iter().map(|tip| view! { <li class="log-row">{tip}</li> }).collect_view();
    Some(
        view! {
            <section class="section" data-tips>
                <h2 class="section-title">{texts::tips()}</h2>
                <p class="muted">{texts::tips_words()}</p>
                {network::list(network)}
                <details class="more"><summary>{texts::tips_more()}</summary><ul class="log">{tips}</ul></details>
            </section>
        }
        .into_any(),
    )
}
