//! Why a message was not handed over, and so whether another try is worth it.
use std::time::Duration;

/// Why a message was not handed over. No reason carries a number, an address or a word of the message.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Undelivered {
    /// Nobody has set this channel up.
    #[error("the channel is not set up")]
    Off,
    /// The number or address cannot be written to: trying again does not help, another person may.
    #[error("not an address that can be written to: {0}")]
    Address(&'static str),
    /// Whoever carries the messages does not accept us: a wrong password, an empty account. The operator has to
    /// look; until then every message ends like this.
    #[error("not accepted: {0}")]
    Refused(String),
    /// Not now: too many, or out of order for a while.
    #[error("busy")]
    Busy {
        /// When to try again, where they said so; at most an hour.
        retry_after: Option<Duration>,
    },
    /// No answer, or one without meaning: the message may have been handed over, so another try may double it.
    #[error("failed: {0}")]
    Failed(String),
}

impl Undelivered {
    /// Whether the same message may be handed over later without anybody changing anything.
    #[must_use]
    pub const fn worth_another_try(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Failed(_))
    }
}
