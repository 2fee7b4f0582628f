//! The schedule: series with recurrence (RFC 5545) laid out as dated occurrences in wall time.
//!
//! Plans are wall times in Europe/Stockholm. A weekly 09:00 is 09:00 on both sides of a daylight-saving night,
//! so recurrence never needs a zone; only turning a wall time into an instant does, and that asks for a [`Zone`].
mod expand;
pub mod holidays;
mod occurrence;
mod recurrence;
mod series;
mod split;
mod zone;

pub use expand::expand;
pub use occurrence::{Occurrence, OccurrenceId, OccurrenceIdError, OccurrenceState};
pub use recurrence::{ByDay, Frequency, Recurrence, RecurrenceError};
pub(crate) use recurrence::{weekday_code, weekday_of_code};
pub use series::{ActivityKind, Change, OnHoliday, Override, Series};
pub use zone::{Resolved, Zone};
