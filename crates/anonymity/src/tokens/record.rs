//! The public record of keys: each period once, each entry bound to all before it.
//!
//! Anybody may fetch it, without signing in, and everybody gets the same. A phone keeps the head that it saw, so a
//! record that was rewritten is known. Whoever runs the server can still show somebody another record from the very
//! beginning; then its head differs from everybody else's, which is found by comparing.
use super::{Period, PublicKeys};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The keys of all periods so far, oldest first.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record {
    entries: Vec<PublicKeys>,
}

/// How much of a record somebody has seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    /// How many entries.
    pub length: usize,
    /// A digest of all of them in their order.
    pub digest: Hex<32>,
}

/// Why a record or keys are not trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotPublic {
    /// The period has other keys in the record: somebody may be marked by keys of their own.
    #[error("the record has other keys for this period")]
    Other,
    /// The record has no keys for the period.
    #[error("the record has no keys for this period")]
    Missing,
    /// What was seen before is no longer there: the record was rewritten.
    #[error("the record is not the one that was seen before")]
    Rewritten,
    /// It has two sets of keys for one period, which is one too many.
    #[error("the record has a period twice")]
    Twice,
}

impl Record {
    /// Adds a period's keys.
    ///
    /// # Errors
    /// [`NotPublic::Twice`]: the period has its keys.
    pub fn add(&mut self, keys: PublicKeys) -> Result<(), NotPublic> {
        if self.of(keys.period()).is_some() {
            return Err(NotPublic::Twice);
        }
        self.entries.push(keys);
        Ok(())
    }

    /// The keys of a period.
    #[must_use]
    pub fn of(&self, period: &Period) -> Option<&PublicKeys> {
        self.entries.iter().find(|keys| keys.period() == period)
    }

    /// What there is so far.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head_of(self.entries.len())
    }

    /// Whether this record still holds what was `seen`, each period once, and `keys` among them. Asked by the phone
    /// before it uses keys.
    ///
    /// # Errors
    /// [`NotPublic`]
    pub fn check(&self, seen: Option<Head>, keys: &PublicKeys) -> Result<(), NotPublic> {
        let periods: std::collections::BTreeSet<_> = self.entries.iter().map(PublicKeys::period).collect();
        if periods.len() != self.entries.len() {
            return Err(NotPublic::Twice);
        }
        if let Some(seen) = seen
            && (seen.length > self.entries.len() || self.head_of(seen.length) != seen)
        {
            return Err(NotPublic::Rewritten);
        }
        let published = self.of(keys.period()).ok_or(NotPublic::Missing)?;
        if published == keys { Ok(()) } else { Err(NotPublic::Other) }
    }

    fn head_of(&self, length: usize) -> Head {
        let digest = self.entries.iter().take(length).fold([0; 32], |before, keys| {
            Sha256::new_with_prefix(b"folje record")
                .chain_update(before)
                .chain_update(keys.digest().0)
                .finalize()
                .into()
        });
        Head { length, digest: Hex(digest) }
    }
}
