//! A phase of a programme with its dates (entré, praktik, utslussning).
use crate::language::Text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A phase with its dates. An end may be open: S1's placement lasts «upp till 22 veckor eller tills deltagaren
/// hittat egen försörjning», and ending early is the success.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Phase {
    /// The template's key for it.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day, at the latest.
    pub last_day: NaiveDate,
    /// Whether the last day is only the latest: the phase may end sooner, as a success.
    #[serde(default)]
    pub open_end: bool,
}

impl Phase {
    /// Whether `day` lies in the phase.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first_day <= day && day <= self.last_day
    }
}
