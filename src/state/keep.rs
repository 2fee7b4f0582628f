//! What is kept on the phone, read and written. The phone's keeping is asked first and never trusted to be there:
//! where it is denied or full, everything goes on in memory and the person is told.
use super::{Account, App, Fate, Waiting, account, beside, first, hands, written::written};
use crate::platform::{
    channel, clock, forms, json,
    kept::{self, Change, Key, NotKept, Shelf},
    net::Unreached,
};
use folje_domain::ids::{CommandId, PersonId};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::sync::Arc;

/// The word between tabs: what is kept has changed.
pub(super) const CHANGED: &str = "changed";

/// The keys on the snapshot's shelf: what was said, and its tag and the clock's skew beside it.
const SAID: &str = "said";
const ABOUT: &str = "about";
/// Written to learn whether the database takes anything again.
const PROBE: &str = "probe";

/// What is known about a snapshot besides itself.
#[derive(Serialize, Deserialize)]
struct About {
    etag: Option<String>,
    skew: i64,
}

fn name(app: App) -> Option<String> {
    app.account.with_untracked(|account| account.as_ref().map(account::name))
}

fn is_companion(account: &Account) -> bool {
    account.part == folje_api::v1::session::PartInApp::Companion
}

/// Opens what is kept for the account and reads it.
pub(super) async fn open(app: App) {
    let Some(name) = name(app) else { return };
    let read = async {
        kept::open(&name).await?;
        read(app, &name).await
    };
    app.keeps.set(read.await.is_ok());
}

/// Tries the device's storage again after it failed: it may have been silent for a while only. What it missed is stored.
pub(super) async fn recover(app: App) {
    let Some(name) = name(app) else { return };
    if app.snapshot.with_untracked(Option::is_none) && app.people.with_untracked(Option::is_none) {
        let (Ok(()) | Err(NotKept)) = read(app, &name).await;
    } else {
        let (Ok(()) | Err(NotKept)) = read_outbox(app, &name).await;
    }
    // Whether it takes anything is known only by writing: a full one still reads.
    let probe =
        Change { shelf: Shelf::Snapshot, key: Key::Name(PROBE.to_owned()), value: Some("1".to_owned()) };
    if write(app, &[probe]).await.is_none() {
        return;
    }
    let missed = app.outbox.with_untracked(|outbox| {
        outbox
            .iter()
            .filter(|waiting| waiting.key.is_none())
            .map(|waiting| waiting.command.id)
            .collect::<Vec<_>>()
    });
    for id in missed {
        add(app, id).await;
    }
    if !forms::is_writing() {
        // The snapshot was not stored either: the server sends it again.
        app.etag.set_value(None);
    }
}

/// Whether a reload loses nothing: each unsent action is in the database or beside it.
pub(crate) fn may_reload(app: App) -> bool {
    let Some(name) = name(app) else { return true };
    let beside = beside::all(&name);
    app.outbox.with(|outbox| {
        outbox.iter().all(|waiting| {
            waiting.key.is_some()
                || waiting.fate == Fate::Sent
                || beside.iter().any(|(id, _)| *id == waiting.command.id)
        })
    })
}

/// Another tab changed what is kept.
pub(super) fn read_again(app: App) {
    spawn_local(async move {
        // A full phone still reads: that tells nothing of whether it keeps.
        if let Some(name) = name(app)
            && read(app, &name).await.is_err()
        {
            app.keeps.set(false);
        }
    });
}

async fn read(app: App, name: &str) -> Result<(), NotKept> {
    let snapshot = kept::all(name, Shelf::Snapshot).await?;
    if self::name(app).as_deref() != Some(name) {
        return Ok(());
    }
    let entry = |wanted: &str| {
        snapshot.iter().find(|(key, _)| *key == Key::Name(wanted.to_owned())).map(|(_, text)| text.as_str())
    };
    if let (Some(said), Some(about)) = (entry(SAID), entry(ABOUT).and_then(parse::<About>)) {
        clock::set_skew(about.skew);
        app.wall.set(clock::wall_now());
        if show(app, said).await.is_ok() {
            app.etag.set_value(about.etag);
        }
    }
    read_outbox(app, name).await
}

/// Reads the outbox: what this tab and others have put there, and what lies beside. What only this tab holds (the phone
/// could not keep it) stays, and where the database cannot be read, all that is known already.
pub(super) async fn read_outbox(app: App, name: &str) -> Result<(), NotKept> {
    let mut entries = kept::all(name, Shelf::Outbox).await;
    let beside = beside::all(name);
    let any = !beside.is_empty() || entries.as_ref().is_ok_and(|entries| !entries.is_empty());
    if any && app.hands.with_untracked(Option::is_none) {
        // What cannot be read yet is safe where it is, and is asked for again in the next round.
        if hands::fetch(app).await.is_none() {
            return Ok(());
        }
        // More may have come meanwhile.
        entries = kept::all(name, Shelf::Outbox).await;
    }
    if self::name(app).as_deref() != Some(name) {
        // Somebody else has signed in meanwhile.
        return Ok(());
    }
    let hands = app.hands.get_untracked();
    let waiting = |key: &Key, text: &str| hands.and_then(|hands| (hands.waiting)(key, text));
    let own = app.outbox.get_untracked();
    let (mut outbox, own): (Vec<_>, Vec<_>) = match &entries {
        Ok(entries) => (
            entries.iter().filter_map(|(key, text)| waiting(key, text)).collect(),
            own.into_iter().filter(|waiting| waiting.key.is_none()).collect(),
        ),
        Err(NotKept) => (own, Vec::new()),
    };
    // Not in the database, so without a place there.
    let beside = beside.iter().filter_map(|(_, text)| waiting(&Key::Number(0.0), text));
    for waiting in own.into_iter().chain(beside.map(|waiting| Waiting { key: None, ..waiting })) {
        if !outbox.iter().any(|other| other.command.id == waiting.command.id) {
            outbox.push(waiting);
        }
    }
    if app.outbox.with_untracked(|before| *before != outbox) {
        app.outbox.set(outbox);
    }
    entries.map(drop)
}

/// Shows what the server said. What cannot be read is no word from our server.
async fn show(app: App, said: &str) -> Result<(), Unreached> {
    let companion = app.account.with_untracked(|account| account.as_ref().is_some_and(is_companion));
    if companion {
        let era = app.era.get_value();
        let hands = hands::fetch(app).await.filter(|_| app.era.get_value() == era).ok_or(Unreached)?;
        app.people.set(Some(Arc::new((hands.people)(app, said).ok_or(Unreached)?)));
    } else {
        let snapshot = match app.hands.get_untracked() {
            Some(hands) => (hands.snapshot)(said),
            None => first::read(said).inspect(|_| app.partly.set_value(Some(said.to_owned()))),
        };
        app.snapshot.set(Some(Arc::new(snapshot.ok_or(Unreached)?)));
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    json::read(text)
}

/// Takes what the server said: the phone's clock is set right by it, it is shown and kept, and the commands that it
/// already shows leave the outbox, all in one.
pub(super) async fn take(app: App, said: String, etag: Option<String>) -> Result<(), Unreached> {
    let Made { made, me } = parse(&said).ok_or(Unreached)?;
    let ours = |me: Whom| {
        app.account.with_untracked(|account| account.as_ref().is_some_and(|account| account.person == me.id))
    };
    if !me.is_none_or(ours) {
        account::not_ours();
        return Err(Unreached);
    }
    let skew = made.signed_duration_since(clock::phone_now()).num_milliseconds();
    clock::set_skew(skew);
    app.wall.set(clock::wall_now());
    show(app, &said).await?;
    app.etag.set_value(etag.clone());
    let about = json::write(&About { etag, skew });
    let mut changes = vec![
        Change { shelf: Shelf::Snapshot, key: Key::Name(SAID.to_owned()), value: Some(said) },
        Change { shelf: Shelf::Snapshot, key: Key::Name(ABOUT.to_owned()), value: Some(about) },
    ];
    changes.extend(sent(app));
    app.outbox.update(|outbox| outbox.retain(|waiting| waiting.fate != Fate::Sent));
    write(app, &changes).await;
    Ok(())
}

/// What the phone has is still right: what was sent leaves the outbox.
pub(super) async fn still_right(app: App) {
    if let Some(hands) = app.hands.get_untracked() {
        (hands.still_right)(app);
    }
    let changes: Vec<_> = sent(app).collect();
    if !changes.is_empty() {
        app.outbox.update(|outbox| outbox.retain(|waiting| waiting.fate != Fate::Sent));
        write(app, &changes).await;
    }
}

/// When the server made what it said, and for whom (a companion's page does not say).
#[derive(Deserialize)]
struct Made {
    made: chrono::DateTime<chrono::Utc>,
    me: Option<Whom>,
}

#[derive(Deserialize)]
struct Whom {
    id: PersonId,
}

fn sent(app: App) -> impl Iterator<Item = Change> {
    app.outbox
        .get_untracked()
        .into_iter()
        .filter(|waiting| waiting.fate == Fate::Sent)
        .filter_map(|waiting| waiting.key)
        .map(|key| Change { shelf: Shelf::Outbox, key: Key::Number(key), value: None })
}

/// How the outbox keeps a command, as it is now.
async fn kept(app: App, id: CommandId) -> Option<String> {
    let command =
        app.outbox.with_untracked(|outbox| find(outbox, id).map(|waiting| Arc::clone(&waiting.command)));
    let command = written(app, &*command?).await?;
    app.outbox.with_untracked(|outbox| find(outbox, id).map(|waiting| waiting.to_kept(&command)))
}

/// Keeps a command that was just made, and notes its place in the order.
pub(super) async fn add(app: App, id: CommandId) {
    let Some(text) = kept(app, id).await else { return };
    let Some(name) = name(app) else { return };
    // First beside, at once: the database may take seconds, or never answer.
    beside::put(&name, id, text.clone());
    let keys = write(app, &[Change { shelf: Shelf::Outbox, key: Key::New, value: Some(text) }]).await;
    if let Some([Key::Number(key)]) = keys.as_deref() {
        beside::remove(&name, id);
        let key = Some(*key);
        app.outbox.update(|outbox| {
            // Another tab's news may have been read in between, with this one in it.
            let mut seen = false;
            outbox.retain(|waiting| {
                let double = waiting.command.id == id && seen;
                seen |= waiting.command.id == id;
                !double
            });
            if let Some(waiting) = outbox.iter_mut().find(|waiting| waiting.command.id == id) {
                waiting.key = key;
            }
        });
    }
}

/// Notes what became of a command.
pub(super) async fn note(app: App, id: CommandId, fate: Fate) {
    app.outbox.update(|outbox| {
        if let Some(waiting) = outbox.iter_mut().find(|waiting| waiting.command.id == id) {
            waiting.fate = fate;
        }
    });
    let Some(name) = name(app) else { return };
    if fate == Fate::Sent {
        beside::remove(&name, id);
    }
    let Some(text) = kept(app, id).await else { return };
    match app.outbox.with_untracked(|outbox| find(outbox, id)?.key) {
        Some(key) => {
            write(app, &[Change { shelf: Shelf::Outbox, key: Key::Number(key), value: Some(text) }]).await;
        }
        None if fate == Fate::Sent => {}
        None => beside::put(&name, id, text),
    }
}

/// Takes a command out of the outbox.
pub(super) async fn remove(app: App, id: CommandId) {
    let key = app.outbox.with_untracked(|outbox| find(outbox, id).and_then(|waiting| waiting.key));
    app.outbox.update(|outbox| outbox.retain(|waiting| waiting.command.id != id));
    if let Some(name) = name(app) {
        beside::remove(&name, id);
    }
    if let Some(key) = key {
        write(app, &[Change { shelf: Shelf::Outbox, key: Key::Number(key), value: None }]).await;
    }
}

/// Whether anything of the account is unsent. The device is asked too: an outbox that could not be read yet looks empty
/// in memory.
pub(super) async fn has_unsent(app: App) -> bool {
    if app.outbox.with_untracked(|outbox| !outbox.is_empty()) {
        return true;
    }
    let Some(name) = name(app) else { return false };
    if !beside::all(&name).is_empty() {
        return true;
    }
    kept::all(&name, Shelf::Outbox).await.is_ok_and(|entries| !entries.is_empty())
}

/// Takes the snapshot away and leaves the outbox.
pub(super) async fn forget_snapshot(app: App) {
    let gone = |key: &str| Change { shelf: Shelf::Snapshot, key: Key::Name(key.to_owned()), value: None };
    write(app, &[gone(SAID), gone(ABOUT)]).await;
}

fn find(outbox: &[Waiting], id: CommandId) -> Option<&Waiting> {
    outbox.iter().find(|waiting| waiting.command.id == id)
}

async fn write(app: App, changes: &[Change]) -> Option<Vec<Key>> {
    let keys = kept::write(&name(app)?, changes).await;
    app.keeps.set(keys.is_ok());
    channel::tell(CHANGED);
    keys.ok()
}
