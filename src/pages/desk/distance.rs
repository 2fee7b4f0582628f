//! How far the groups came: what was told of them, and telling of those whose programme is over. It is told once, by
//! parts of at least two people, and never changed.
use super::{known::known, parts::fate};
use crate::{
    pages::me::confirm::confirm,
    platform::{
        focus, forms,
        intl::{self, DateStyle},
        net::Request,
    },
    state::desk::{Asked, Deed, Sent},
    texts,
    ui::text,
};
use chrono::{Datelike as _, NaiveDate};
use folje_api::v1::{
    distance::{
        Distance, DistanceGroup, DistanceMeasure, DistanceOrder, DistancePart, DistanceState, DistanceTold,
    },
    paths,
    problem::Code,
};
use folje_domain::{distance::Measure, ids::CohortId};
use leptos::{html, prelude::*, task::spawn_local};

/// The section below the statistics.
pub(super) fn section() -> AnyView {
    let asked = Asked::<Distance>::of(paths::DESK_DISTANCE);
    let content = known(asked, move |said| {
        let told = said.told.iter().map(told).collect_view();
        view! { <div class="stack">{told}{groups(asked, &said)}</div> }.into_any()
    });
    view! {
        <section class="section" data-distance>
            <h2 class="section-title">{texts::distance_title()}</h2>
            <p class="muted">{texts::distance_words()}</p>
            {content}
        </section>
    }
    .into_any()
}

/// The groups that can be told of, each to be picked.
fn groups(asked: Asked<Distance>, said: &Distance) -> AnyView {
    if said.groups.is_empty() {
        return view! { <p class="muted">{texts::distance_none()}</p> }.into_any();
    }
    let (picked, deed) = (RwSignal::new(Vec::<CohortId>::new()), Deed::new());
    let (dialog, missing) = (NodeRef::<html::Dialog>::new(), RwSignal::new(false));
    let all = StoredValue::new(said.groups.clone());
    let names = Signal::derive(move || {
        let picked = picked.get();
        let named = |one: &&DistanceGroup| picked.contains(&one.id);
        all.with_value(|all| {
            all.iter().filter(named).map(|one| one.name.clone()).collect::<Vec<_>>().join(" + ")
        })
    });
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        deed.reset();
        missing.set(picked.with_untracked(Vec::is_empty));
        if let Some(dialog) = dialog.get_untracked().filter(|_| !missing.get_untracked()) {
            forms::open_dialog(&dialog);
        }
    };
    let go = move || {
        spawn_local(async move {
            let order = DistanceOrder { cohorts: picked.get_untracked() };
            if deed.send(Request::post(paths::DESK_DISTANCE, &order)).await.is_some() {
                asked.again();
                focus::to_heading();
            }
        });
    };
    let row = move |group: &DistanceGroup| {
        let id = group.id;
        let change = move |event| {
            picked.update(|picked| {
                picked.retain(|other| *other != id);
                if forms::checked(&event) {
                    picked.push(id);
                }
            });
        };
        let disabled = group.state == DistanceState::GoesOn;
        let words = state_in_words(group.state);
        view! {
            <label class="choice">
                <input type="checkbox" disabled=disabled on:change=change />
                <span class="choice-text">{group.name.clone()}<small>{words}</small></span>
            </label>
        }
    };
    let why = move || match deed.sent.get() {
        Sent::Refused(_) => Some(texts::distance_too_few()),
        _ if deed.code.get() == Some(Code::Changed) => Some(texts::distance_before()),
        _ if missing.get() => Some(texts::distance_missing()),
        _ => None,
    };
    let others = move || why().is_none().then(|| fate(deed));
    let title = Signal::derive(move || texts::distance_ask(&names.get()));
    view! {
        <form class="form" novalidate on:submit=ask>
            <fieldset class="choices"><legend class="field-label">{texts::distance_pick()}</legend>
                {said.groups.iter().map(row).collect_view()}
            </fieldset>
            <p class="field-error" role="status">{why}</p>
            {others}
            <div class="buttons"><button class="button button-quiet" disabled=move || deed.busy()>{texts::distance_do()}</button></div>
        </form>
        {confirm(dialog, "distance-ask", title, Signal::derive(texts::distance_ask_words), Signal::derive(texts::distance_yes), texts::cancel(), go)}
    }
    .into_any()
}

fn state_in_words(state: DistanceState) -> String {
    match state {
        DistanceState::GoesOn => texts::distance_goes_on(),
        DistanceState::WithOthers => texts::distance_with_others(),
        DistanceState::BetterWithOthers => texts::distance_better(),
        DistanceState::Ready => texts::distance_ready(),
    }
}

/// What was told of some groups.
fn told(told: &DistanceTold) -> AnyView {
    let day = |day: NaiveDate| format!("{} {}", intl::date(day, DateStyle::Day), day.year());
    let days = format!("{} – {}", day(told.days.0), day(told.days.1));
    let people = usize::try_from(told.people).unwrap_or(usize::MAX);
    view! {
        <article class="card stack" data-told>
            <h3 class="card-title">{told.names.join(" + ")}</h3>
            <p class="muted">{texts::distance_people(people, &days)}</p>
            <div class="distance-measures">{told.measures.iter().map(measure).collect_view()}</div>
        </article>
    }
    .into_any()
}

fn measure(one: &DistanceMeasure) -> AnyView {
    let title = match (&one.measure, &one.question) {
        (Measure::Hours, _) => texts::distance_hours(),
        (Measure::Attendance, _) => texts::distance_attendance(),
        (Measure::Steps, _) => texts::distance_steps(),
        (Measure::SelfRating(_), Some(question)) => text(question),
        (Measure::SelfRating(key), None) => key.clone(),
    };
    let Some(shown) = &one.shown else {
        return view! {
            <div class="stack stack-tight"><h4 class="side-title">{title}</h4><p class="muted small">{texts::distance_withheld()}</p></div>
        }
        .into_any();
    };
    let row = |part: &DistancePart| {
        let words: Vec<_> =
            part.choices.iter().map(|choice| choice_in_words(&one.measure, *choice)).collect();
        let people = part.people.to_string();
        view! {
            <tr><th scope="row">{words.join(&texts::distance_or())}</th><td class="table-end">{people}</td></tr>
        }
    };
    let answered = texts::distance_answered(usize::try_from(shown.answered).unwrap_or(usize::MAX));
    view! {
        <div class="stack stack-tight">
            <h4 class="side-title">{title}</h4>
            <table class="table"><tbody>{shown.parts.iter().map(row).collect_view()}</tbody></table>
            <p class="muted small">{answered}</p>
        </div>
    }
    .into_any()
}

/// What an answer means; the numbers are those of [`Measure`].
fn choice_in_words(measure: &Measure, choice: u8) -> String {
    match (measure, choice) {
        (Measure::Hours, 0) => texts::distance_hours_none(),
        (Measure::Hours, 1) => texts::distance_hours_some(),
        (Measure::Hours, 2) => texts::distance_hours_more(),
        (Measure::Hours, _) => texts::distance_hours_most(),
        (Measure::Attendance, 0) => texts::distance_attendance_low(),
        (Measure::Attendance, 1) => texts::distance_attendance_half(),
        (Measure::Attendance, _) => texts::distance_attendance_high(),
        (Measure::Steps, 0) => texts::distance_steps_few(),
        (Measure::Steps, 1) => texts::distance_steps_some(),
        (Measure::Steps, _) => texts::distance_steps_many(),
        (Measure::SelfRating(_), 0) => texts::distance_lower(),
        (Measure::SelfRating(_), 1) => texts::distance_same(),
        (Measure::SelfRating(_), _) => texts::distance_higher(),
    }
}
