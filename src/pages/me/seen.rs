//! The devices on which one is signed in, as the server tells them. They are not part of what is kept on the phone.
use crate::{
    platform::{
        json,
        net::{Reply, Request, Unreached},
    },
    state::{App, Reach},
};
use folje_api::v1::{
    paths,
    session::{Device, Devices},
};
use folje_domain::ids::SessionId;
use leptos::{prelude::*, task::spawn_local};

/// What is known of the devices.
#[derive(Clone, PartialEq)]
pub(super) enum Seen {
    /// Being asked for.
    Loading,
    /// No word from the server.
    Unreached,
    /// The server cannot tell now.
    Troubled,
    /// These.
    Here(Vec<Device>),
}

/// Asks for them, and again when the network has come back.
pub(super) fn watch(app: App) -> RwSignal<Seen> {
    let seen = RwSignal::new(Seen::Loading);
    let away = Memo::new(move |_| app.reach.get() == Reach::Unreached);
    Effect::new(move |_| {
        if !away.get() {
            spawn_local(load(seen));
        } else if seen.with_untracked(|seen| *seen == Seen::Loading) {
            seen.set(Seen::Unreached);
        }
    });
    seen
}

/// Asks for them.
pub(super) async fn load(seen: RwSignal<Seen>) {
    let found = match Request::get(paths::DEVICES).send().await {
        Ok(Reply::Done { body, .. }) => {
            json::read::<Devices>(&body).map_or(Seen::Unreached, |devices| Seen::Here(devices.devices))
        }
        Ok(Reply::NotModified | Reply::Problem(_)) => Seen::Troubled,
        Err(Unreached) => Seen::Unreached,
    };
    seen.set(found);
}

/// Signs one of them out.
///
/// # Errors
/// No word from the server, or not the one that was hoped for.
pub(super) async fn end(device: SessionId) -> Result<(), Unreached> {
    delete(&paths::DEVICE.replace("{id}", &device.to_string())).await
}

/// Signs all of them out but this one.
///
/// # Errors
/// As for [`end`].
pub(super) async fn end_others() -> Result<(), Unreached> {
    delete(paths::DEVICES).await
}

async fn delete(path: &str) -> Result<(), Unreached> {
    match Request::delete(path).send().await? {
        Reply::Done { .. } | Reply::NotModified => Ok(()),
        Reply::Problem(_) => Err(Unreached),
    }
}
