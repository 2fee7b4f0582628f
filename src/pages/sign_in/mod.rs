//! Signing in: with a typed code here, with a one-time link in `invite`.
mod ask;
mod attempt;
mod code_form;
mod invite;
mod trouble;

use crate::{
    routes::Route,
    state::App,
    texts,
    ui::{Icon, Page, icon},
};
use attempt::{Attempt, Stand};
pub(crate) use invite::page as invite;
use leptos::prelude::*;
use trouble::Trouble;

/// The page for the code.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let attempt = Attempt::new(app);
    let typed = RwSignal::new(String::new());
    let asking = attempt.asking();
    if attempt.has_cookies() {
        Effect::new(move |_| {
            if app.cookie_lost.get() {
                attempt.stand.set(Stand::Failed(Trouble::CookieLost));
            }
        });
    }
    view! {
        <Page title=texts::sign_in() class="page sign-in">
            {move || match asking.get() {
                Some(secret) => ask::view(attempt, secret),
                None => view! {
                    <div class="stack">
                        <p class="sign-mark">{icon(Icon::Key)}</p>
                        {already(app)}
                        {code_form::view(attempt, typed)}
                        {help()}
                    </div>
                }
                .into_any(),
            }}
        </Page>
    }
    .into_any()
}

/// Whoever is signed in already finds the way back.
fn already(app: App) -> impl IntoView {
    move || {
        app.account.get().map(|account| {
            view! {
                <div class="stack stack-tight">
                    <p>{texts::sign_in_already(&account.name)}</p>
                    <div class="buttons"><a class="button button-quiet" href=Route::Today.to_string()>{texts::to_start()}</a></div>
                </div>
            }
        })
    }
}

/// What to do without a code, and where to read what Följe is.
fn help() -> AnyView {
    view! {
        <article class="card card-soft welcome">
            <h2 class="card-title">{texts::sign_in_no_code()}</h2>
            <p class="card-text">{texts::sign_in_no_code_words()}</p>
            <div class="buttons"><a class="button button-quiet" href=Route::About.to_string()>{texts::about()}</a></div>
        </article>
    }
    .into_any()
}
