//! «Tack» that somebody got from a participant: theirs to be glad about.
use crate::{
    texts,
    ui::{Icon, small_icon},
};
use folje_api::v1::people::Participant;
use folje_domain::record::Thanks;
use leptos::prelude::*;

/// The thanks of the last month; nothing where there were none.
pub(super) fn view(participant: &Participant) -> Option<AnyView> {
    let row = |thanks: &Thanks| {
        let line = (!thanks.line.is_empty())
            .then(|| view! { <blockquote class="say">{thanks.line.clone()}</blockquote> });
        view! {
            <div class="stack stack-tight" data-thanks="yes">
                <p class="chips"><span class="chip chip-accent">{small_icon(Icon::Sun)}{texts::thanks_from(&participant.name)}</span></p>
                {line}
            </div>
        }
    };
    (!participant.thanks.is_empty()).then(|| participant.thanks.iter().map(row).collect_view().into_any())
}
