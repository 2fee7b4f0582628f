//! The card of what is now or next: when, where, with whom, what to bring, and four things to say about it.
use super::ring::{ring, time_left};
use crate::{
    platform::intl,
    state::{App, Plan},
    texts,
    ui::{FateMark, Icon, icon, small_icon, text},
};
use chrono::NaiveDateTime;
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::AnswerKind,
    schedule::{Occurrence, OccurrenceId, OccurrenceState},
};
use leptos::prelude::*;

/// The card.
pub(super) fn card(
    app: App,
    said: RwSignal<Option<CommandId>>,
    plan: &Plan,
    occurrence: &Occurrence,
    wall: NaiveDateTime,
) -> AnyView {
    let begun = occurrence.start <= wall;
    let kicker = if begun { texts::now() } else { texts::next() };
    let left = time_left(occurrence.start, occurrence.end, wall);
    let after = plan
        .on(wall.date())
        .find(|other| other.takes_place() && other.start >= occurrence.end && other.id != occurrence.id)
        .map(|other| texts::Then { what: &text(&other.title), time: &intl::time(other.start.time()) }.text());
    view! {
        <article class="now-card">
            <div class="now-head">
                <div>
                    <p class="kicker">{kicker}</p>
                    <p class="now-time"><time>{intl::time(occurrence.start.time())}</time>"–"<time>{intl::time(occurrence.end.time())}</time></p>
                </div>
                {left.as_ref().map(ring)}
            </div>
            <h2 class="now-title">{text(&occurrence.title)}</h2>
            {moved(occurrence)}
            {facts(plan, occurrence)}
            {answers(app, said, plan, occurrence.id)}
            {occurrence.about.as_ref().map(|about| view! { <p class="card-text">{text(about)}</p> })}
            {occurrence.instead.as_ref().map(|instead| view! { <p class="card-text muted">{texts::instead(&text(instead))}</p> })}
            {after.map(|after| view! { <p class="now-next">{after}</p> })}
        </article>
    }
    .into_any()
}

fn moved(occurrence: &Occurrence) -> Option<AnyView> {
    let OccurrenceState::Moved { from, .. } = &occurrence.state else { return None };
    let time = intl::time(from.time());
    Some(view! { <p class="chip chip-attention">{small_icon(Icon::Moved)}{texts::occurrence_moved_within_day(&time)}</p> }.into_any())
}

/// Where, with whom, what to bring: those that are known.
pub(super) fn facts(plan: &Plan, occurrence: &Occurrence) -> AnyView {
    let with: Vec<_> = occurrence
        .with
        .iter()
        .filter_map(|person| plan.person(*person))
        .map(|card| card.name.clone())
        .collect();
    let bring: Vec<_> = occurrence.bring.iter().map(text).collect();
    let fact = |drawn: Icon, label: String, words: String| {
        view! { <li class="fact">{small_icon(drawn)}<span><span class="visually-hidden">{label}" "</span>{words}</span></li> }
    };
    view! {
        <ul class="facts">
            {occurrence.place.as_ref().map(|place| fact(Icon::Place, texts::fact_place(), text(place)))}
            {(!with.is_empty()).then(|| fact(Icon::People, texts::fact_with(), with.join(", ")))}
            {(!bring.is_empty()).then(|| fact(Icon::Bag, texts::fact_bring(), texts::bring(&bring.join(", "))))}
        </ul>
    }
    .into_any()
}

fn answers(app: App, said: RwSignal<Option<CommandId>>, plan: &Plan, occurrence: OccurrenceId) -> AnyView {
    let chosen = plan.record.answer(occurrence).map(|answer| answer.kind);
    let answer = move |kind: AnswerKind, drawn: Icon, words: String| {
        let is = chosen == Some(kind);
        let say = move |_| {
            let answer = if is { AnswerKind::Withdrawn } else { kind };
            said.set(app.act(Action::AnswerOccurrence { occurrence, answer, note: String::new() }).ok());
        };
        view! {
            <button type="button" class="answer" aria-pressed=is.to_string() data-answer=format!("{kind:?}") on:click=say>
                {icon(drawn)}<span>{words}</span>
            </button>
        }
    };
    view! {
        <fieldset class="answers">
            <legend class="answers-title">{texts::answer_question()}</legend>
            {answer(AnswerKind::OnMyWay, Icon::Walk, texts::answer_on_my_way())}
            {answer(AnswerKind::Here, Icon::Check, texts::answer_here())}
            {answer(AnswerKind::Late, Icon::Late, texts::answer_late())}
            {answer(AnswerKind::CannotToday, Icon::Away, texts::answer_cannot_today())}
        </fieldset>
        {(chosen == Some(AnswerKind::CannotToday)).then(|| view! { <p class="card-text muted">{texts::answer_cannot_today_words()}</p> })}
        <FateMark id=said />
    }
    .into_any()
}
