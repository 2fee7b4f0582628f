//! One question over time: the curve, what it says in words, and the same as a table. Drawn the same for the participant
//! and for whoever they share it with, who sees no steps and changes nothing.
use super::curve::{BASE, Span, WIDTH, guides, path};
use crate::{pages::people::day_and_year, platform::intl, state::App, texts, ui::text};
use chrono::NaiveDate;
use folje_domain::{
    command::{Action, RatingDeed},
    ids::CommandId,
    language::Text,
    record::{Rating, SelfRating, Step},
};
use leptos::prelude::*;
use std::cmp::Ordering;

/// What the participant has besides, and nobody else.
#[derive(Default)]
pub(crate) struct Beside {
    /// Small steps that were taken.
    pub(crate) steps: Vec<Step>,
    /// With what an answer is taken away.
    pub(crate) change: Option<(App, RwSignal<Option<CommandId>>)>,
}

/// The figure.
pub(crate) fn figure(rated: &SelfRating, today: NaiveDate, beside: &Beside) -> Option<AnyView> {
    let span = Span::of(&rated.ratings, today)?;
    let (first, last) = (rated.ratings.first()?, rated.ratings.last()?);
    let when = |rating: &Rating| day_and_year(rating.on, today);
    let question = text(&rated.scale.question);
    let dots: Vec<_> = rated.ratings.iter().filter_map(|rating| span.dot(rating)).collect();
    let line = path(&dots);
    let marks: Vec<_> = beside.steps.iter().filter_map(|step| span.x(step.done?)).collect();
    let now = texts::RatingNow { words: &text(&last.words), day: &when(last) }.text();
    let then = match rated.change() {
        Some(Ordering::Greater) => {
            texts::RatingHigher { words: &text(&first.words), day: &when(first) }.text()
        }
        Some(Ordering::Less) => texts::RatingLower { words: &text(&first.words), day: &when(first) }.text(),
        Some(Ordering::Equal) => texts::rating_same(&when(first)),
        None => texts::rating_once(),
    };
    let end = |label: Option<&Text>| label.map(text).unwrap_or_default();
    let heights =
        texts::RatingHeights { high: &end(rated.scale.labels.last()), low: &end(rated.scale.labels.first()) }
            .text();
    let label = format!("{question} {} {now} {then}", texts::rating_picture(rated.ratings.len()));
    let dot =
        |dot: &super::curve::Dot| view! { <circle class="curve-dot" cx=dot.x cy=dot.y r="4.5"></circle> };
    Some(
        view! {
            <figure class="card curve" data-scale=rated.scale.key.clone()>
                <figcaption><h3 class="card-title">{question}</h3></figcaption>
                <svg class="curve-picture" viewBox="0 0 320 124" role="img" aria-label=label>
                    {guides().map(|y| view! { <line class="curve-guide" x1="0" y1=y x2=WIDTH y2=y></line> }).collect_view()}
                    <path class="curve-line" d=line></path>
                    {dots.iter().map(dot).collect_view()}
                    {marks.iter().map(|x| view! { <circle class="curve-step" cx=*x cy=BASE r="3.5"></circle> }).collect_view()}
                </svg>
                <p class="muted small">{heights}</p>
                <p class="card-text">{now}</p>
                <p class="card-text">{then}</p>
                <details class="more"><summary>{texts::rating_table()}</summary>{table(rated, today, beside)}</details>
                {steps(&span, today, beside)}
            </figure>
        }
        .into_any(),
    )
}

/// The same as the picture, for those who would rather read; the latest day first.
fn table(rated: &SelfRating, today: NaiveDate, beside: &Beside) -> AnyView {
    let key = rated.scale.key.clone();
    let row = |rating: &Rating| {
        let (on, day) = (rating.on, intl::capital(&day_and_year(rating.on, today)));
        let remove = beside.change.map(|(app, just)| {
            let key = key.clone();
            let label = texts::rating_remove_what(&day);
            let remove = move |_| {
                let deed = RatingDeed::TakeBack { scale: key.clone(), on };
                just.set(app.act(Action::SelfRating(deed)).ok());
                crate::platform::focus::to_heading();
            };
            view! { <button type="button" class="button button-plain" aria-label=label on:click=remove>{texts::rating_remove()}</button> }
        });
        let remove = remove.map(|button| view! { <td class="table-end">{button}</td> });
        view! { <tr><td>{day}</td><td>{text(&rating.words)}</td>{remove}</tr> }
    };
    let third = beside.change.map(
        |_| view! { <th scope="col"><span class="visually-hidden">{texts::rating_remove()}</span></th> },
    );
    view! {
        <div class="table-wrap"><table class="table">
            <thead><tr><th scope="col">{texts::rating_day()}</th><th scope="col">{texts::rating_answer()}</th>{third}</tr></thead>
            <tbody>{rated.ratings.iter().rev().map(row).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

/// The small steps on the same line of time, in words.
fn steps(span: &Span, today: NaiveDate, beside: &Beside) -> Option<AnyView> {
    let mut within: Vec<_> = beside
        .steps
        .iter()
        .filter_map(|step| step.done.filter(|day| span.x(*day).is_some()).map(|day| (day, step.text.clone())))
        .collect();
    within.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    (!within.is_empty()).then(|| {
        let title = texts::rating_steps(within.len());
        let row = |(day, words): (NaiveDate, String)| {
            let day = intl::capital(&day_and_year(day, today));
            view! { <li class="log-row"><p class="muted small">{day}</p><p>{words}</p></li> }
        };
        let rows = within.into_iter().map(row).collect_view();
        view! { <details class="more"><summary>{title}</summary><ul class="log">{rows}</ul></details> }
            .into_any()
    })
}
