//! A sender, messages, and a time.
use crate::{browser::Browser, service::Service};
use folje_push::{
    CertificateDer, Random,
    encrypt::{UserAgentKeys, encrypt},
    endpoint::{Allowed, Endpoint},
    message::{Prepared, Topic, Urgency},
    send::{Outcome, Sender, Settings, Trust},
    vapid::{ApplicationKeys, Contact},
};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Sun, 06 Nov 1994 08:49:37 GMT, as HTTP's own example has it.
pub(crate) fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(784_111_777)
}

/// Long enough for a loaded machine.
pub(crate) const PATIENT: Duration = Duration::from_secs(30);
/// For what never comes.
pub(crate) const SHORT: Duration = Duration::from_millis(300);

pub(crate) fn sender(trusted: CertificateDer<'static>) -> Sender {
    sender_with(Settings { trust: Trust::Only(vec![trusted]), ..Settings::default() })
}

pub(crate) fn sender_with(settings: Settings) -> Sender {
    let keys = ApplicationKeys::read(&ApplicationKeys::make(&Random::new()).unwrap()).unwrap();
    Sender::new(keys, Contact::read("mailto:drift@kommun.example").unwrap(), settings).unwrap()
}

pub(crate) fn message(address: &str, payload: &[u8]) -> Prepared {
    message_for(&Browser::new(), address, payload)
}

pub(crate) fn message_for(browser: &Browser, address: &str, payload: &[u8]) -> Prepared {
    Prepared {
        endpoint: Endpoint::read(address, Allowed::Loopback).unwrap(),
        body: encrypt(&browser.keys(), payload, &Random::new()).unwrap(),
        ttl: 600,
        urgency: Urgency::High,
        topic: Some(Topic::new("a-reminder").unwrap()),
    }
}

impl Browser {
    pub(crate) fn keys(&self) -> UserAgentKeys {
        let (public, auth) = self.texts();
        UserAgentKeys::read(&public, &auth).unwrap()
    }
}

impl Service {
    /// The address of a subscription there.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("https://localhost:{}/{path}", self.port)
    }

    /// What becomes of one message to a sender of its own.
    pub(crate) async fn outcome(&self, within: Duration) -> Outcome {
        let sender = sender(self.certificate.clone());
        sender.send(&message(&self.address("x"), b"hej"), now(), within).await
    }
}
