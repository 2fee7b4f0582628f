//! Text messages (SMS) to the person who asks.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is known about text messages to the person who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TextMessages {
    /// Whether this server can send any.
    pub available: bool,
    /// Their number, as it is kept; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Whether text messages can be sent to such a number.
    pub usable: bool,
    /// Whether they take text messages.
    pub wanted: bool,
    /// When one last did not reach them, if none has since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<DateTime<Utc>>,
}

/// Whether text messages are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TextMessagesChoice {
    /// Yes or no.
    pub wanted: bool,
}
