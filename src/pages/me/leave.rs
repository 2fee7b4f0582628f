//! Logging out. What has not been sent would be gone: that is said before, not after.
use super::confirm::confirm;
use crate::{
    platform::forms,
    state::{App, push, sign_out},
    texts,
    ui::{Icon, icon},
};
use leptos::{html, prelude::*, task::spawn_local};

/// The button, its question and its answer.
pub(super) fn view(app: App) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let failed = RwSignal::new(false);
    let unsent = Memo::new(move |_| app.outbox.with(Vec::len));
    let leave = move || {
        failed.set(false);
        spawn_local(async move {
            let left = sign_out(app).await;
            // Whoever has the phone next gets no reminders of this person's.
            if left.is_ok() {
                push::turn_off().await;
            }
            failed.set(left.is_err());
        });
    };
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    let words = Signal::derive(move || match unsent.get() {
        0 => texts::leave_words(),
        unsent => format!("{} {}", texts::leave_waiting(unsent), texts::leave_words()),
    });
    let yes = move || if unsent.get() == 0 { texts::sign_out() } else { texts::leave_anyway() };
    view! {
        <div class="buttons">
            <button type="button" class="button button-quiet" on:click=ask>{icon(Icon::Logout)}{texts::sign_out()}</button>
        </div>
        <p class="mark" role="status">{move || failed.get().then(texts::sign_out_failed)}</p>
        {confirm(dialog, "leave-ask", Signal::derive(texts::leave_title), words, Signal::derive(yes), texts::leave_stay(), leave)}
    }
    .into_any()
}
