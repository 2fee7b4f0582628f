//! The close: all rows are written anew.
use super::Row;
use crate::{hex::Hex, stream::Stream};

/// The rows under new keys, sorted by them. `random`: 32 fresh bytes that are kept nowhere.
///
/// First the old keys are forgotten and the rows sorted by what they say; so what comes out depends on what was answered
/// and on `random` alone, not on who answered what, when, or under which key it lay before. New keys then make each order
/// as likely as any other.
#[must_use]
pub fn close(rows: Vec<Row>, random: &[u8; 32]) -> Vec<Row> {
    let mut rows = rows;
    rows.sort_unstable_by(|one, other| {
        let says = |row: &Row| (row.panel, row.question);
        says(one).cmp(&says(other)).then_with(|| one.values.cmp(&other.values))
    });
    let mut keys = Stream::new("close", random, b"");
    for row in &mut rows {
        row.key = Hex(keys.take());
    }
    rows.sort_unstable_by_key(|row| row.key);
    rows
}
