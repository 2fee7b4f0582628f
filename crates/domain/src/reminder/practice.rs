//! The practice log of a trip: «träning i att åka buss» (S1), shown as a path and never as failure.
use crate::ids::{PracticeId, TripId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One time that somebody practised a trip. Only the participant sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Practice {
    /// The entry's id.
    pub id: PracticeId,
    /// Which trip.
    pub trip: TripId,
    /// On which day.
    pub on: NaiveDate,
    /// In whose company.
    pub company: Company,
    /// How it felt, 1 to 5, if they wanted to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<u8>,
    /// A line of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// In whose company a trip was made. Going back to company is as good as going on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Company {
    /// With someone beside them.
    Together,
    /// With someone on the phone.
    OnThePhone,
    /// Alone.
    Alone,
}
