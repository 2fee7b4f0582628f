//! What is sent, and how it is to be delivered (RFC 8030, section 5).
mod topic;
mod urgency;

pub use topic::{Topic, TopicError};
pub use urgency::Urgency;

use crate::{encrypt::Encrypted, endpoint::Endpoint};

/// A message that only has to be sent.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Where it goes.
    pub endpoint: Endpoint,
    /// What it says, for the browser alone.
    pub body: Encrypted,
    /// For how many seconds the push service keeps it for a phone that is away: the window in which it is of
    /// use. With 0 it is delivered at once or never.
    pub ttl: u32,
    /// Whether it may wake the phone.
    pub urgency: Urgency,
    /// What it is about: a newer message with the same topic replaces one that has not been delivered.
    pub topic: Option<Topic>,
}
