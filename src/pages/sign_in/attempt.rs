//! One attempt to sign in, from the secret to the first page, with a question in between where that could surprise.
use super::trouble::Trouble;
use crate::{
    platform::cookies,
    state::{App, sign_in},
};
use folje_api::v1::session::Secret;
use leptos::{prelude::*, task::spawn_local};

/// How an attempt stands.
#[derive(Clone, PartialEq)]
pub(super) enum Stand {
    /// Not begun, or waiting for the person.
    Resting,
    /// Somebody is signed in on this device: the person decides whether to switch.
    Asking(Secret),
    /// The server is being asked.
    Busy,
    /// It did not work.
    Failed(Trouble),
}

/// An attempt to sign in.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    /// The app's signals.
    pub(super) app: App,
    /// How it stands.
    pub(super) stand: RwSignal<Stand>,
    /// Whether the person has agreed to sign in, whoever is signed in now.
    agreed: RwSignal<bool>,
}

impl Attempt {
    /// A new one, not begun.
    pub(super) fn new(app: App) -> Self {
        Self { app, stand: RwSignal::new(Stand::Resting), agreed: RwSignal::new(false) }
    }

    /// Signs in, or asks first if that would sign somebody else out.
    pub(super) fn begin(self, secret: Secret) {
        if untrack(|| self.needs_consent()) {
            self.stand.set(Stand::Asking(secret));
        } else {
            self.go_on(secret);
        }
    }

    /// Whether somebody is signed in whom this attempt would sign out, and the person has not agreed to that.
    pub(super) fn needs_consent(self) -> bool {
        self.app.account.with(Option::is_some) && !self.agreed.get()
    }

    /// Whether the browser keeps cookies; if not, that is told, and nothing is redeemed.
    pub(super) fn has_cookies(self) -> bool {
        let kept = cookies::are_kept();
        if !kept {
            self.stand.set(Stand::Failed(Trouble::NoCookies));
        }
        kept
    }

    /// Whether the server is being asked.
    pub(super) fn busy(self) -> Memo<bool> {
        Memo::new(move |_| self.stand.with(|stand| *stand == Stand::Busy))
    }

    /// Signs in without asking; success leads to the first page.
    pub(super) fn go_on(self, secret: Secret) {
        if !self.has_cookies() {
            return;
        }
        self.agreed.set(true);
        self.stand.set(Stand::Busy);
        spawn_local(async move {
            if let Err(problem) = sign_in(self.app, secret).await {
                self.stand.set(Stand::Failed(Trouble::of(problem.as_ref())));
            }
        });
    }

    /// The secret about which the person is being asked.
    pub(super) fn asking(self) -> Memo<Option<Secret>> {
        Memo::new(move |_| {
            self.stand.with(|stand| match stand {
                Stand::Asking(secret) => Some(secret.clone()),
                Stand::Resting | Stand::Busy | Stand::Failed(_) => None,
            })
        })
    }

    /// What went wrong, if something did.
    pub(super) fn trouble(self) -> Option<Trouble> {
        self.stand.with(|stand| match stand {
            Stand::Failed(trouble) => Some(*trouble),
            Stand::Resting | Stand::Busy | Stand::Asking(_) => None,
        })
    }
}
