//! Those whose reminders reach nothing: told to whoever can help with the phone, without a word of what is reminded
//! of. Those with whom the viewer plans stand among those who need a person.
use crate::{
    texts,
    ui::{Icon, icon},
};
use folje_api::v1::people::Participant;
use leptos::prelude::*;

/// The list; nothing where everybody is reached.
pub(super) fn section(people: &[Participant]) -> Option<AnyView> {
    let unreached: Vec<_> = people.iter().filter(|one| one.unreached && one.needs.is_empty()).collect();
    if unreached.is_empty() {
        return None;
    }
    let row = |participant: &&Participant| {
        view! {
            <li class="list-row">{icon(Icon::Device)}<div class="list-main"><p class="list-title">{participant.name.clone()}</p></div></li>
        }
    };
    Some(
        view! {
            <section class="section" data-unreached>
                <h2 class="section-title">{texts::desk_unreached()}</h2>
                <p class="muted">{texts::desk_unreached_words()}</p>
                <ul class="list">{unreached.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
