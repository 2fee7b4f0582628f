//! The button that reads a screen aloud; nothing where the browser cannot.
use crate::{platform::speech, texts};
use leptos::prelude::*;

/// The button for these words.
pub(super) fn button(words: String) -> AnyView {
    // Whoever goes on does not want to hear the rest.
    on_cleanup(speech::stop);
    speech::can()
        .then(|| {
            view! { <div class="buttons"><button type="button" class="button button-plain" on:click=move |_| speech::say(&words)>{texts::survey_aloud()}</button></div> }
        })
        .into_any()
}
