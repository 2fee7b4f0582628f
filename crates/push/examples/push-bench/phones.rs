//! Subscriptions and messages to measure with.
use anyhow::{Context, Result};
use folje_push::{
    Random,
    encrypt::{UserAgentKeys, encrypt},
    endpoint::{Allowed, Endpoint},
    message::{Prepared, Topic, Urgency},
    vapid::{ApplicationKeys, Contact},
};
use ring::{
    agreement::{ECDH_P256, EphemeralPrivateKey},
    error::Unspecified,
    rand::SecureRandom,
};

/// How many phones take turns.
const PHONES: usize = 100;

/// A push of the usual size, in bytes.
pub(crate) const PAYLOAD: usize = 200;

/// What to measure with.
pub(crate) struct Phones {
    phones: Vec<(Endpoint, UserAgentKeys)>,
    random: Random,
}

impl Phones {
    /// Phones behind the push service at `port` of this machine.
    pub(crate) fn new(port: &str) -> Result<Self> {
        let random = Random::new();
        let phones = (0..PHONES).map(|number| {
            let (public, auth) = keys(&random).ok().context("no randomness")?;
            let address = format!("https://localhost:{port}/push/{number:064}");
            let endpoint = Endpoint::read(&address, Allowed::Loopback)?;
            Ok((endpoint, UserAgentKeys::from_bytes(&public, &auth)?))
        });
        Ok(Self { phones: phones.collect::<Result<_>>()?, random })
    }

    /// The message with this number, encrypted.
    pub(crate) fn message(&self, number: usize) -> Result<Prepared> {
        let (endpoint, keys) = &self.phones[number % PHONES];
        let mut payload = [b'x'; PAYLOAD];
        payload[..8].copy_from_slice(&number.to_be_bytes());
        Ok(Prepared {
            endpoint: endpoint.clone(),
            body: encrypt(keys, &payload, &self.random)?,
            ttl: 600,
            urgency: Urgency::High,
            topic: Some(Topic::new(&format!("{number:032}"))?),
        })
    }
}

fn keys(random: &Random) -> Result<(Vec<u8>, [u8; 16]), Unspecified> {
    let mut auth = [0; 16];
    random.fill(&mut auth)?;
    let public = EphemeralPrivateKey::generate(&ECDH_P256, random)?.compute_public_key()?;
    Ok((public.as_ref().to_vec(), auth))
}

/// Who sends.
pub(crate) fn server() -> Result<(ApplicationKeys, Contact)> {
    let keys = ApplicationKeys::read(&ApplicationKeys::make(&Random::new())?)?;
    Ok((keys, Contact::read("mailto:drift@kommun.example")?))
}
