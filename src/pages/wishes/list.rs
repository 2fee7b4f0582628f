//! What was wished for, and what was said to it by whom.
use super::standing;
use crate::{
    pages::{beside::said_in_words, people::day_and_year},
    platform::{clock, focus},
    state::{App, Plan},
    texts,
    ui::wish_in_words,
};
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::{Wish, WishAnswer},
};
use leptos::prelude::*;

/// The list; nothing where nothing was wished for.
pub(super) fn view(app: App, plan: &Plan, just: RwSignal<Option<CommandId>>) -> Option<AnyView> {
    let wishes = standing(plan);
    (!wishes.is_empty()).then(|| {
        let rows = wishes.into_iter().map(|wish| row(app, plan, wish, just)).collect_view();
        view! {
            <section class="section">
                <h2 class="section-title">{texts::wishes_mine()}</h2>
                <ul class="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(app: App, plan: &Plan, wish: Wish, just: RwSignal<Option<CommandId>>) -> AnyView {
    let day = day_and_year(clock::wall_at(wish.made).date(), plan.today);
    let about = wish_in_words(wish.about);
    let label = texts::wish_take_back_what(&about);
    let id = wish.id;
    let withdraw = move |_| {
        just.set(app.act(Action::WithdrawWish { wish: id }).ok());
        // The button is about to go.
        focus::to_heading();
    };
    let answers = wish.answers.iter().map(|answer| said(plan, answer)).collect_view();
    let waits = wish.waits();
    view! {
        <li class="list-row" data-wish=if waits { "waiting" } else { "answered" }>
            <div class="list-main stack stack-tight">
                <p class="list-title">{about}</p>
                {(!wish.words.is_empty()).then(|| view! { <blockquote class="say">{wish.words.clone()}</blockquote> })}
                <p class="list-sub">{texts::wish_made(&day)}</p>
                {answers}
                {waits.then(|| view! { <p class="list-sub">{texts::wish_waits()}</p> })}
            </div>
            <button type="button" class="button button-plain list-end" aria-label=label on:click=withdraw>{texts::wish_take_back()}</button>
        </li>
    }
    .into_any()
}

/// «Karin Ek: Ja», and the line.
fn said(plan: &Plan, answer: &WishAnswer) -> AnyView {
    let name = plan.person(answer.by).map_or_else(texts::task_somebody, |card| card.name.clone());
    let line = (!answer.line.is_empty())
        .then(|| view! { <blockquote class="say">{answer.line.clone()}</blockquote> });
    view! {
        <p class="card-text"><strong>{texts::WishSaid { name: &name, said: &said_in_words(answer.said) }.text()}</strong></p>
        {line}
    }
    .into_any()
}
