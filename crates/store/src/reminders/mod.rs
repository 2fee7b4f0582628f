//! What the reminder engine keeps: devices that take pushes, rings, messages on their way, and what proves an answer.
//!
//! Rings and messages are claimed: whoever claims a row moves its `next_at` to the end of a lease, so that another
//! process leaves it alone, and takes it up again where the first one died. What is written afterwards names the
//! version that was claimed, so that a change that came in between is never written over.
mod circle;
mod note;
mod outgoing;
mod plan;
mod questions;
mod rings;
mod secrets;
mod subscriptions;
mod tokens;
mod unreadable;

pub use circle::WithDevices;
pub use note::Noted;
pub use outgoing::{NewOutgoing, Outgoing, Sending, Sent, SentState};
pub use plan::{PlanChange, Replan, Standing};
pub use rings::{Claimed, NewRing, Ring};
pub use subscriptions::{NewSubscription, Subscription};
pub use tokens::{NewToken, TokenOwner};
