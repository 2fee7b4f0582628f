//! «Tack»: the participant thanks somebody beside them. S1's ambassadors feel that «det är ett privilegium att bli utvald».
use crate::ids::{PersonId, ThanksId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A thank-you: between the participant and whom they thank, and nobody else.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Thanks {
    /// The id.
    pub id: ThanksId,
    /// Who is thanked.
    pub to: PersonId,
    /// What for, if the participant likes to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// When, by the phone's clock.
    pub at: DateTime<Utc>,
}
