//! Sweeping what belongs to no timetable in force, a few rows at a time.
use super::generation::Generation;
use crate::StoreError;
use sqlx::{AnyConnection, query};
use std::ops::Range;

/// Deletes at most $3 rows whose generation begins at $1 or later and before $2. Each looks rows up by their key.
const TABLES: [&str; 6] = [
    "DELETE FROM timetable_stop WHERE number IN \
        (SELECT number FROM timetable_stop WHERE number >= $1 AND number < $2 LIMIT $3)",
    "DELETE FROM timetable_word WHERE (word, station) IN \
        (SELECT word, station FROM timetable_word WHERE station >= $1 AND station < $2 LIMIT $3)",
    "DELETE FROM timetable_service WHERE number IN \
        (SELECT number FROM timetable_service WHERE number >= $1 AND number < $2 LIMIT $3)",
    "DELETE FROM timetable_pattern WHERE number IN \
        (SELECT number FROM timetable_pattern WHERE number >= $1 AND number < $2 LIMIT $3)",
    "DELETE FROM timetable_call WHERE (pattern, place) IN \
        (SELECT pattern, place FROM timetable_call WHERE pattern >= $1 AND pattern < $2 LIMIT $3)",
    "DELETE FROM timetable_run WHERE (pattern, number) IN \
        (SELECT pattern, number FROM timetable_run WHERE pattern >= $1 AND pattern < $2 LIMIT $3)",
];

/// Deletes rows of the generations in `range`, at most `most`; how many it were, 0 when none is left.
pub(super) async fn sweep(
    connection: &mut AnyConnection,
    range: &Range<Generation>,
    most: usize,
) -> Result<usize, StoreError> {
    let mut left = i64::try_from(most).unwrap_or(i64::MAX);
    let mut swept = 0;
    for table in TABLES.into_iter().filter(|_| range.start < range.end) {
        let deleted = query(table).bind(range.start.start()).bind(range.end.start()).bind(left);
        let deleted = deleted.execute(&mut *connection).await?.rows_affected();
        swept += usize::try_from(deleted).unwrap_or(most);
        left -= i64::try_from(deleted).unwrap_or(left);
        if left <= 0 {
            break;
        }
    }
    Ok(swept)
}
