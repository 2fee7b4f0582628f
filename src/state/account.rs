//! Who is signed in on this device: remembered here as a hint, known for good by the server's cookie.
use super::{App, Phase, Reach, beside, keep, sync};
use crate::{
    platform::{
        channel, json,
        kept::{self, NotKept},
        net::{Reply, Request},
        preferences, shell,
    },
    routes::{Place, Route},
};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    session::{PartInApp, Secret, SignIn, SignedIn},
};
use leptos::{prelude::*, task::spawn_local};

/// Who is signed in.
pub(crate) type Account = SignedIn;

/// Where the hint stands among the preferences.
const HINT: &str = "folje.account";

/// The account as its name among what is kept.
pub(super) fn name(account: &Account) -> String {
    account.person.to_string()
}

/// The word between tabs, before who is signed in on this device now (nothing: nobody any more). It says who itself:
/// preferences reach another tab later than the word does.
const NOW: &str = "account ";

fn tell_tabs(now: Option<&Account>) {
    channel::tell(&format!("{NOW}{}", now.map(name).unwrap_or_default()));
}

/// Another tab signed in or out, if that is what the word says. The cookie is one for all tabs, so this one begins
/// anew, as whoever it is now.
pub(super) fn heard(app: App, word: &str) {
    let Some(now) = word.strip_prefix(NOW) else { return };
    if app.account.with_untracked(|account| account.as_ref().map(name).unwrap_or_default() != now) {
        shell::reload();
    }
}

/// The server answered for another person than the one this tab is for: nothing of theirs is shown or kept here.
pub(super) fn not_ours() {
    preferences::forget(HINT);
    shell::reload();
}

/// Without a hint (the browser threw it away, or denies it) the cookie may still hold: the server knows.
pub(super) fn recognise(app: App) {
    spawn_local(async move {
        let Ok(Reply::Done { body, .. }) = Request::get(paths::SESSION).send().await else { return };
        let Some(account) = json::read::<Account>(&body) else { return };
        if app.phase.get_untracked() == Phase::SignedOut {
            preferences::set(HINT, &account);
            app.account.set(Some(account));
            open(app);
        }
    });
}

/// Who was signed in last on this device.
pub(super) fn remembered() -> Option<Account> {
    preferences::get(HINT)
}

/// Reads what is kept for the account, then asks the server for news.
pub(super) fn open(app: App) {
    spawn_local(async move {
        keep::open(app).await;
        app.phase.set(Phase::SignedIn);
        sync::now(app).await;
    });
}

/// Signs in with a one-time link or a typed code.
pub(crate) async fn sign_in(app: App, secret: Secret) -> Result<(), Option<Problem>> {
    let sign_in = SignIn { secret, device: shell::device_name() };
    match Request::post(paths::SESSION, &sign_in).send().await {
        Ok(Reply::Done { body, .. }) => {
            let account: Account = json::read(&body).ok_or(None)?;
            let other = app.account.with_untracked(|before| {
                before.as_ref().is_some_and(|before| before.person != account.person)
            });
            if other {
                clear(app).await;
            }
            preferences::set(HINT, &account);
            tell_tabs(Some(&account));
            app.era.update_value(|era| *era += 1);
            app.snapshot.set(None);
            app.partly.set_value(None);
            app.people.set(None);
            app.etag.set_value(None);
            app.outbox.set(Vec::new());
            app.account.set(Some(account));
            keep::open(app).await;
            app.reach.set(Reach::Reached);
            app.phase.set(Phase::SignedIn);
            app.go_instead(home(app));
            sync::now(app).await;
            // Signed out at once: the browser did not send the cookie back.
            app.cookie_lost.set(app.account.with_untracked(Option::is_none));
            Ok(())
        }
        Ok(Reply::Problem(problem)) => Err(Some(problem)),
        Ok(Reply::NotModified) | Err(_) => Err(None),
    }
}

/// The first page of whoever is signed in.
fn home(app: App) -> Route {
    let companion = app.account.with_untracked(|account| {
        account.as_ref().is_some_and(|account| account.part == PartInApp::Companion)
    });
    if companion { Route::Desk(Place::Home) } else { Route::Today }
}

/// Signs out on this device and takes away what is kept. The server is told first: without it nothing is signed out.
pub(crate) async fn sign_out(app: App) -> Result<(), ()> {
    match Request::delete(paths::SESSION).send().await {
        Ok(Reply::Done { .. } | Reply::NotModified) => {}
        Ok(Reply::Problem(problem)) if problem.code == Code::SignedOut => {}
        Ok(Reply::Problem(_)) | Err(_) => return Err(()),
    }
    if let Some(account) = app.account.get_untracked() {
        erase(&account).await;
    }
    forget(app);
    app.go_instead(Route::SignIn);
    Ok(())
}

/// The server says that this device is signed out (from another device, or a lost phone was re-linked): what others
/// could read is taken away, what the person wrote and has not been sent stays for when they are back.
pub(super) async fn signed_out_elsewhere(app: App) {
    clear(app).await;
    forget(app);
    app.go_instead(Route::SignIn);
}

/// Takes away what others could read of the account on this device. Unsent actions stay for when the person is back.
async fn clear(app: App) {
    let Some(account) = app.account.get_untracked() else { return };
    if keep::has_unsent(app).await {
        keep::forget_snapshot(app).await;
    } else {
        erase(&account).await;
    }
}

/// Where the phone keeps nothing, there is nothing to take away.
async fn erase(account: &Account) {
    beside::forget(&name(account));
    let (Ok(()) | Err(NotKept)) = kept::erase(&name(account)).await;
}

fn forget(app: App) {
    preferences::forget(HINT);
    tell_tabs(None);
    app.era.update_value(|era| *era += 1);
    app.phase.set(Phase::SignedOut);
    app.account.set(None);
    app.snapshot.set(None);
    app.partly.set_value(None);
    app.people.set(None);
    app.etag.set_value(None);
    app.outbox.set(Vec::new());
}
