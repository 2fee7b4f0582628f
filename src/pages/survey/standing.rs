//! What became of one's answer on this phone, in plain words: also where it cannot be given, and why.
use crate::{
    platform::clock,
    routes::{Paper, Route},
    state::survey::{Fate, NoTokens, Own, Standing},
    texts,
    ui::{Icon, day_in_words, icon},
};
use leptos::prelude::*;

/// Heading and words; nothing where it can be answered.
fn words(standing: &Standing) -> Option<(Icon, String, String)> {
    Some(match standing {
        Standing::Asked(_) => return None,
        Standing::Waits(day) => {
            let day = day_in_words(*day, clock::wall_now().date());
            (Icon::Check, texts::survey_thanks(), texts::survey_lies_here(&day))
        }
        Standing::Answered => (Icon::Check, texts::survey_thanks(), texts::survey_answered_here()),
        Standing::Told(Fate::Arrived) => (Icon::Check, texts::survey_thanks(), texts::survey_arrived()),
        Standing::Told(Fate::Closed) => {
            (Icon::Info, texts::survey_was_closed(), texts::survey_was_closed_words())
        }
        Standing::Told(Fate::Refused) => (Icon::Info, texts::survey_refused(), texts::survey_refused_words()),
        Standing::NoToken(NoTokens::Elsewhere) => {
            (Icon::Info, texts::survey_no_token(), texts::survey_no_token_words())
        }
        Standing::NoToken(NoTokens::Distrusted) => {
            (Icon::Lock, texts::survey_distrusted(), texts::survey_distrusted_words())
        }
        Standing::Comes => (Icon::Lock, texts::survey_comes(), texts::survey_comes_words()),
        Standing::NotYet => (Icon::Offline, texts::survey_not_yet(), texts::survey_not_yet_words()),
        Standing::NotKept => (Icon::Info, texts::survey_not_kept(), texts::survey_not_kept_words()),
    })
}

/// One line of it.
pub(super) fn line(standing: &Standing) -> Option<String> {
    words(standing).map(|(_, title, _)| title)
}

/// All of it, as what stands in the place of the questions.
pub(super) fn card(own: Own, standing: &Standing) -> AnyView {
    let Some((drawn, title, words)) = words(standing) else { return ().into_any() };
    let again = matches!(standing, Standing::Comes | Standing::NotYet | Standing::Answered);
    view! {
        <div class="card finish-card" role="status" data-standing>
            {icon(drawn)}
            <h2 class="card-title" id="survey-heading" tabindex="-1">{title}</h2>
            <p class="card-text">{words}</p>
            {again.then(|| view! {
                <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| own.again()>{texts::try_again()}</button></div>
            })}
        </div>
        <div class="buttons">
            <a class="button button-plain" href=Route::Survey(Paper::List).to_string()>{texts::survey_to_list()}</a>
            <a class="button button-plain" href=Route::Survey(Paper::Protection).to_string()>{texts::survey_protection()}</a>
        </div>
    }
    .into_any()
}
