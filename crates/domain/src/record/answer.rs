//! What a participant said about one occurrence: «Jag är på väg», «Jag är här», «Jag blir sen», «Jag kan inte i dag».
//!
//! An answer is not attendance: nobody is counted absent by it, and it is never sent to an authority.
use crate::schedule::OccurrenceId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The participant's latest answer for an occurrence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Answer {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// What they said.
    pub kind: AnswerKind,
    /// A line in their own words, if they wanted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When they said it, by the phone's clock.
    pub at: DateTime<Utc>,
}

/// What a participant can say about an occurrence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// «Jag är på väg»
    OnMyWay,
    /// «Jag är här»
    Here,
    /// «Jag blir sen»
    Late,
    /// «Jag kan inte i dag»
    CannotToday,
    /// The answer was taken back.
    Withdrawn,
}
