//! What a sponsor (fadder) invites to.
use crate::ids::{OpeningId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An open invitation of a sponsor's: a place to go on being part of something after the programme (S0, row 33).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Opening {
    /// The id.
    pub id: OpeningId,
    /// Who invites: the person at the sponsor's organisation.
    pub sponsor: PersonId,
    /// To what, in a line or two.
    #[schema(min_length = 1, max_length = 200)]
    pub text: String,
    /// When, in words («torsdagar 17–19»).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub when: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub place: String,
    /// The last day on which it is open, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}
