//! The tokens in use: one for each push service, signed seldom.
use super::{ApplicationKeys, ApplicationKeysError, Contact, token};
use crate::endpoint::Origin;
use http::HeaderValue;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

const HOUR: u64 = 60 * 60;
/// How long a token is good for, in seconds; RFC 8292 allows a day, and clocks differ.
const LIFE: u64 = 12 * HOUR;
/// After how long a new one is signed: the old one is then good for an hour still.
const REFRESH: u64 = 11 * HOUR;
/// How many push services are remembered; the real ones are a few dozen, but anybody can name another host
/// under a suffix that is allowed.
const MOST: usize = 1000;

/// Signs tokens and reuses them. A [`Sender`](crate::send::Sender) has its own.
#[derive(Debug)]
pub struct Tokens {
    keys: ApplicationKeys,
    contact: Contact,
    signed: Mutex<HashMap<Origin, Signed>>,
}

#[derive(Debug)]
struct Signed {
    at: u64,
    header: HeaderValue,
}

impl Tokens {
    /// No tokens yet; those to come are signed with `keys` and name `contact`.
    #[must_use]
    pub fn new(keys: ApplicationKeys, contact: Contact) -> Self {
        Self { keys, contact, signed: Mutex::default() }
    }

    /// The `Authorization` header for `origin`, good for an hour at least.
    ///
    /// # Errors
    /// When nothing can be signed, for want of randomness.
    pub fn authorization(
        &self,
        origin: &Origin,
        now: SystemTime,
    ) -> Result<HeaderValue, ApplicationKeysError> {
        let now = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = signed.get(origin).filter(|known| known.is_good(now)) {
            return Ok(known.header.clone());
        }
        let header = token::authorization(&self.keys, &self.contact, origin, now + LIFE)?;
        if signed.len() >= MOST {
            let oldest = signed.iter().min_by_key(|(_, known)| known.at).map(|(origin, _)| origin.clone());
            oldest.map(|origin| signed.remove(&origin));
        }
        signed.insert(origin.clone(), Signed { at: now, header: header.clone() });
        Ok(header)
    }
}

impl Signed {
    /// Whether it can be used still. A clock that was set back does not make a token bad until its end lies
    /// almost the day ahead that RFC 8292 allows; so a clock that jumps to and fro causes no new tokens.
    const fn is_good(&self, now: u64) -> bool {
        now < self.at + REFRESH && now + 2 * LIFE - HOUR > self.at + LIFE
    }
}
