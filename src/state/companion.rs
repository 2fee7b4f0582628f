//! What a companion's phone keeps of other people: for 72 hours without the server, by the phone's corrected clock.
//! Then the copy is taken away, and what the person wrote and has not been sent stays.
use super::{App, keep};
use crate::platform::{clock, json, preferences};
use chrono::{DateTime, TimeDelta, Utc};
use folje_api::v1::people::{KEPT_HOURS, PeoplePage};
use folje_domain::ids::PersonId;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// Where the last contact stands among the preferences.
const CONTACT: &str = "folje.contact";

/// When the server last said that what the phone has is still right.
#[derive(Serialize, Deserialize)]
struct Contact {
    person: PersonId,
    at: DateTime<Utc>,
}

thread_local! {
    /// Whether the copy was taken away, until the server has said something anew.
    static GONE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

fn gone() -> ArcRwSignal<bool> {
    GONE.with(ArcRwSignal::clone)
}

/// Whether the copy was taken away.
pub(crate) fn is_gone() -> bool {
    gone().get()
}

/// Reads a companion's page, unless it is too old to be kept: then it is taken away.
pub(super) fn read(app: App, said: &str) -> Option<PeoplePage> {
    let page: PeoplePage = json::read(said)?;
    if is_too_old(app, page.made) {
        take_away(app);
        return None;
    }
    gone().set(false);
    Some(page)
}

/// The server said that what the phone has is still right.
pub(super) fn still_right(app: App) {
    let person = app.account.with_untracked(|account| account.as_ref().map(|account| account.person));
    if let (Some(person), true) = (person, app.people.with_untracked(Option::is_some)) {
        preferences::set(CONTACT, &Contact { person, at: clock::now() });
    }
}

/// Looks at the clock for as long as the app is open.
pub(super) fn watch(app: App) {
    Effect::new(move |_| {
        app.wall.track();
        let made = app.people.with_untracked(|page| page.as_ref().map(|page| page.made));
        if made.is_some_and(|made| is_too_old(app, made)) {
            take_away(app);
        }
    });
}

fn is_too_old(app: App, made: DateTime<Utc>) -> bool {
    let mine = |contact: &Contact| {
        app.account.with_untracked(|account| account.as_ref().is_some_and(|me| me.person == contact.person))
    };
    let contact = preferences::get::<Contact>(CONTACT).filter(mine).map(|contact| contact.at);
    let last = contact.map_or(made, |contact| contact.max(made));
    clock::now().signed_duration_since(last) > TimeDelta::hours(KEPT_HOURS)
}

fn take_away(app: App) {
    gone().set(true);
    app.people.set(None);
    // Without it, the server says everything anew.
    app.etag.set_value(None);
    spawn_local(keep::forget_snapshot(app));
}
