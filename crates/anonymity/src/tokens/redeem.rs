//! A token, and what it is worth: one answer in its slot.
use super::{Issuer, Slot};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The right to one answer. Who holds it may use it: a token that was stolen before it was used is used by the thief.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Token {
    /// The survey's place.
    pub slot: Slot,
    /// What the phone chose: 32 random bytes.
    pub input: Hex<32>,
    /// What the slot's key makes of it.
    pub output: Hex<64>,
}

/// How a spent token is known again. Kept apart from the answers, and under nothing but itself: sorted by it, marks lie
/// in an order that says nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Spent(pub Hex<32>);

/// Why a token is worth nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotRedeemed {
    /// It belongs to another slot, or was not issued under this period's keys.
    #[error("not a token of this survey")]
    NotOurs,
    /// It was used before. After a lost reply this means: the answer is there.
    #[error("this token was used before")]
    Spent,
}

impl Token {
    /// How the token is known again once it is spent.
    #[must_use]
    pub fn mark(&self) -> Spent {
        let hash = Sha256::new_with_prefix(b"folje spent")
            .chain_update([u8::from(self.slot)])
            .chain_update(self.input.0);
        Spent(Hex(hash.finalize().into()))
    }
}

impl Issuer {
    /// Whether a token is worth an answer to the survey of `slot`. `spent` says whether a mark is kept already; write the
    /// mark that comes back in the transaction that writes the answer, under a unique key, since two may come at once.
    ///
    /// # Errors
    /// [`NotRedeemed`]
    pub fn redeem(
        &self,
        slot: Slot,
        token: &Token,
        spent: impl FnOnce(&Spent) -> bool,
    ) -> Result<Spent, NotRedeemed> {
        let keys = self.slot(slot).filter(|_| token.slot == slot).ok_or(NotRedeemed::NotOurs)?;
        let output = keys.evaluate(&token.input.0).map_err(|_| NotRedeemed::NotOurs)?;
        if !same(output.as_slice(), &token.output.0) {
            return Err(NotRedeemed::NotOurs);
        }
        let mark = token.mark();
        if spent(&mark) { Err(NotRedeemed::Spent) } else { Ok(mark) }
    }
}

/// Compares all bytes, wherever the first difference is: how long it takes says nothing about how much was guessed.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |so_far, (one, other)| so_far | (one ^ other));
    std::hint::black_box(differing) == 0 && one.len() == other.len()
}
