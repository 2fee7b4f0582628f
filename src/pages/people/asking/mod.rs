//! Asking somebody for a favour: «Väck mig i morgon», «Åk buss med mig på torsdag». One person at a time, in the
//! participant's own order; a no or silence leads to the next with their yes.
mod form;
mod list;
mod order;
mod standing;
mod until;

use crate::{state::App, texts, ui::FateMark};
use folje_domain::ids::CommandId;
use leptos::prelude::*;

/// The section.
pub(super) fn section(app: App) -> AnyView {
    let just = RwSignal::new(None::<CommandId>);
    view! {
        <section class="section">
            <h2 class="section-title">{texts::asking_title()}</h2>
            <p class="muted">{texts::asking_words()}</p>
            {standing::open(app, just)}
            {form::view(app, just)}
            {order::view(app, just)}
            <FateMark id=just />
        </section>
    }
    .into_any()
}
