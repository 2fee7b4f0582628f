//! «Jag behöver hjälp»: somebody beside the participant, at the workplace, asks those who plan with them for help.
//!
//! S1's ambassadors are no professionals and are never left alone with something hard. The participant reads what was
//! asked and what was answered: nothing is written about them that they cannot read.
use crate::{
    ids::{CallId, PersonId},
    people::Role,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One call for help.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Call {
    /// The id.
    pub id: CallId,
    /// Who asks.
    pub by: PersonId,
    /// What they were to the participant then.
    pub role: Role,
    /// In their own words; the participant reads it.
    pub line: String,
    /// When, by their phone's clock.
    pub at: DateTime<Utc>,
    /// What was answered, oldest first; it waits until the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<CallAnswer>,
}

/// An answer to a call for help.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CallAnswer {
    /// Whose: a coach's or a coordinator's, or the caller's own («det löste sig»).
    pub by: PersonId,
    /// When, by their device's clock.
    pub at: DateTime<Utc>,
    /// What they say; empty for «det löste sig».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

impl Call {
    /// Whether nobody has answered yet.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.answers.is_empty()
    }
}
