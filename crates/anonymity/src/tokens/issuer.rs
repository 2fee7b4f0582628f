//! The server's side of the keys.
use super::{Period, PublicKeys, Slot, Suite, Unreadable, issue::SlotAnswer};
use crate::{hex::Hex, stream::Stream};
use voprf::{BlindedElement, Group, Ristretto255, VoprfServer};

/// A period's keys, with what is secret of them.
pub struct Issuer {
    seed: [u8; 32],
    period: Period,
    slots: Vec<VoprfServer<Suite>>,
    public: PublicKeys,
}

impl Issuer {
    /// The keys that `seed` makes for a period: RFC 9497's `DeriveKeyPair`, a slot in its `info` (section 3.2.1).
    ///
    /// `seed`: 32 random bytes, kept for the period and then done away with.
    ///
    /// # Errors
    /// [`Unreadable`] for a seed of which no key can be made; that has a chance of less than 2⁻²⁵⁰.
    pub fn new(seed: [u8; 32], period: Period) -> Result<Self, Unreadable> {
        let slots: Vec<_> = Slot::all().map(|slot| server(&seed, &period, slot)).collect::<Result<_, _>>()?;
        let keys = slots.iter().map(|slot| Hex(Ristretto255::serialize_elem(slot.get_public_key()).into()));
        let public = PublicKeys::new(period.clone(), keys.collect())?;
        Ok(Self { seed, period, slots, public })
    }

    /// What everybody may know of them.
    #[must_use]
    pub fn public(&self) -> &PublicKeys {
        &self.public
    }

    /// What the keys are for.
    #[must_use]
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// The keys of a slot.
    pub(super) fn slot(&self, slot: Slot) -> Option<&VoprfServer<Suite>> {
        self.slots.get(slot.place())
    }

    /// The evaluation of one blinded point, with its proof. `None`: not a point.
    ///
    /// The proof's random number is made of the secret and of all that is proven, as in deterministic signatures: the
    /// same point gets the same bytes again, and no two statements ever share a number.
    pub(super) fn evaluate(&self, slot: Slot, blinded: &Hex<32>) -> Option<SlotAnswer> {
        let keys = self.slot(slot)?;
        let element = BlindedElement::<Suite>::deserialize(&blinded.0).ok()?;
        let about = [self.period.bytes().as_slice(), &[slot.into()], &blinded.0].concat();
        let mut random = Stream::new("proof", &self.seed, &about);
        let result = keys.blind_evaluate(&mut random, &element);
        Some(SlotAnswer {
            evaluated: Hex(result.message.serialize().into()),
            proof: Hex(result.proof.serialize().into()),
        })
    }
}

fn server(seed: &[u8; 32], period: &Period, slot: Slot) -> Result<VoprfServer<Suite>, Unreadable> {
    let info = [b"folje survey slot ".as_slice(), &[slot.into()], &period.bytes()].concat();
    VoprfServer::new_from_seed(seed, &info).map_err(|_| Unreadable)
}
