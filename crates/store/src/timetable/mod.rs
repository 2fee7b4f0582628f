//! The timetable that the operator imported: replaced as a whole by an import beside it, looked up by station.
//!
//! It is the one thing here that belongs to no organisation: it is public, and the same for everybody.
mod generation;
mod import;
mod loads;
mod rides;
mod stations;
mod sweep;

pub use import::{STEP, Step};
pub use stations::StationName;

use crate::{Store, StoreError, rows};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::query;

/// Which timetable is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// When it was imported.
    pub imported: DateTime<Utc>,
    /// The first service day of which it speaks.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

impl Kept {
    /// Whether it speaks of `day`.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl Store {
    /// Which timetable is kept, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn timetable(&self) -> Result<Option<Kept>, StoreError> {
        let row = query(
            "SELECT imported, first_day, last_day FROM timetable \
             WHERE imported IS NOT NULL AND first_day IS NOT NULL AND last_day IS NOT NULL",
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.map(|row| {
            Ok(Kept {
                imported: rows::instant(&row, "imported")?,
                first: rows::parsed(&row, "first_day")?,
                last: rows::parsed(&row, "last_day")?,
            })
        })
        .transpose()
    }
}
