//! The favours that were asked for and are still to come: who has it, who said yes, whom one can ask next.
use super::{list, until::wait_until};
use crate::{
    platform::intl,
    state::{App, Plan},
    texts,
    ui::day_in_words,
};
use chrono::NaiveDateTime;
use folje_domain::{
    command::Action,
    ids::{CommandId, PersonId},
    reminder::{FavourKind, Request, Standing},
};
use leptos::prelude::*;

/// What is shown of one favour; drawn anew only when that changes.
#[derive(Clone, PartialEq)]
struct Open {
    request: Request,
    standing: Standing,
    words: String,
    line: String,
    next: Option<(PersonId, String)>,
}

/// The favours.
pub(super) fn open(app: App, just: RwSignal<Option<CommandId>>) -> impl IntoView {
    let open = Memo::new(move |_| {
        let now = app.wall.get();
        app.plan.with(|plan| plan.as_ref().map(|plan| to_come(plan, now)).unwrap_or_default())
    });
    move || {
        (!open.with(Vec::is_empty)).then(|| {
            view! {
                <ul class="list">{open.get().into_iter().map(|open| row(app, open, just)).collect_view()}</ul>
            }
        })
    }
}

fn to_come(plan: &Plan, now: NaiveDateTime) -> Vec<Open> {
    let requests =
        plan.record.requests.iter().filter(|request| !request.withdrawn && request.favour.at > now);
    let mut open: Vec<_> = requests.map(|request| look(plan, request, now)).collect();
    open.sort_by_key(|open| open.request.favour.at);
    open
}

fn look(plan: &Plan, request: &Request, now: NaiveDateTime) -> Open {
    let standing = plan.record.standing(request, now);
    let name = |person| plan.person(person).map(|card| card.name.clone()).unwrap_or_default();
    let before = request.asked.last().map(|person| name(*person)).unwrap_or_default();
    let (words, next) = match standing {
        Standing::Waiting(person) => (texts::asking_waiting(&name(person)), None),
        Standing::Yes(person) => (texts::asking_yes(&name(person)), None),
        Standing::Next(person) => (texts::asking_next(&before), Some((person, name(person)))),
        Standing::NobodyLeft | Standing::Withdrawn => (texts::asking_nobody(), None),
    };
    let line = match standing {
        Standing::Yes(person) => plan.record.ask(request.id, person).map(|ask| ask.line.clone()),
        _ => request
            .asked
            .last()
            .and_then(|last| plan.record.ask(request.id, *last))
            .map(|ask| ask.line.clone()),
    };
    Open { request: request.clone(), standing, words, line: line.unwrap_or_default(), next }
}

/// «Väck mig i morgon 07:00»
pub(super) fn favour_in_words(kind: FavourKind, at: NaiveDateTime, today: chrono::NaiveDate) -> String {
    let (day, time) = (day_in_words(at.date(), today), intl::time(at.time()));
    match kind {
        FavourKind::Wake => texts::AskingWake { day: &day, time: &time }.text(),
        FavourKind::Bus => texts::AskingBus { day: &day, time: &time }.text(),
    }
}

fn row(app: App, open: Open, just: RwSignal<Option<CommandId>>) -> AnyView {
    let Open { request, standing, words, line, next } = open;
    let now = app.wall.get_untracked();
    let title = favour_in_words(request.favour.kind, request.favour.at, now.date());
    let state = match standing {
        Standing::Waiting(_) => "waiting",
        Standing::Yes(_) => "yes",
        Standing::Next(_) => "next",
        Standing::NobodyLeft | Standing::Withdrawn => "nobody",
    };
    let id = request.id;
    let favour = request.favour;
    let ask_next = next.map(|(person, name)| {
        let ask = move |_| {
            let by = wait_until(app.wall.get_untracked(), favour.at);
            just.set(list::ask(app, id, favour.clone(), person, by).ok());
        };
        view! { <button type="button" class="button" on:click=ask>{texts::asking_ask_whom(&name)}</button> }
    });
    let withdraw = move |_| just.set(app.act(Action::WithdrawRequest { request: id }).ok());
    view! {
        <li class="list-row" data-request=state><div class="list-main stack stack-tight">
            <p class="list-title">{title.clone()}</p>
            <p class="list-sub">{words}</p>
            {(!line.is_empty()).then(|| view! { <blockquote class="say">{line}</blockquote> })}
            <div class="buttons">
                {ask_next}
                <button type="button" class="button button-quiet" aria-label=texts::asking_withdraw_what(&title) on:click=withdraw>{texts::asking_withdraw()}</button>
            </div>
        </div></li>
    }
    .into_any()
}
