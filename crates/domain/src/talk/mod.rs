//! Talks that a participant books: «mer individuell tid och fler personliga samtal» (S1's first wish).
//!
//! A coach keeps times free; a participant chooses one of them. What is booked is a series of the participant's own,
//! so that it is shown, moved and reminded of like everything else.
//!
//! - [`free`]: what a coach keeps free
//! - [`slots`]: the times that can be booked, less what is taken and the holidays
//! - [`count`]: how many were wished for, offered, booked and held
mod count;
mod free;
mod slots;

pub use count::{Counts, Fact, count};
pub use free::{Form, FreeTime, MOST_FREE_TIMES, NotFree};
pub use slots::{Slot, Span, fits, slots};
