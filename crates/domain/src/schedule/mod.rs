//! The schedule: series with recurrence (RFC 5545) laid out as dated occurrences in wall time.
//!
//! Plans are wall times in Europe/Stockholm. A weekly 09:00 is 09:00 on both sides of a daylight-saving night,
//! so recurrence never needs a zone; only turning a wall time into an instant does, and that asks for a [`Zone`].
mod change;
mod edit;
mod expand;
mod fresh;
pub mod holidays;
mod occurrence;
mod overlap;
mod practice;
mod recurrence;
mod series;
mod split;
mod zone;

pub use change::{Change, Details, Onward, Override, Shift};
pub use edit::{Edit, NotEdited, Reach, edit};
pub use expand::{expand, next_start, one};
pub use fresh::{Fresh, fresh};
pub use occurrence::{News, Occurrence, OccurrenceId, OccurrenceIdError, OccurrenceState};
pub use overlap::{following, overlapping};
pub use practice::{Followed, Following, follow};
pub use recurrence::{ByDay, Frequency, Recurrence, RecurrenceError};
pub(crate) use recurrence::{weekday_code, weekday_of_code};
pub use series::{ActivityKind, OnHoliday, Series};
pub use zone::{Resolved, Zone};
