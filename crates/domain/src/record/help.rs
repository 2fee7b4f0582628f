//! Who helped with what: «De vet inte alltid själva vilka de varit i kontakt med och vilken hjälp de fått» (S1).
use crate::ids::{HelpId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One thing that somebody helped the participant with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Help {
    /// The entry's id.
    pub id: HelpId,
    /// Who helped.
    pub person: PersonId,
    /// With what.
    pub what: String,
    /// Where, if that matters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// On which day.
    pub on: NaiveDate,
}
