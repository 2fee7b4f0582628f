//! The private address of one's own calendar, for the calendar program on a phone.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether my calendar has an address. Which one is not told: only its hash is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Calendar {
    /// When the address was made; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<DateTime<Utc>>,
}

/// The address of my calendar, shown this once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CalendarAddress {
    /// Its path on this server, `/calendar/<43 characters>.ics`; whoever has it reads the calendar.
    pub address: String,
}
