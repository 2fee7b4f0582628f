//! Deltagarstatistik: sums only, with nothing in them that could tell of somebody.
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{ids::CohortId, statistics::Published};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The table of a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Statistics {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The year.
    pub year: i32,
    /// The last day that is counted: the year's, or today.
    pub until: NaiveDate,
    /// Numbers of people below this are not told.
    pub smallest: u32,
    /// What the groups are called.
    pub groups: Vec<(CohortId, String)>,
    /// The table.
    pub table: Published,
}
