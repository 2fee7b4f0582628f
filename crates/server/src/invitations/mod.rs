//! Invitations to meetings by mail. What is to be sent follows from the meetings (`store::invitations`); this sends it,
//! again later where the mail server is not there, and never twice what was handed over.
mod letter;

pub(crate) use letter::file;

use crate::{channels::MailOptions, state::App};
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::ids::{OrganisationId, PersonId};
use folje_store::{MailFate, MeetingMail, StoreError};
use std::{
    collections::BTreeSet,
    mem,
    sync::{Mutex, PoisonError},
};
use tokio::sync::Notify;

/// How many mails are claimed at a time, one after the other.
const AT_ONCE: i64 = 20;
/// How long nobody else sends what was claimed.
const LEASE: TimeDelta = TimeDelta::minutes(15);
/// When it is tried again after the first failure; twice as long after each one more.
const AGAIN: TimeDelta = TimeDelta::minutes(1);
/// After so many tries an address is given up.
const MOST_TRIES: i64 = 10;
/// When it is tried again after the store was not there.
const STORE_WAIT: TimeDelta = TimeDelta::seconds(5);

/// Whose meetings changed.
type Whose = (OrganisationId, PersonId);

/// What the rest of the server tells of changes.
#[derive(Debug, Default)]
pub struct Invitations {
    changed: Mutex<BTreeSet<Whose>>,
    woken: Notify,
}

impl Invitations {
    /// Something about a participant's meetings may have changed.
    pub fn changed(&self, organisation: OrganisationId, participant: PersonId) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).insert((organisation, participant));
        self.woken.notify_one();
    }

    fn take(&self) -> BTreeSet<Whose> {
        mem::take(&mut *self.changed.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Sends for ever. Dropped at any moment it loses nothing.
pub async fn run(app: App) {
    if !app.settings.channels.has_mail() {
        return;
    }
    let mut begun = false;
    loop {
        let next = match round(&app, &mut begun).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(%error, "invitations wait for the store");
                Some(app.now() + STORE_WAIT)
            }
        };
        let next = next.unwrap_or(DateTime::<Utc>::MAX_UTC);
        tokio::select! {
            () = app.clock.sleep_until(next) => {}
            () = app.invitations.woken.notified() => {}
        }
    }
}

/// Sends all that is due now; what a server that stopped had not noted is noted first.
///
/// # Errors
/// Where the store is not there.
pub async fn settle(app: &App) -> Result<(), StoreError> {
    round(app, &mut false).await.map(drop)
}

async fn round(app: &App, begun: &mut bool) -> Result<Option<DateTime<Utc>>, StoreError> {
    let mut whose = app.invitations.take();
    if !*begun {
        whose.extend(app.store.with_meetings().await?);
        *begun = true;
    }
    for (organisation, participant) in whose {
        app.store.follow_meetings(organisation, participant, app.now()).await?;
    }
    loop {
        let now = app.now();
        let claimed = app.store.claim_meeting_mails(now, now + LEASE, AT_ONCE).await?;
        if claimed.is_empty() {
            return app.store.next_meeting_mail().await;
        }
        for mail in claimed {
            let fate = send(app, &mail).await?;
            app.store.meeting_mail_went(&mail, fate).await?;
        }
    }
}

async fn send(app: &App, mail: &MeetingMail) -> Result<MailFate, StoreError> {
    let letter = letter::letter(app, mail).await?;
    let reply_to = letter.reply_to.as_ref().map(|(name, address)| (&**name, &**address));
    let options = MailOptions { calendar: Some(&letter.calendar), reply_to };
    let sent = app.settings.channels.mail(&mail.address, &letter.subject, &letter.words, options);
    Ok(match sent.await {
        Ok(()) => MailFate::Sent,
        Err(error) if error.worth_another_try() && mail.tries < MOST_TRIES => {
            let times = 1_i32 << mail.tries.clamp(0, 10);
            MailFate::Again(app.now() + AGAIN * times)
        }
        Err(error) => {
            tracing::warn!(%error, "an invitation was given up");
            MailFate::GivenUp
        }
    })
}
