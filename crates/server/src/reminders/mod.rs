//! Reminders as they really ring: rows, sending, retrying, and the chain that ends at a person.
//!
//! What should ring when, and what is to be done about a ring, are rules of `folje_domain::reminder`. Here:
//! - `planner` lays the rings of today and two days ahead out as rows, after each change and at Stockholm's midnight;
//! - `due` claims what is due, asks the chain, and notes its acts, the progress and what is to be sent together; `round`
//!   reads what it needs to know for all of a lot;
//! - `prepare` encrypts what is due within the next minute before its time;
//! - `deliver` sends, `outcome` says what follows from the answers, `ways` on which ways a message goes;
//! - [`engine`] does these in turn and sleeps until the earliest time at which there is something to do;
//! - `report` takes what devices and people answer by a message's token.
//!
//! A process that dies between claiming and noting loses nothing: its lease ends, and the same message goes out again
//! under the same topic, so that the phone shows one. An SMS can come twice then, if the process died between handing
//! it over and noting that.
pub(crate) mod calling;
pub mod carrier;
mod circle;
mod deliver;
mod due;
pub mod engine;
mod handle;
pub mod message;
mod news;
mod outcome;
mod planner;
mod prepare;
mod push;
pub mod report;
mod round;
pub mod rows;
pub(crate) mod talks;
mod ways;
pub mod words;

pub use handle::Reminders;
pub use push::{PushError, PushSettings, Pushing};
pub(crate) use ways::{can_ring, reachable_anew, test_message, text_messages, text_trouble};
