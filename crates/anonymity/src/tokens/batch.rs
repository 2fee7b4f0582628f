//! The phone's side: a fixed batch of blinded points, and the tokens that come of them.
use super::{Answer, PublicKeys, Request, SLOTS, Slot, Suite, Token};
use crate::{hex::Hex, stream::Stream};
use serde::{Deserialize, Serialize};
use voprf::{EvaluationElement, Proof, VoprfClient};

/// A batch that is being fetched. Kept in IndexedDB until its tokens are there, then done away with: whoever has its
/// secret and the database of the server could tell which answer came from this phone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Batch {
    keys: PublicKeys,
    secret: Hex<32>,
}

/// Why an answer of the server is not taken; no token of it is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Distrusted {
    /// Not an answer for each slot, or not a point.
    #[error("not an answer for each slot")]
    Unreadable,
    /// A proof fails: another key than everybody's was used.
    #[error("the proof fails: another key than everybody's was used")]
    OtherKey,
}

impl Batch {
    /// A batch under keys that were found in the record. `random`: 32 fresh bytes, used for nothing else.
    #[must_use]
    pub fn begin(keys: PublicKeys, random: [u8; 32]) -> Self {
        Self { keys, secret: Hex(random) }
    }

    /// What the batch's tokens are for.
    #[must_use]
    pub fn keys(&self) -> &PublicKeys {
        &self.keys
    }

    /// What to ask; the same each time, so that a reply that was lost can be asked for again.
    #[must_use]
    pub fn request(&self) -> Request {
        let blinded = Slot::all().filter_map(|slot| self.blind(slot)).map(|blind| blind.point);
        Request { blinded: blinded.collect() }
    }

    /// The tokens of all slots, in their order; all or none.
    ///
    /// # Errors
    /// [`Distrusted`]
    pub fn finish(&self, answer: &Answer) -> Result<Vec<Token>, Distrusted> {
        if answer.slots.len() != usize::from(SLOTS) {
            return Err(Distrusted::Unreadable);
        }
        let token = |(slot, answer): (Slot, &super::SlotAnswer)| {
            let evaluated = EvaluationElement::<Suite>::deserialize(&answer.evaluated.0);
            let proof = Proof::<Suite>::deserialize(&answer.proof.0);
            let (Ok(evaluated), Ok(proof)) = (evaluated, proof) else {
                return Err(Distrusted::Unreadable);
            };
            let Blind { input, state, .. } = self.blind(slot).ok_or(Distrusted::Unreadable)?;
            let key = self.keys.of(slot).map_err(|_| Distrusted::Unreadable)?;
            let output = state.finalize(&input, &evaluated, &proof, key).map_err(|_| Distrusted::OtherKey)?;
            Ok(Token { slot, input: Hex(input), output: Hex(output.into()) })
        };
        Slot::all().zip(&answer.slots).map(token).collect()
    }

    /// The blinding of a slot, made anew of the secret each time. `None` has no chance to happen: an input of 32 bytes
    /// hashes to the neutral point.
    fn blind(&self, slot: Slot) -> Option<Blind> {
        let mut random = Stream::new("batch", &self.secret.0, &[slot.into()]);
        let input = random.take::<32>();
        let result = VoprfClient::<Suite>::blind(&input, &mut random).ok()?;
        Some(Blind { input, point: Hex(result.message.serialize().into()), state: result.state })
    }
}

/// One slot of a batch.
struct Blind {
    input: [u8; 32],
    point: Hex<32>,
    state: VoprfClient<Suite>,
}
