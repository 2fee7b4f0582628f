//! «Räkna med mig»: whether one's answers may be counted in the sums of the group. Off until one turns it on.
use crate::{
    state::{App, Plan},
    texts,
    ui::switch,
};
use folje_domain::{
    command::{Action, RatingDeed},
    ids::CommandId,
};
use leptos::prelude::*;

/// The switch, with what it means.
pub(super) fn section(app: App, plan: &Plan, just: RwSignal<Option<CommandId>>) -> AnyView {
    let counting = plan.record.counting.clone().unwrap_or_default();
    let (on, seen) = (counting.counts(), counting.ledger.len());
    let change = move |yes| {
        just.set(app.act(Action::SelfRating(RatingDeed::Count { yes, seen })).ok());
    };
    view! {
        <section class="section" data-counting=if on { "yes" } else { "no" }>
            <h2 class="section-title">{texts::counting_title()}</h2>
            {switch(texts::counting_label(), Some(texts::counting_words()), Signal::derive(move || on), change)}
        </section>
    }
    .into_any()
}
