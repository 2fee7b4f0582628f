//! The notice that is put up where everybody sees it: the period's keys as four words, by which anybody can tell that
//! nobody got keys of their own.
use crate::{
    platform::{
        intl::{self, DateStyle},
        print,
    },
    texts,
    ui::text,
};
use folje_api::v1::desk_surveys::DeskSurvey;
use leptos::prelude::*;

/// The notice, with a button that prints it alone.
pub(super) fn view(survey: &DeskSurvey) -> AnyView {
    let (title, words) = (text(&survey.words.title), survey.notice.join(" · "));
    let until = texts::survey_until(&intl::date(survey.closes, DateStyle::Day));
    let shown = RwSignal::new(false);
    let sheet = move || {
        shown.get().then(|| {
            view! {
                <section class="card invite-sheet" data-notice>
                    <h3 class="card-title">{texts::survey_notice_title(&title)}</h3>
                    <p>{texts::survey_notice_words()}</p>
                    <p class="invite-code">{words.clone()}</p>
                    <p>{texts::survey_notice_compare()}</p>
                    <p class="muted">{until.clone()}</p>
                    <div class="buttons no-print"><button type="button" class="button button-quiet" on:click=move |_| print::page()>{texts::invite_print()}</button></div>
                </section>
            }
        })
    };
    view! {
        <section class="section">
            <h2 class="section-title no-print">{texts::survey_notice()}</h2>
            <p class="card-text no-print">{texts::survey_notice_why()}</p>
            <div class="buttons no-print">
                <button type="button" class="button button-quiet" aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>{texts::survey_notice_show()}</button>
            </div>
            {sheet}
        </section>
    }
    .into_any()
}
