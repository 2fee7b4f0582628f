//! Pushes to this device: turned on and off by whoever is signed in, and made known to the server anew at each opening,
//! since subscriptions change and get lost without a word.
use super::{App, Reach, photos, rings};
use crate::platform::{
    json,
    net::{Reply, Request, Unreached},
    preferences,
    push::{self, Permission, Refused},
    service_worker, shell,
};
use chrono::{DateTime, Utc};
use folje_api::v1::{paths, push::Push};
use leptos::{prelude::*, task::spawn_local};

/// Whose subscription this browser's is: on a shared phone nobody gets another's by signing in.
const WHOSE: &str = "folje.push";

/// Whether reminders reach this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Here {
    /// The browser knows no pushes.
    Cannot,
    /// It does, once the app is put on the home screen (iPhone and iPad).
    InstallFirst,
    /// The person said no to notifications.
    Denied,
    /// Not turned on.
    Off,
    /// Turned on.
    On,
}

/// Why something about pushes did not work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// No word from the server.
    Unreached,
    /// The server refused it.
    Server,
    /// The browser did.
    Browser,
}

impl From<Unreached> for Trouble {
    fn from(_: Unreached) -> Self {
        Self::Unreached
    }
}

impl From<Refused> for Trouble {
    fn from(_: Refused) -> Self {
        Self::Browser
    }
}

/// What can be told without asking anybody.
pub(crate) fn here(app: App) -> Here {
    let device = shell::device_name();
    let apple = device.contains("iPhone") || device.contains("iPad");
    match (push::is_known(), push::permission()) {
        (false, _) if apple && !service_worker::installed() => Here::InstallFirst,
        (false, _) => Here::Cannot,
        (true, Permission::Denied) => Here::Denied,
        (true, Permission::Granted) if is_mine(app) => Here::On,
        (true, _) => Here::Off,
    }
}

fn me(app: App) -> String {
    app.account.with_untracked(|account| account.as_ref().map(|me| me.person.to_string()).unwrap_or_default())
}

fn is_mine(app: App) -> bool {
    preferences::get_text(WHOSE).is_some_and(|whose| whose == me(app))
}

/// Once at each opening: sends the subscription again, and what was said to rings without a network.
pub(super) fn opened(app: App) {
    rings::follow(app);
    photos::follow(app);
    let reached = Memo::new(move |_| app.reach.get() == Reach::Reached && app.account.with(Option::is_some));
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        if reached.get() && !done.get_value() && here(app) == Here::On {
            done.set_value(true);
            spawn_local(async move {
                // What did not work is tried again at the next opening.
                let (Ok(()) | Err(_)) = renew().await;
            });
        }
    });
}

/// Tells the server this browser's subscription; a new one is made where it was lost.
async fn renew() -> Result<(), Trouble> {
    match push::subscription().await {
        Some(subscription) => tell(subscription).await,
        None => subscribe().await,
    }
}

/// What the server has of this device.
async fn known() -> Result<Push, Trouble> {
    let Reply::Done { body, .. } = Request::get(paths::PUSH).send().await? else {
        return Err(Trouble::Server);
    };
    json::read(&body).ok_or(Trouble::Unreached)
}

async fn subscribe() -> Result<(), Trouble> {
    let Push { key, .. } = known().await?;
    tell(push::subscribe(&key).await?).await
}

/// What the server knows of a device that is turned on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shown {
    /// It has no way here: the browser's push service ended it, or the device was never heard of.
    NoWay,
    /// Nothing was shown with the subscription that it has.
    Never,
    /// That is when a message was last shown.
    At(DateTime<Utc>),
}

/// When a message was last shown here, as the service worker told the server.
///
/// # Errors
/// Where the server cannot be reached, or does not say.
pub(crate) async fn last_shown() -> Result<Shown, Trouble> {
    let known = known().await?;
    Ok(match known.shown {
        _ if !known.here => Shown::NoWay,
        None => Shown::Never,
        Some(at) => Shown::At(at),
    })
}

async fn tell(subscription: String) -> Result<(), Trouble> {
    let request =
        Request { method: "PUT", path: paths::PUSH_SUBSCRIPTION, body: Some(subscription), etag: None };
    done(request.send().await?)
}

fn done(reply: Reply) -> Result<(), Trouble> {
    match reply {
        Reply::Done { .. } => Ok(()),
        Reply::NotModified | Reply::Problem(_) => Err(Trouble::Server),
    }
}

/// Turns pushes on for this device, in answer to a tap. Where the person says no, [`here`] tells so.
///
/// # Errors
/// Where server or browser do not go along; nothing is turned on then.
pub(crate) async fn turn_on(app: App) -> Result<(), Trouble> {
    if push::ask().await != Permission::Granted {
        return Ok(());
    }
    subscribe().await?;
    preferences::set_text(WHOSE, &me(app));
    Ok(())
}

/// Turns them off for this device. The browser's own end of it is what counts; the server hears of it where it can.
pub(crate) async fn turn_off() {
    if preferences::get_text(WHOSE).is_none() {
        return;
    }
    preferences::forget(WHOSE);
    push::unsubscribe().await;
    drop(Request::delete(paths::PUSH_SUBSCRIPTION).send().await);
}

/// Asks the server for a test message to this device.
///
/// # Errors
/// Where the server cannot be reached, or has no subscription of this device.
pub(crate) async fn test() -> Result<(), Trouble> {
    let request = Request { method: "POST", path: paths::PUSH_TEST, body: None, etag: None };
    done(request.send().await?)
}
