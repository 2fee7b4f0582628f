//! Randomness as an argument: the system's own source, or a seeded one that makes tests repeatable.
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// A source of randomness.
pub trait Random: Send + Sync {
    /// 32 random bytes.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    fn bytes(&self) -> Result<[u8; 32], NoRandomness>;
}

/// The system has no randomness to give: nothing secret can be made.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no randomness: {0}")]
pub struct NoRandomness(String);

/// The system's own source.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn bytes(&self) -> Result<[u8; 32], NoRandomness> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| NoRandomness(error.to_string()))?;
        Ok(bytes)
    }
}

/// A source that gives the same bytes for the same seed. For tests: nothing that it makes is secret.
#[derive(Debug)]
pub struct SeededRandom {
    seed: u64,
    given: AtomicU64,
}

impl SeededRandom {
    /// The source that `seed` stands for.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, given: AtomicU64::new(0) }
    }
}

impl Random for SeededRandom {
    fn bytes(&self) -> Result<[u8; 32], NoRandomness> {
        let turn = self.given.fetch_add(1, Ordering::SeqCst);
        let digest = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(turn.to_be_bytes());
        Ok(digest.finalize().into())
    }
}

/// A new id: UUIDv7 (RFC 9562, section 5.7), so that ids sort by the time at which they were made.
///
/// # Errors
/// Where there is no randomness.
pub fn uuid(random: &dyn Random, now: DateTime<Utc>) -> Result<Uuid, NoRandomness> {
    let bytes = random.bytes()?;
    let mut tail = [0; 10];
    tail.copy_from_slice(&bytes[..10]);
    let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &tail).into_uuid())
}
