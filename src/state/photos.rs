//! Photos of one's own trips: kept on this phone beside the account, sent once the server knows the step that shows
//! them, fetched again where this phone has lost them.
//!
//! Of `photos-<account>`, the shelf for what the server said holds the photos by their ids, the outbox the ids of those
//! that have not been sent. What no step shows and nobody waits to send is let go.
use super::{App, Plan, Reach, Waiting, account};
use crate::platform::{
    kept::{self, Change, Key, NotKept, Shelf},
    net::Unreached,
    picture,
};
use folje_api::v1::paths;
use folje_domain::{ids::PhotoId, reminder::Trip};
use leptos::{prelude::*, task::spawn_local};

/// Where a photo is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Found {
    /// Here, as an address that a page may show.
    Here(String),
    /// Nowhere any longer.
    Gone,
    /// On the server, which cannot be reached.
    Unreached,
}

fn name(app: App) -> Option<String> {
    let account = app.account.with_untracked(|account| account.as_ref().map(account::name))?;
    Some(format!("photos-{account}"))
}

fn path(photo: PhotoId) -> String {
    paths::PHOTO.replace("{id}", &photo.to_string())
}

fn change(photo: PhotoId, value: Option<String>) -> Change {
    Change { shelf: Shelf::Snapshot, key: Key::Name(photo.to_string()), value }
}

/// Keeps a photo that was just made, to be sent once a trip that shows it is saved.
pub(crate) async fn keep(app: App, photo: PhotoId, picture: String) -> Result<(), NotKept> {
    let name = name(app).ok_or(NotKept)?;
    kept::open(&name).await?;
    let to_send = Change { shelf: Shelf::Outbox, key: Key::New, value: Some(photo.to_string()) };
    kept::write(&name, &[change(photo, Some(picture)), to_send]).await.map(drop)
}

/// Lets go of a photo that was taken out of a step before it was ever saved.
pub(crate) async fn forget(app: App, photo: PhotoId) {
    let Some(name) = name(app) else { return };
    let mut changes = vec![change(photo, None)];
    changes.extend(to_send(&name).await.into_iter().filter(|(_, other)| *other == photo).map(sent));
    let (Ok(_) | Err(NotKept)) = kept::write(&name, &changes).await;
}

/// Finds a photo: on this phone, else on the server.
pub(crate) async fn find(app: App, photo: PhotoId) -> Found {
    let Some(name) = name(app) else { return Found::Gone };
    let here = async {
        kept::open(&name).await?;
        kept::one(&name, Shelf::Snapshot, &photo.to_string()).await
    };
    if let Ok(Some(picture)) = here.await {
        return Found::Here(picture);
    }
    match picture::receive(&path(photo)).await {
        Ok(Some(picture)) => {
            let (Ok(_) | Err(NotKept)) = kept::write(&name, &[change(photo, Some(picture.clone()))]).await;
            Found::Here(picture)
        }
        Ok(None) => Found::Gone,
        Err(Unreached) => Found::Unreached,
    }
}

/// Sends what waits whenever the server can be reached and has all commands: it takes a photo only for a step that it
/// knows. At the first such time also fetches what this phone has lost and lets go of what nobody needs.
pub(super) fn follow(app: App) {
    let ready = Memo::new(move |_| {
        app.reach.get() == Reach::Reached
            && app.plan.with(Option::is_some)
            && !app.outbox.with(|outbox| outbox.iter().any(Waiting::counts))
    });
    let tidied = StoredValue::new(false);
    Effect::new(move |_| {
        if ready.get() {
            spawn_local(async move {
                let Some(name) = name(app) else { return };
                if kept::open(&name).await.is_ok() {
                    send(app, &name).await;
                    if !tidied.get_value() {
                        tidied.set_value(true);
                        tidy(app, &name).await;
                    }
                }
            });
        }
    });
}

/// The photos that the person's steps show now.
fn shown(app: App) -> Vec<PhotoId> {
    let of = |plan: &Plan| plan.record.trips.iter().flat_map(Trip::photos).collect();
    app.plan.with_untracked(|plan| plan.as_ref().map(|plan| of(plan)).unwrap_or_default())
}

async fn to_send(name: &str) -> Vec<(Key, PhotoId)> {
    let entries = kept::all(name, Shelf::Outbox).await.unwrap_or_default();
    entries.into_iter().filter_map(|(key, id)| Some((key, id.parse().ok()?))).collect()
}

fn sent((key, _): (Key, PhotoId)) -> Change {
    Change { shelf: Shelf::Outbox, key, value: None }
}

async fn send(app: App, name: &str) {
    let shown = shown(app);
    for (key, photo) in to_send(name).await {
        // A step that is still being written.
        if !shown.contains(&photo) {
            continue;
        }
        let Ok(Some(picture)) = kept::one(name, Shelf::Snapshot, &photo.to_string()).await else { continue };
        match picture::send(&path(photo), &picture).await {
            // Kept, or refused for good: it stays on this phone, and sending it again would change nothing.
            Ok(204 | 400 | 409 | 413) => {
                let (Ok(_) | Err(NotKept)) = kept::write(name, &[sent((key, photo))]).await;
            }
            // Its step was taken away meanwhile, or the server is in trouble: the next time will tell.
            Ok(_) => {}
            Err(Unreached) => return,
        }
    }
}

async fn tidy(app: App, name: &str) {
    let shown = shown(app);
    let Ok(here) = kept::all(name, Shelf::Snapshot).await else { return };
    let waiting = to_send(name).await;
    let here: Vec<PhotoId> = here
        .into_iter()
        .filter_map(|(key, _)| if let Key::Name(id) = key { id.parse().ok() } else { None })
        .collect();
    let needed = |photo: &PhotoId| shown.contains(photo) || waiting.iter().any(|(_, other)| other == photo);
    let gone: Vec<_> = here.iter().filter(|photo| !needed(photo)).map(|photo| change(*photo, None)).collect();
    let (Ok(_) | Err(NotKept)) = kept::write(name, &gone).await;
    for photo in shown.into_iter().filter(|photo| !here.contains(photo)) {
        // So that the next trip without a network has it.
        if find(app, photo).await == Found::Unreached {
            return;
        }
    }
}
