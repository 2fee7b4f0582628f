//! One answer for each person invited, and nobody can tell whose: blind tokens by RFC 9497 (VOPRF, ristretto255-SHA512).
//!
//! ```text
//! phone                                           server
//! Batch::begin(the period's public keys)
//!   .request()          ── while signed in ──►    issue(): the same request gets the same answer,
//!   .finish(answer)  ◄── with proofs ──────────       another one is refused
//!   a Token for each slot
//! …weeks later, without a session…
//!   Token, answers      ──────────────────►       Issuer::redeem(): for this slot, under this key, not spent before
//! ```
//! The server sees blinded points when it issues and a token when it redeems. Between the two stand blinding factors that
//! never leave the phone: each blinded point fits each token under some factor, and which one it was follows from 32
//! random bytes of the phone. The server's secret keys do not help, now or later.
//!
//! What could still tell people apart is a key of one's own. So the phone checks the proof against the period's public
//! keys, those against the [`record`] that everybody gets, and a person may check them as four [`words`] against the
//! printed notice.
//!
//! RFC 9497 can prove many points with one proof, but only under one key. Here each slot has its own key, so that a token
//! for one survey is worth nothing in another; a batch carries a proof for each slot.
mod batch;
mod issue;
mod issuer;
mod keys;
mod period;
pub mod record;
mod redeem;
#[cfg(test)]
mod rfc;
pub mod words;

pub use batch::{Batch, Distrusted};
pub use issue::{Answer, Issued, NotIssued, Request, SlotAnswer, issue};
pub use issuer::Issuer;
pub use keys::{PublicKeys, Unreadable};
pub use period::{NoSuchPeriod, Period, SLOTS, Slot};
pub use redeem::{NotRedeemed, Spent, Token};

/// The suite: a group of prime order and SHA-512 (RFC 9497, section 4.1).
type Suite = voprf::Ristretto255;
/// A point of the group.
type Point = <voprf::Ristretto255 as voprf::Group>::Elem;
