//! What is told of surveys outside their own part: that one waits, and what came of one. Participants and the desk read
//! the same results, drawn by the same code.
mod outcome;
mod why;

pub(super) use outcome::view as outcome;

use crate::{
    platform::intl::{self, DateStyle},
    routes::{Paper, Route},
    state::{App, survey::waits},
    texts,
    ui::{Icon, icon, text},
};
use leptos::prelude::*;

/// The row on the page «Jag»: how many surveys wait.
pub(super) fn row(app: App) -> AnyView {
    let waits = waits(app);
    let sub = move || match waits.with(Vec::len) {
        0 => texts::surveys_row(),
        count => texts::surveys_wait(count),
    };
    view! {
        <li><a class="list-row" href=Route::Survey(Paper::List).to_string()>
            {icon(Icon::Message)}<div class="list-main"><p class="list-title">{texts::surveys()}</p><p class="list-sub">{sub}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li>
    }
    .into_any()
}

/// A calm card for each survey that waits; nothing where none does.
pub(super) fn cards(app: App) -> AnyView {
    let waits = waits(app);
    (move || {
        waits.get().into_iter().map(|one| {
            let day = intl::date(one.closes, DateStyle::Day);
            view! {
                <article class="card card-soft">
                    <p class="kicker">{texts::surveys_kicker()}</p>
                    <h2 class="card-title">{text(&one.title)}</h2>
                    <p class="card-text">{texts::surveys_card(&day)}</p>
                    <div class="buttons"><a class="button button-quiet" href=Route::Survey(Paper::One(one.id.0)).to_string()>{texts::survey_look()}</a></div>
                </article>
            }
        }).collect_view()
    })
    .into_any()
}
