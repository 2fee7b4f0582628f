//! A participant lost a phone: they are signed out everywhere, and let in again by a new invite.
use crate::{
    pages::desk::{invite, parts::fate},
    platform::net::Request,
    state::desk::Deed,
    texts,
};
use folje_api::v1::{desk::LostPhone, paths};
use folje_domain::ids::PersonId;
use leptos::{prelude::*, task::spawn_local};

/// What it does, the button, and then the way to a new invite.
pub(super) fn view(participant: PersonId, name: String) -> AnyView {
    let deed = Deed::new();
    let done = RwSignal::new(false);
    let sign_out = move |_| {
        spawn_local(async move {
            let body = LostPhone { participant };
            if deed.send(Request::post(paths::DESK_LOST_PHONES, &body)).await.is_some() {
                deed.reset();
                done.try_set(true);
            }
        });
    };
    let invited = move || done.get().then(|| invite::view(participant, name.clone()));
    view! {
        <details class="more" data-lost="">
            <summary>{texts::desk_lost()}</summary>
            <div class="stack">
                <p class="muted">{texts::desk_lost_words()}</p>
                <div class="buttons">
                    <button type="button" class="button button-quiet" disabled=move || deed.busy() on:click=sign_out>{texts::desk_lost_do()}</button>
                </div>
                {fate(deed)}
                <p class="mark" role="status">{move || done.get().then(texts::desk_lost_done)}</p>
                {invited}
            </div>
        </details>
    }
    .into_any()
}
