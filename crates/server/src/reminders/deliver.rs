//! Hands messages over: each in a task of its own, so that a push service that hangs holds up nobody else.
use super::{
    circle::sms_number,
    engine::Engine,
    message::{About, Message, token_expires},
    prepare::Ready,
    push::system_time,
};
use crate::{auth::token::Token, channels::Undelivered, random::NoRandomness, state::App};
use chrono::{DateTime, Utc};
use folje_push::{
    encrypt::{Encrypted, UserAgentKeys, encrypt},
    endpoint::Endpoint,
    message::{Prepared, Topic, Urgency},
    send::Outcome,
};
use folje_store::{NewToken, Outgoing, Sending, StoreError, Subscription};
use std::time::Duration;

/// How long a push service or a gateway may take to answer. Shorter than a lease.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// What became of one message.
pub(super) struct Finished {
    pub(super) outgoing: Outgoing,
    pub(super) delivery: Delivery,
}

/// What became of one message, by whoever took it.
pub(super) enum Delivery {
    /// A push service answered, or did not.
    Push(Outcome),
    /// A gateway did.
    Carried(Result<(), Undelivered>),
    /// There is nowhere to send it to any more.
    Nowhere,
    /// It was of use for too short a time.
    TooLate,
    /// It cannot be read or encrypted; trying again would not help.
    Broken,
}

/// One message with all that is needed to send it.
struct Job {
    app: App,
    sending: Sending,
    token: Token,
    ready: Option<Encrypted>,
    now: DateTime<Utc>,
}

impl Engine {
    /// Sends claimed messages: their tokens are kept first.
    pub(super) async fn send(
        &mut self,
        sendings: Vec<Sending>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if sendings.is_empty() {
            return Ok(());
        }
        let mut jobs = Vec::with_capacity(sendings.len());
        let mut tokens = Vec::with_capacity(sendings.len());
        for sending in sendings {
            let (token, ready) = match self.prepared.take(&sending) {
                Some(Ready { token, body, .. }) => (token, Some(body)),
                None => (fresh_token(&self.app)?, None),
            };
            tokens.push(kept(&sending.outgoing, &token, now));
            jobs.push(Job { app: self.app.clone(), sending, token, ready, now });
        }
        self.app.store.keep_tokens(tokens).await?;
        for job in jobs {
            self.sends.spawn(job.run());
        }
        Ok(())
    }

    /// Sends what waits: after a failure, or where the process that wrote it died.
    pub(super) async fn messages(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let claimed =
            self.app.store.claim_outgoing(now, now + super::engine::LEASE, super::engine::MESSAGES).await?;
        if claimed.unreadable > 0 {
            tracing::error!(unreadable = claimed.unreadable, "messages that cannot be read are not sent");
        }
        let any = !claimed.rows.is_empty();
        self.send(claimed.rows, now).await?;
        Ok(any)
    }
}

/// A token, or the store's word for having none: the lease ends and it is tried again.
pub(super) fn fresh_token(app: &App) -> Result<Token, StoreError> {
    Token::new(&*app.random).map_err(|error: NoRandomness| StoreError::Unavailable(error.to_string()))
}

fn kept(outgoing: &Outgoing, token: &Token, now: DateTime<Utc>) -> NewToken {
    let about = serde_json::from_str::<Message>(&outgoing.body).map_or(About::Test, |message| message.about);
    NewToken {
        hash: token.hash(),
        organisation: outgoing.organisation,
        person: outgoing.person,
        ring: outgoing.ring,
        subscription: outgoing.subscription.clone(),
        about: serde_json::to_string(&about).unwrap_or_default(),
        expires: token_expires(now),
    }
}

impl Job {
    async fn run(self) -> Finished {
        let delivery = self.delivery().await.unwrap_or(Delivery::Broken);
        Finished { outgoing: self.sending.outgoing, delivery }
    }

    async fn delivery(&self) -> Option<Delivery> {
        let Sending { outgoing, subscription } = &self.sending;
        let left = (outgoing.useful_until - self.now).num_seconds();
        if left <= 0 {
            return Some(Delivery::TooLate);
        }
        let message: Message = serde_json::from_str(&outgoing.body).ok()?;
        match (outgoing.channel.as_str(), subscription) {
            ("push", None) => Some(Delivery::Nowhere),
            ("push", Some(device)) => self.push(&message, device, u32::try_from(left).ok()?).await,
            (channel, _) => self.carried(&message, channel).await,
        }
    }

    async fn push(&self, message: &Message, device: &Subscription, ttl: u32) -> Option<Delivery> {
        let app = &self.app;
        let pushing = app.reminders.pushing(app).await.ok()?;
        let body = match &self.ready {
            Some(ready) => ready.clone(),
            None => encrypted(app, message, device, &self.token).await?,
        };
        let prepared = Prepared {
            endpoint: Endpoint::read(&device.endpoint, pushing.allowed).ok()?,
            body,
            ttl,
            urgency: if message.urgent { Urgency::High } else { Urgency::Normal },
            topic: Topic::new(&message.topic).ok(),
        };
        let outcome = pushing.sender.send(&prepared, system_time(self.now), PATIENCE).await;
        if let Outcome::Refused { status, text } = &outcome {
            let service = prepared.endpoint.origin();
            tracing::error!(%service, status, text, "a push service does not accept us: look at the contact and the keys");
        }
        Some(Delivery::Push(outcome))
    }

    async fn carried(&self, message: &Message, channel: &str) -> Option<Delivery> {
        let app = &self.app;
        let outgoing = &self.sending.outgoing;
        let Ok(Some(to)) = app.store.person(outgoing.organisation, outgoing.person).await else {
            return Some(Delivery::Carried(Err(Undelivered::Failed("the store is not there".to_owned()))));
        };
        let Ok(text_messages) = app.store.text_messages(to.id).await else {
            return Some(Delivery::Carried(Err(Undelivered::Failed("the store is not there".to_owned()))));
        };
        let number = sms_number(&to, text_messages);
        let (base, token) = (app.settings.link_base(), self.token.text());
        let words = if channel == "text" {
            message.sms(base.as_str(), &token)
        } else {
            message.words(base.as_str(), &token)
        };
        let carrier = app.reminders.carrier();
        let sent = async {
            match channel {
                "text" => match &number {
                    Some(number) => carrier.text(number, &words).await,
                    // They said no since it was decided to send it.
                    None => Err(Undelivered::Off),
                },
                _ => carrier.mail(&to.email, &message.title, &words).await,
            }
        };
        let late = || Err(Undelivered::Failed("no answer in time".to_owned()));
        let carried = tokio::time::timeout(PATIENCE, sent).await.unwrap_or_else(|_| late());
        if let Err(Undelivered::Refused(reason)) = &carried {
            tracing::error!(channel, reason, "a gateway does not accept us");
        }
        Some(Delivery::Carried(carried))
    }
}

/// The message encrypted for a device, with its token; None where its keys cannot be used.
pub(super) async fn encrypted(
    app: &App,
    message: &Message,
    device: &Subscription,
    token: &Token,
) -> Option<Encrypted> {
    let pushing = app.reminders.pushing(app).await.ok()?;
    let keys = UserAgentKeys::read(&device.p256dh, &device.auth).ok()?;
    let payload = message.payload(app.settings.link_base().as_str(), &token.text());
    encrypt(&keys, &payload, &pushing.random).ok()
}
