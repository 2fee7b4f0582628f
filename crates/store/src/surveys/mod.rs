//! Anonymous surveys: periods with their keys, who fetched tokens, what is asked of whom, sealed ballot boxes, and what was
//! decided to be shown. Why it is kept like this: `docs/decisions/0015-the-ballot-box.md`.
//!
//! ```text
//! periods      a period's seed and public keys; the public record
//! batches      that somebody fetched a period's tokens, or got printed codes instead
//! opening      a survey takes a slot, its panels are made, its box is put up
//! dropping     a letter goes into the box: one transaction, sealed anew under a new key
//! closing      the box is opened once, results are decided, what is not needed is never written
//! reading      what was written freely, until somebody has read it; «Ni sa – vi gjorde»
//! ```
//! No method here takes a person and a letter, and nothing that is written about a letter has a time.
mod ballot_box;
mod batches;
mod boxes;
mod closing;
mod codes;
mod dropping;
mod opening;
mod panels;
mod periods;
mod pooling;
mod reading;
mod results;
mod survey;

pub use ballot_box::BallotBox;
pub use boxes::{Keys, KeysLost};
pub use codes::{NewCode, NotGiven};
pub use dropping::{Letter, NotDropped, Right};
pub use opening::{NotOpened, Opening};
pub use periods::{KeptPeriod, NewPeriod};
pub use reading::TextsToRead;
pub use results::{PanelResult, ReleasedTexts};
pub use survey::{AnswerBack, Survey};
