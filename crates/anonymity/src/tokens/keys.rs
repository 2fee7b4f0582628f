//! A period's public keys, as everybody gets them.
use super::{Period, Point, SLOTS, Slot};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};
use utoipa::ToSchema;
use voprf::{Group, Ristretto255};

/// The public key of each slot of a period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "Plain")]
pub struct PublicKeys {
    period: Period,
    #[schema(value_type = Vec<String>)]
    keys: Vec<Hex<32>>,
}

/// What arrives.
#[derive(Deserialize)]
struct Plain {
    period: Period,
    keys: Vec<Hex<32>>,
}

/// Not a point of the group, not as many as there are slots, or the same one twice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("these are not a period's keys")]
pub struct Unreadable;

impl PublicKeys {
    /// The keys of a period's slots, in their order.
    ///
    /// # Errors
    /// [`Unreadable`]
    pub fn new(period: Period, keys: Vec<Hex<32>>) -> Result<Self, Unreadable> {
        let points = keys.iter().all(|key| point(key).is_ok());
        // Two slots under one key: a token of one would be worth something in the other.
        let twice = (1..keys.len()).any(|place| keys[..place].contains(&keys[place]));
        let sound = keys.len() == usize::from(SLOTS) && points && !twice;
        sound.then_some(Self { period, keys }).ok_or(Unreadable)
    }

    /// What they are for.
    #[must_use]
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// The key of a slot, as a point.
    pub(super) fn of(&self, slot: Slot) -> Result<Point, Unreadable> {
        self.keys.get(slot.place()).ok_or(Unreadable).and_then(point)
    }

    /// A digest of the period and its keys: SHA-512, the first half.
    #[must_use]
    pub fn digest(&self) -> Hex<32> {
        let period = self.period.bytes();
        let mut hash = Sha512::new()
            .chain_update(b"folje period's keys")
            .chain_update((period.len() as u64).to_be_bytes())
            .chain_update(&period);
        self.keys.iter().for_each(|key| hash.update(key.0));
        let mut digest = [0; 32];
        digest.copy_from_slice(&hash.finalize()[..32]);
        Hex(digest)
    }
}

impl TryFrom<Plain> for PublicKeys {
    type Error = Unreadable;

    fn try_from(plain: Plain) -> Result<Self, Unreadable> {
        Self::new(plain.period, plain.keys)
    }
}

/// The point that 32 bytes stand for; the neutral one is none.
fn point(key: &Hex<32>) -> Result<Point, Unreadable> {
    Ristretto255::deserialize_elem(&key.0).map_err(|_| Unreadable)
}
