//! What is due within the next minute is encrypted before its time, each message with a fresh key, so that the due
//! minute itself is only sending.
use super::{
    deliver::{encrypted, fresh_token},
    engine::Engine,
    message::Message,
};
use crate::auth::token::Token;
use chrono::{DateTime, TimeDelta, Utc};
use folje_push::encrypt::Encrypted;
use folje_store::{Sending, StoreError, Subscription};
use std::collections::{BTreeSet, HashMap};

/// How long before its time a message is made ready.
pub(super) const AHEAD: TimeDelta = TimeDelta::seconds(60);

/// How many rings are made ready at a time.
const AT_ONCE: u32 = 500;

/// How many messages are kept ready: more than that are made when they are due.
const MOST: usize = 150_000;

/// After how long past its time what was made ready is thrown away: its ring was moved or answered.
const KEPT: TimeDelta = TimeDelta::minutes(5);

/// A message that only has to be sent.
pub(super) struct Ready {
    pub(super) token: Token,
    pub(super) body: Encrypted,
    /// The words that it was made of: others make it useless.
    words: String,
    due: DateTime<Utc>,
}

/// What is ready, by ring and device; and up to which ring that was looked at.
#[derive(Default)]
pub(super) struct Readies {
    ready: HashMap<(i64, String), Ready>,
    until: Option<(DateTime<Utc>, i64)>,
}

impl Readies {
    /// What was made ready for this message, if it still says the same.
    pub(super) fn take(&mut self, sending: &Sending) -> Option<Ready> {
        let device = sending.subscription.as_ref()?;
        let key = (sending.outgoing.ring?, device.id.clone());
        let ready = self.ready.remove(&key)?;
        (ready.words == sending.outgoing.body).then_some(ready)
    }

    /// Up to when what comes was looked at.
    pub(super) fn until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.until.map_or(now, |(until, _)| until.max(now))
    }
}

impl Engine {
    /// Makes ready what comes within the next minute; true where there is more of it than was done now.
    pub(super) async fn prepare(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let horizon = now + AHEAD;
        // A clock that was set back looks again at what it saw before.
        let after = self
            .prepared
            .until
            .filter(|(until, _)| *until >= now && *until <= horizon)
            .unwrap_or((now, i64::MAX));
        self.prepared.ready.retain(|_, ready| ready.due + KEPT > now);
        if after.0 >= horizon || self.prepared.ready.len() >= MOST {
            return Ok(false);
        }
        let coming = self.app.store.coming_rings(after, horizon, AT_ONCE).await?;
        let more = coming.len() == AT_ONCE as usize;
        let last = coming.last().and_then(|last| Some((last.next_at?, last.id)));
        let listeners: BTreeSet<_> = coming.iter().map(|ring| ring.listener).collect();
        let listeners: Vec<_> = listeners.into_iter().collect();
        let listeners = self.app.store.with_devices(&listeners, now).await?;
        for ring in coming.iter().filter(|ring| !ring.progress.has_begun()) {
            let Ok(message) = serde_json::from_str::<Message>(&ring.body) else { continue };
            let Some(to) = listeners.get(&ring.listener) else { continue };
            for device in &to.devices {
                self.make_ready(ring.id, &ring.body, &message, device, ring.progress.due).await?;
            }
        }
        self.prepared.until = last.filter(|_| more).or(Some((horizon, i64::MAX)));
        Ok(more)
    }

    async fn make_ready(
        &mut self,
        ring: i64,
        words: &str,
        message: &Message,
        device: &Subscription,
        due: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let token = fresh_token(&self.app)?;
        if let Some(body) = encrypted(&self.app, message, device, &token).await {
            let ready = Ready { token, body, words: words.to_owned(), due };
            self.prepared.ready.insert((ring, device.id.clone()), ready);
        }
        Ok(())
    }
}
