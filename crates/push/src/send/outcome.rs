//! What became of a message.
use super::Failure;
use std::time::Duration;

/// What became of a message, and so what is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The push service has it (200, 201, 202, 204).
    Delivered,
    /// The subscription is no more (404, 410, RFC 8030, section 7.3): retire it. Nothing else retires one.
    Gone {
        /// 404 or 410.
        status: u16,
    },
    /// The push service does not accept us (400, 401, 403): our keys, our contact or our form are wrong, so the
    /// operator has to look. The subscription stays.
    Refused {
        /// 400, 401 or 403.
        status: u16,
        /// The beginning of what it says, such as `BadJwtToken`.
        text: String,
    },
    /// The body is too long for this service (413).
    TooLarge,
    /// Not now (429, 503).
    Busy {
        /// 429 or 503.
        status: u16,
        /// When to try again, where the service said so; at most an hour.
        retry_after: Option<Duration>,
    },
    /// It may not have arrived.
    Failed(Failure),
}
