//! What is said to a ring from a page, with its token instead of a session: kept until the server has answered, in a
//! database of its own that the service worker reads too (`sayKept` in `public/sw.js`).
use super::{App, Reach};
use crate::platform::{
    json,
    kept::{self, Change, Key, NotKept, Shelf},
    net::{Reply, Request},
    push,
};
use folje_api::v1::{paths, problem::Problem, push::RingReport};
use leptos::{prelude::*, task::spawn_local};

/// The name among what is kept.
const RINGS: &str = "rings";

/// What became of an answer to a ring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    /// The server has it.
    Sent,
    /// It waits on this phone.
    Kept,
    /// The server knows no such ring, or none any longer.
    Unknown,
    /// No network, and the phone keeps nothing.
    Lost,
}

/// Says it; where it cannot be said now, it is kept.
pub(crate) async fn say(report: &RingReport) -> Said {
    if let Some(said) = send(report).await {
        return said;
    }
    let change = Change { shelf: Shelf::Outbox, key: Key::New, value: Some(json::write(report)) };
    let written = async {
        kept::open(RINGS).await?;
        kept::write(RINGS, &[change]).await
    };
    match written.await {
        Ok(_) => {
            push::ask_for_sync().await;
            Said::Kept
        }
        Err(NotKept) => Said::Lost,
    }
}

/// None: no answer that counts, so that it has to be said again.
async fn send(report: &RingReport) -> Option<Said> {
    match Request::post(paths::RINGS, report).send().await {
        // Whoever has something to say here is not our server.
        Ok(Reply::Done { body, .. }) => body.is_empty().then_some(Said::Sent),
        Ok(Reply::Problem(Problem { status: 400 | 404, .. })) => Some(Said::Unknown),
        Ok(Reply::Problem(_) | Reply::NotModified) | Err(_) => None,
    }
}

/// Says what was kept, oldest first. Whether nothing waits any longer.
pub(crate) async fn say_kept() -> bool {
    if kept::open(RINGS).await.is_err() {
        return true;
    }
    let Ok(waiting) = kept::all(RINGS, Shelf::Outbox).await else { return true };
    for (key, text) in waiting {
        // What a newer app wrote is left to it.
        let Some(report) = json::read::<RingReport>(&text) else { continue };
        if send(&report).await.is_none() {
            return false;
        }
        let (Ok(_) | Err(NotKept)) =
            kept::write(RINGS, &[Change { shelf: Shelf::Outbox, key, value: None }]).await;
    }
    true
}

/// Says what was kept once the server can be reached, and after each time without a network.
pub(super) fn follow(app: App) {
    let reached = Memo::new(move |_| app.reach.get() == Reach::Reached);
    Effect::new(move |_| {
        if reached.get() {
            spawn_local(async { _ = say_kept().await });
        }
    });
}
