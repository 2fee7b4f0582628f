//! What sends.
use super::{
    Failure, Outcome, Resolve, SystemResolver, Trust,
    connect::Connector,
    connections::Connections,
    exchange::{Heard, NoAnswer, exchange},
    trust,
};
use crate::{
    endpoint::Origin,
    message::Prepared,
    vapid::{ApplicationKeys, Contact, Tokens},
};
use http::HeaderValue;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// How often one message is put on another connection because the last one never looked at it: a service that
/// refuses every time is not asked for ever.
const TRIES: usize = 8;
/// From how many services on those without connections are forgotten.
const MANY_SERVICES: usize = 1000;

/// How the sender sees the world.
pub struct Settings {
    /// Whose certificates are believed.
    pub trust: Trust,
    /// Who tells addresses.
    pub resolver: Arc<dyn Resolve>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { trust: Trust::Browsers, resolver: Arc::new(SystemResolver) }
    }
}

/// Sends prepared messages. One for the whole process; many messages at a time, from as many tasks.
pub struct Sender {
    tokens: Tokens,
    connector: Connector,
    services: Mutex<HashMap<Origin, Arc<Connections>>>,
}

impl Sender {
    /// A sender that signs with `keys` and names `contact` as whom to turn to. Connects to nobody yet.
    ///
    /// # Errors
    /// When a certificate of [`Trust::Only`] cannot be read.
    pub fn new(keys: ApplicationKeys, contact: Contact, settings: Settings) -> Result<Self, Failure> {
        let tls = TlsConnector::from(trust::config(&settings.trust)?);
        Ok(Self {
            tokens: Tokens::new(keys, contact),
            connector: Connector { resolver: settings.resolver, tls },
            services: Mutex::default(),
        })
    }

    /// Sends a message at `now` and says what became of it, a quarter of a second after `within` at the latest.
    /// Runs on a tokio runtime. Dropped before it ends, the message may or may not have been sent.
    pub async fn send(&self, message: &Prepared, now: SystemTime, within: Duration) -> Outcome {
        let Ok(authorization) = self.tokens.authorization(message.endpoint.origin(), now) else {
            return Outcome::Failed(Failure::Signing);
        };
        match timeout(within, self.heard(message, &authorization)).await {
            Ok(Ok(heard)) => heard.read().await.outcome(now),
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(_) => Outcome::Failed(Failure::Timeout),
        }
    }

    /// The answer to a message, on whichever connection the service looks at it.
    async fn heard(&self, message: &Prepared, authorization: &HeaderValue) -> Result<Heard, Failure> {
        let connections = self.connections(message.endpoint.origin());
        let mut reason = String::new();
        for _ in 0..TRIES {
            let lent = connections.lend(&self.connector).await?;
            match exchange(lent, message, authorization).await {
                Ok(heard) => return Ok(heard),
                Err(NoAnswer::Unseen(again)) => reason = again,
                Err(NoAnswer::Failed(failure)) => return Err(failure),
            }
        }
        Err(Failure::Broken(reason))
    }

    fn connections(&self, origin: &Origin) -> Arc<Connections> {
        let mut services = self.services.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = services.get(origin) {
            return known.clone();
        }
        if services.len() >= MANY_SERVICES {
            services.retain(|_, connections| !connections.is_idle());
        }
        let connections = Arc::new(Connections::new(origin.clone()));
        services.insert(origin.clone(), connections.clone());
        connections
    }
}
