//! Once at each opening, when there is a network and time: asks what is asked (once a day), and lets the part of the
//! surveys come only where it has something to do. A phone that has its tokens and waits with nothing never fetches it.
use super::{
    super::{App, Reach, account},
    glance::{self, LISTED, Listed},
    part,
};
use crate::platform::{
    events, json,
    kept::{self, Change, Key, NotKept, Shelf},
    net::{Reply, Request},
};
use folje_api::v1::{paths, session::PartInApp};
use leptos::{prelude::*, task::spawn_local};

/// How many milliseconds after today can be read it is looked for what is to be done.
const LATER: i32 = 1500;

/// Waits for the moment.
pub(in crate::state) fn follow(app: App) {
    let done = StoredValue::new(false);
    let ready = Memo::new(move |_| {
        app.reach.get() == Reach::Reached && app.plan.with(Option::is_some) && is_one(app)
    });
    Effect::new(move |_| {
        if ready.get() && !done.get_value() {
            done.set_value(true);
            events::later(LATER, move || events::when_idle(move || spawn_local(look(app))));
        }
    });
}

/// Only participants are asked.
fn is_one(app: App) -> bool {
    app.account.with(|account| account.as_ref().is_some_and(|one| one.part == PartInApp::Participant))
}

async fn look(app: App) {
    let Some(account) = app.account.get_untracked().as_ref().map(account::name) else { return };
    let era = app.era.get_value();
    let today = app.wall.get_untracked().date();
    let name = format!("tokens-{account}");
    // A phone that keeps nothing can hold no tokens: nothing is asked for it.
    if kept::open(&name).await.is_err() {
        return;
    }
    let listed = kept::one(&account, Shelf::Snapshot, LISTED).await.ok().flatten();
    let mut said = listed.and_then(|text| json::read::<Listed>(&text)).filter(|listed| listed.day == today);
    if said.is_none()
        && let Ok(Reply::Done { body, .. }) = Request::get(paths::SURVEYS).send().await
    {
        if app.era.get_value() != era {
            return;
        }
        said = Some(Listed { day: today, said: body });
        let value = said.as_ref().map(json::write);
        let change = Change { shelf: Shelf::Snapshot, key: Key::Name(LISTED.to_owned()), value };
        let (Ok(_) | Err(NotKept)) = kept::write(&account, &[change]).await;
    }
    let said = said.map(|listed| listed.said);
    if glance::something_is_to_be_done(&name, said.as_deref(), today).await
        && app.era.get_value() == era
        && let Ok(work) = part().await
    {
        (work.at_opening)(app);
    }
}
