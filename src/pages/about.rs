//! What Följe is and what it does with what one tells it, in plain words, for everybody.
use crate::{
    platform::shell,
    routes::{Place, Route},
    state::App,
    texts,
    ui::Page,
};
use folje_api::v1::session::PartInApp;
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let part = App::get().account.with_untracked(|account| account.as_ref().map(|account| account.part));
    let back = match part {
        Some(PartInApp::Participant) => (Route::Me, texts::me()),
        Some(PartInApp::Companion) => (Route::Desk(Place::Home), texts::desk()),
        None => (Route::SignIn, texts::sign_in()),
    };
    view! {
        <Page title=texts::about() back=back>
            {card(texts::about_what(), texts::about_what_words())}
            {card(texts::about_told(), texts::about_told_words())}
            {who_sees_what()}
            {card(texts::about_offline(), texts::about_offline_words())}
            {card(texts::about_others(), texts::about_others_words())}
            {card(texts::about_emergency(), texts::about_emergency_words())}
            <p class="muted small">{texts::about_version(&shell::version())}</p>
        </Page>
    }
    .into_any()
}

fn card(title: String, words: String) -> AnyView {
    view! { <article class="card"><h2 class="card-title">{title}</h2><p class="card-text">{words}</p></article> }.into_any()
}

/// As `folje_domain::visibility` decides it.
fn who_sees_what() -> AnyView {
    let line = |who: String, what: String| view! { <dt>{who}</dt><dd>{what}</dd> };
    view! {
        <article class="card">
            <h2 class="card-title">{texts::about_who()}</h2>
            <dl class="pairs">
                {line(texts::about_who_you(), texts::about_who_you_words())}
                {line(texts::about_who_coach(), texts::about_who_coach_words())}
                {line(texts::about_who_ambassador(), texts::about_who_ambassador_words())}
                {line(texts::about_who_others(), texts::about_who_others_words())}
                {line(texts::about_who_nobody(), texts::about_who_nobody_words())}
            </dl>
        </article>
    }
    .into_any()
}
