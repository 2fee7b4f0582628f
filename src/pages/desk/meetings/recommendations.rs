//! Recommendations: written by those who convene, followed until something came of them.
use super::Here;
use crate::{
    pages::{handover, people::day_and_year},
    platform::{forms, random},
    state::Draft,
    texts,
    ui::{Area, Field, Icon, small_icon},
};
use folje_api::v1::meetings::MeetingsWith;
use folje_domain::{
    command::{Action, HandoverDeed},
    ids::{PersonId, RecommendationId},
    record::{Reached, Recommendation},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    text: String,
    to: String,
    by: String,
}

/// The list, with the next state a tap away; nothing where there is none.
pub(super) fn list(here: Here, with: &MeetingsWith) -> Option<AnyView> {
    let today = here.app.wall.get_untracked().date();
    let row = |one: &Recommendation| {
        let (id, reached) = (one.id, one.reached());
        let late = one.overdue(today).then(|| {
            view! { <p class="chip chip-attention">{small_icon(Icon::Info)}{texts::recommendation_overdue()}</p> }
        });
        let mine = with.desk.is_some() || one.person == Some(here.voice.me);
        let next = next(reached).filter(|_| mine);
        let say = move |reached| {
            let deed = HandoverDeed::Reach { recommendation: id, reached, on: today };
            here.voice.say(Action::HandOver(deed));
        };
        let button = next.map(|next| {
            view! { <button type="button" class="button button-quiet list-end" on:click=move |_| say(next)>{handover::reached_in_words(next)}</button> }
        });
        view! {
            <li class="list-row" data-reached=format!("{reached:?}")>
                <div class="list-main"><p class="list-title">{one.text.clone()}</p><p class="list-sub">{texts::RecommendationTo { to: &one.to, day: &day_and_year(one.by, today) }.text()}</p><p class="list-sub">{handover::reached_in_words(reached)}</p>{late}</div>
                {button}
            </li>
        }
    };
    (!with.recommendations.is_empty()).then(|| {
        let rows = with.recommendations.iter().map(row).collect_view();
        view! { <section class="section"><h2 class="section-title">{texts::recommendations()}</h2><ul class="list">{rows}</ul></section> }.into_any()
    })
}

const fn next(reached: Reached) -> Option<Reached> {
    match reached {
        Reached::Written => Some(Reached::Sent),
        Reached::Sent => Some(Reached::Received),
        Reached::Received => Some(Reached::ActedOn),
        Reached::ActedOn => None,
    }
}

/// The list and a new one.
pub(super) fn view(here: Here, with: &MeetingsWith) -> Option<AnyView> {
    let desk = with.desk.as_ref()?;
    let draft = Draft::<Written>::named(&format!("recommendation-{}", with.id));
    let people: Vec<(PersonId, String)> =
        desk.people.iter().map(|card| (card.id, card.name.clone())).collect();
    let chosen = {
        let people = people.clone();
        move |name: &str| people.iter().find(|(_, known)| known == name.trim()).map(|(id, _)| *id)
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Written { text, to, by } = draft.value.get_untracked();
        let Ok(by) = by.parse() else { return };
        let person = chosen(&to);
        let recommendation = RecommendationId(random::id());
        let whole = if to.trim().is_empty() { String::new() } else { text.clone() };
        let deed = HandoverDeed::Recommend { recommendation, text, to, person, by };
        if here.voice.say_words(&whole, Action::HandOver(deed)) {
            draft.update(|written| *written = Written::default());
            draft.done();
        }
    };
    let part = move |part: fn(&Written) -> &String| {
        Signal::derive(move || draft.value.with(|written| part(written).clone()))
    };
    let options = people.into_iter().map(|(_, name)| view! { <option value=name></option> }).collect_view();
    let touch = handover::after::touch_in_words(desk.touch);
    Some(
        view! {
            {list(here, with)}
            <details class="more">
                <summary>{texts::recommendation_new()}</summary>
                <form class="form" novalidate on:submit=save>
                    <Area id="recommendation-text" label=texts::recommendation_text() value=part(|one| &one.text) on_input=move |text| draft.update(|one| one.text = text) />
                    <div class="field"><label class="field-label" for="recommendation-to">{texts::recommendation_whom()}</label>
                        <input class="field-input" id="recommendation-to" list="recommendation-people" prop:value=part(|one| &one.to) on:input=move |event| draft.update(|one| one.to = forms::value(&event)) />
                        <datalist id="recommendation-people">{options}</datalist></div>
                    <Field id="recommendation-by" label=texts::recommendation_by() kind="date" value=part(|one| &one.by) on_input=move |by| draft.update(|one| one.by = by) />
                    <div class="buttons"><button class="button">{texts::recommendation_save()}</button></div>
                </form>
            </details>
            <p class="muted">{texts::touch_desk(&touch)}</p>
        }
        .into_any(),
    )
}
