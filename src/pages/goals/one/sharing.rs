//! Who may read the goal: oneself, unless one shares it. The words say what that means.
use super::One;
use crate::{platform::forms, texts, ui::FateMark};
use folje_domain::{command::Action, ids::CommandId};
use leptos::prelude::*;

/// The switch.
pub(super) fn view(one: One) -> AnyView {
    let shared = one.piece(|goal| goal.shared);
    let just = RwSignal::new(None::<CommandId>);
    let means = move || if shared.get() { texts::goal_shared_words() } else { texts::goal_private_words() };
    let turn = move |event| {
        just.set(one.app.act(Action::ShareGoal { goal: one.id, shared: forms::checked(&event) }).ok());
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::goal_who_reads()}</h2>
            <label class="switch">
                <input type="checkbox" role="switch" prop:checked=shared on:change=turn />
                <span class="choice-text">{texts::goal_share()}<small>{means}</small></span>
            </label>
            <FateMark id=just />
        </section>
    }
    .into_any()
}
