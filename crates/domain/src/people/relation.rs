//! Who is what to a participant, from when until when.
use super::Role;
use crate::ids::PersonId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One person's part in a participant's life, over time. It is never deleted, only ended: «vilka har jag träffat?»
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Relation {
    /// The participant.
    pub participant: PersonId,
    /// The other person.
    pub person: PersonId,
    /// What that person is to the participant.
    pub role: Role,
    /// The first day.
    pub since: NaiveDate,
    /// The last day; still going on where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whether this is the one to turn to («min kontakt just nu»), as agreed.
    #[serde(default)]
    pub contact: bool,
}

impl Relation {
    /// Whether the relation holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}
