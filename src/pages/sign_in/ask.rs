//! Asked before a link or a code signs out the person who is signed in on this device. Unsent actions are never lost:
//! they stay on the device until that person is back.
use super::attempt::Attempt;
use crate::{platform::focus, routes::Route, texts};
use folje_api::v1::session::Secret;
use leptos::prelude::*;

/// The question, in place of the form.
pub(super) fn view(attempt: Attempt, secret: Secret) -> AnyView {
    let app = attempt.app;
    let name = app
        .account
        .with_untracked(|account| account.as_ref().map(|account| account.name.clone()).unwrap_or_default());
    let unsent = app.outbox.with_untracked(Vec::len);
    let (words, kept) = match (unsent, app.keeps.get_untracked()) {
        (0, _) => (texts::sign_in_ask_other(&name), None),
        (_, true) => (texts::sign_in_ask_words(unsent, &name), Some(texts::sign_in_ask_kept(&name))),
        (_, false) => (texts::sign_in_ask_words(unsent, &name), Some(texts::sign_in_ask_not_kept())),
    };
    Effect::new(|_| focus::to("#ask"));
    view! {
        <article class="card">
            <h2 class="card-title" id="ask" tabindex="-1">{texts::sign_in_ask()}</h2>
            <p class="card-text">{words}</p>
            {kept.map(|kept| view! { <p class="card-text">{kept}</p> })}
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| app.go_instead(Route::Today)>{texts::sign_in_ask_stay(&name)}</button>
                <button type="button" class="button button-quiet" on:click=move |_| attempt.go_on(secret.clone())>{texts::sign_in_ask_switch()}</button>
            </div>
        </article>
    }
    .into_any()
}
