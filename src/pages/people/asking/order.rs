//! The participant's own order of whom to ask: up and down, one place at a time, by hand or keyboard.
use super::list;
use crate::{
    platform::focus,
    state::App,
    texts,
    ui::{Icon, icon},
};
use folje_domain::ids::{CommandId, PersonId};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

/// The fold-out; nothing where there is no order to speak of.
pub(super) fn view(app: App, just: RwSignal<Option<CommandId>>) -> AnyView {
    let people =
        Memo::new(move |_| app.plan.with(|plan| plan.as_deref().map(list::in_order).unwrap_or_default()));
    let moved = RwSignal::new(None::<PersonId>);
    let told = move || {
        let person = moved.get()?;
        people.with(|people| {
            let place = people.iter().position(|(id, _)| *id == person)?;
            let (_, name) = people.get(place)?;
            Some(
                texts::AskingMoved {
                    name,
                    place: &(place + 1).to_string(),
                    count: &people.len().to_string(),
                }
                .text(),
            )
        })
    };
    let go = move |person: PersonId, up: bool| {
        let mut order: Vec<_> = people.with_untracked(|people| people.iter().map(|(id, _)| *id).collect());
        if list::go(&mut order, person, up) {
            just.set(list::keep_order(app, order).ok());
            moved.set(Some(person));
            // The row goes elsewhere in the list, and the browser lets go of its button.
            spawn_local(async move {
                tick().await;
                focus::to(&format!("#{}", button_id(person, up)));
            });
        }
    };
    let several = Memo::new(move |_| people.with(|people| people.len() > 1));
    (move || {
        several.get().then(|| view! {
            <details class="more">
                <summary>{texts::asking_order()}</summary>
                <div class="stack stack-tight">
                    <p class="muted">{texts::asking_order_words()}</p>
                    <ol class="list order">
                        <For each=move || people.get() key=|(id, _)| *id children=move |(id, name)| row(people, id, &name, go) />
                    </ol>
                    <p class="muted" role="status">{told}</p>
                </div>
            </details>
        })
    })
    .into_any()
}

fn button_id(person: PersonId, up: bool) -> String {
    format!("{}-{person}", if up { "up" } else { "down" })
}

fn row(
    people: Memo<Vec<(PersonId, String)>>,
    person: PersonId,
    name: &str,
    go: impl Fn(PersonId, bool) + Copy + 'static,
) -> AnyView {
    let at_end = move |up: bool| {
        people.with(|people| {
            let end = if up { people.first() } else { people.last() };
            end.is_some_and(|(id, _)| *id == person)
        })
    };
    let button = |up: bool, word: String| {
        // At the end of the list it stays and does nothing: a button that goes takes the focus with it.
        view! {
            <button type="button" class="button button-plain order-button" id=button_id(person, up) aria-label=word
                aria-disabled=move || at_end(up).then_some("true") data-up=up.then_some("") on:click=move |_| go(person, up)>{icon(Icon::Chevron)}</button>
        }
    };
    view! {
        <li class="list-row">
            <div class="list-main"><p class="list-title">{name.to_owned()}</p></div>
            {button(true, texts::asking_up(name))}
            {button(false, texts::asking_down(name))}
        </li>
    }
    .into_any()
}
