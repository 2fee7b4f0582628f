//! The practice as a path: with someone, with someone on the phone, alone. There is no going back on it: whoever goes
//! with somebody again is still on the way, and nothing is counted against anybody.
use super::{
    super::{
        journey::{self, Journey},
        words,
    },
    One,
};
use crate::{routes::Route, texts, ui::day_in_words};
use folje_domain::reminder::{Company, Practice, Way};
use leptos::prelude::*;

const PATH: [Company; 3] = [Company::Together, Company::OnThePhone, Company::Alone];

/// The screen of a journey that is past every step: the log.
const LAST: usize = usize::MAX;

/// The section.
pub(super) fn section(one: One) -> AnyView {
    let practices = Memo::new(move |_| {
        one.app.plan.with(|plan| {
            let all = plan.iter().flat_map(|plan| &plan.record.practices);
            let mut own: Vec<Practice> = all.filter(|practice| practice.trip == one.id).cloned().collect();
            own.sort_by_key(|practice| (practice.on, practice.id));
            own
        })
    });
    let log = move |_| {
        let begun = Journey::new(one.id, Way::There, one.app.wall.get_untracked().date());
        journey::kept().update(|kept| *kept = Journey { at: LAST, ..begun });
        one.app.go(Route::TripGo(one.id));
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::practice_title()}</h2>
            <div class="card">
                <p class="card-text">{texts::practice_words()}</p>
                {move || practices.with(|practices| stations(practices))}
                {move || practices.with(|practices| log_view(practices, one.app.wall.get().date()))}
                <div class="buttons"><button type="button" class="button button-quiet" on:click=log>{texts::practice_log()}</button></div>
            </div>
        </section>
    }
    .into_any()
}

fn stations(practices: &[Practice]) -> AnyView {
    let latest = practices.last().map(|practice| practice.company);
    let station = |company: Company| {
        let count = practices.iter().filter(|practice| practice.company == company).count();
        let state = if latest == Some(company) {
            "now"
        } else if count > 0 {
            "done"
        } else {
            "next"
        };
        view! {
            <li class="phase" data-state=state>
                <p class="phase-name">{words::company(company)}</p>
                <p class="phase-dates">{(count > 0).then(|| texts::practice_times(count))}</p>
            </li>
        }
    };
    view! { <ol class="timeline">{PATH.map(station).into_iter().collect_view()}</ol> }.into_any()
}

fn log_view(practices: &[Practice], today: chrono::NaiveDate) -> Option<AnyView> {
    let row = |practice: &Practice| {
        let felt = practice.felt.map(|felt| format!(" · {}", words::felt(felt)));
        let line = (!practice.line.is_empty())
            .then(|| view! { <blockquote class="say">{practice.line.clone()}</blockquote> });
        view! {
            <li class="log-row">
                <p class="log-when">{day_in_words(practice.on, today)}</p>
                <p class="log-text">{words::company(practice.company)}{felt}</p>
                {line}
            </li>
        }
    };
    (!practices.is_empty()).then(|| {
        view! {
            <details class="more"><summary>{texts::practice_all()}</summary>
                <ol class="log">{practices.iter().rev().map(row).collect_view()}</ol></details>
        }
        .into_any()
    })
}
