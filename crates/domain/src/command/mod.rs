//! Commands: what a person may do to a record. [`decide`] says what follows, or why not.
//!
//! The phone decides at once on what it knows; the server decides for good with the same function.
//! To add a command: 1. a variant in [`Action`]; 2. its rule in `decide/`; 3. the words for any new [`Refusal`]
//! in `locales/`; 4. the page that makes it.
mod action;
mod decide;
mod envelope;
mod feedback;
mod handover;
mod meeting;
mod named;
mod others;
mod rating;
mod refusal;
mod text;

pub use action::Action;
pub use decide::{Context, decide};
pub use envelope::Command;
pub use feedback::FeedbackDeed;
pub use handover::HandoverDeed;
pub use meeting::{MeetingDeed, MeetingPlan};
pub use rating::RatingDeed;
pub use refusal::Refusal;
pub use text::{LONG_TEXT, SHORT_TEXT, is_single_line, single_line};
