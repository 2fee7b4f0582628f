//! Issuing: everybody fetches the same number of tokens once a period, and a lost reply costs nothing.
//!
//! What is kept is that a batch was issued to somebody, with a digest by which the same request is known again. Blinded
//! points say nothing about the tokens that came of them, and the digest says less.
use super::{Issuer, SLOTS, Slot};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::{
    ToSchema,
    openapi::schema::{Array, ArrayBuilder, ObjectBuilder, Type},
};

/// What the phone asks: a blinded point for each slot, in their order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = TokenRequest)]
pub struct Request {
    /// The points, as RFC 9497 writes them (`SerializeElement`).
    #[schema(schema_with = points)]
    pub blinded: Vec<Hex<32>>,
}

/// The schema of a point for each slot.
fn points() -> Array {
    let point = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9a-f]{64}$"));
    let slots = usize::from(SLOTS);
    ArrayBuilder::new().items(point).min_items(Some(slots)).max_items(Some(slots)).build()
}

/// What it gets for one slot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SlotAnswer {
    /// The evaluated point.
    #[schema(value_type = String)]
    pub evaluated: Hex<32>,
    /// That the slot's key did it (RFC 9497, section 2.2).
    #[schema(value_type = String)]
    pub proof: Hex<64>,
}

/// What it gets: an answer for each slot, in their order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = TokenAnswer)]
pub struct Answer {
    /// One for each slot.
    pub slots: Vec<SlotAnswer>,
}

/// What is kept of it beside a person and a period: that it was, and a digest of what was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issued(pub Hex<32>);

/// Why nothing was issued.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotIssued {
    /// Not a point for each slot.
    #[error("not a request for one token for each slot")]
    Unreadable,
    /// This person has had a batch of this period, for other points: the second one would be a second vote.
    #[error("this period's tokens were fetched before")]
    Before,
}

/// Issues a batch to somebody of whom it is kept that they had `before`; keep what comes back in the same transaction.
///
/// # Errors
/// [`NotIssued`]
pub fn issue(
    issuer: &Issuer,
    before: Option<Issued>,
    request: &Request,
) -> Result<(Issued, Answer), NotIssued> {
    let issued = digest(request);
    if request.blinded.len() != usize::from(SLOTS) {
        return Err(NotIssued::Unreadable);
    }
    if before.is_some_and(|before| before != issued) {
        return Err(NotIssued::Before);
    }
    let slots = Slot::all().zip(&request.blinded).map(|(slot, blinded)| issuer.evaluate(slot, blinded));
    let slots = slots.collect::<Option<_>>().ok_or(NotIssued::Unreadable)?;
    Ok((issued, Answer { slots }))
}

fn digest(request: &Request) -> Issued {
    let mut hash = Sha256::new_with_prefix(b"folje batch");
    request.blinded.iter().for_each(|point| hash.update(point.0));
    Issued(Hex(hash.finalize().into()))
}
