//! «Så skyddas ditt svar»: what is protected and by what, and what is not, in plain words.
use super::aloud;
use crate::{
    routes::{Paper, Route},
    state::App,
    texts,
    ui::Page,
};
use folje_api::v1::session::PartInApp;
use leptos::prelude::*;

/// The page.
pub(super) fn page() -> AnyView {
    let part = App::get().account.with_untracked(|account| account.as_ref().map(|account| account.part));
    let back = match part {
        Some(PartInApp::Participant) => (Route::Survey(Paper::List), texts::surveys()),
        Some(PartInApp::Companion) => (Route::About, texts::about()),
        None => (Route::SignIn, texts::sign_in()),
    };
    let protected = [
        (texts::protect_who(), texts::protect_who_words()),
        (texts::protect_once(), texts::protect_once_words()),
        (texts::protect_letter(), texts::protect_letter_words()),
        (texts::protect_lies(), texts::protect_lies_words()),
        (texts::protect_shown(), texts::protect_shown_words()),
        (texts::protect_words(), texts::protect_words_words()),
    ];
    let not = [
        (texts::protect_not_phone(), texts::protect_not_phone_words()),
        (texts::protect_not_text(), texts::protect_not_text_words()),
        (texts::protect_not_app(), texts::protect_not_app_words()),
        (texts::protect_not_net(), texts::protect_not_net_words()),
        (texts::protect_not_silence(), texts::protect_not_silence_words()),
        (texts::protect_not_lost(), texts::protect_not_lost_words()),
    ];
    view! {
        <Page title=texts::survey_protection() sub=texts::survey_protection_sub() back=back>
            {part_of(texts::protect_is(), &protected)}
            {part_of(texts::protect_is_not(), &not)}
            <p class="muted small">{texts::protect_more()}</p>
        </Page>
    }
    .into_any()
}

fn part_of(title: String, said: &[(String, String)]) -> AnyView {
    let spoken: Vec<_> = said.iter().map(|(one, words)| format!("{one} {words}")).collect();
    let spoken = format!("{title}. {}", spoken.join(" "));
    let row = |(one, words): &(String, String)| {
        view! { <article class="card"><h3 class="card-title">{one.clone()}</h3><p class="card-text">{words.clone()}</p></article> }
    };
    view! {
        <section class="section"><h2 class="section-title">{title}</h2>{aloud::button(spoken)}<div class="stack">{said.iter().map(row).collect_view()}</div></section>
    }
    .into_any()
}
