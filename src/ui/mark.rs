//! The fate of an action, beside what was done: waiting, through, refused.
use super::{Icon, small_icon};
use crate::{
    state::{App, Fate},
    texts,
};
use folje_domain::ids::CommandId;
use leptos::prelude::*;

/// Tells what became of the command that `id` names. Its line is kept free when there is nothing to tell.
#[component]
pub(crate) fn FateMark(
    /// The command, once there is one.
    #[prop(into)]
    id: Signal<Option<CommandId>>,
) -> impl IntoView {
    let app = App::get();
    let told = Memo::new(move |_| id.get().map(|id| app.fate(id)));
    let stored = Memo::new(move |_| id.get().is_none_or(|id| app.is_stored(id)));
    let state = move || match told.get() {
        None => None,
        Some(Some(Fate::Waiting)) => Some("waiting"),
        Some(Some(Fate::Refused { .. })) => Some("refused"),
        Some(Some(Fate::Sent) | None) => Some("sent"),
    };
    let inside = move || {
        told.get().map(|fate| match fate {
            Some(Fate::Waiting) => (small_icon(Icon::Sync), waiting_in_words(app, stored.get())).into_any(),
            Some(Fate::Refused { .. }) => (small_icon(Icon::Info), texts::fate_refused()).into_any(),
            Some(Fate::Sent) | None => (small_icon(Icon::Check), texts::fate_sent()).into_any(),
        })
    };
    view! { <p class="mark" role="status" data-state=state>{inside}</p> }
}

/// What is said of an action that waits: only one that is stored is called saved.
pub(crate) fn waiting_in_words(app: App, stored: bool) -> String {
    match (stored, app.keeps.get()) {
        (true, _) => texts::fate_waiting(),
        (false, true) => texts::fate_sending(),
        (false, false) => texts::fate_not_kept(),
    }
}
