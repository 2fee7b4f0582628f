//! Sends prepared messages and says what each answer means.
//!
//! One [`Sender`] serves the whole process. It keeps few connections for each push service and puts many
//! messages on each (HTTP/2; HTTP/1.1 where a service speaks nothing else). A message that a service verifiably
//! never looked at (its connection was being closed, its stream refused) is sent again at once, within its
//! deadline; nothing else is tried twice here: whoever keeps the reminders decides that.
mod answer;
mod connect;
mod connection;
mod connections;
mod exchange;
mod failure;
mod outcome;
mod request;
mod resolve;
mod retry_after;
mod sender;
mod trust;

pub use failure::Failure;
pub use outcome::Outcome;
pub use resolve::{Addresses, Resolve, SystemResolver};
pub use sender::{Sender, Settings};
pub use trust::Trust;
