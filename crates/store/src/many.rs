//! Statements about many rows at once: with 100,000 reminders due in one minute, a statement for each would take most of
//! the time. The SQL stands once for both engines, so rows go in as `VALUES ($1, $2), ($3, $4)` in a `WITH`.
use std::fmt::Write as _;

/// How many rows one statement takes. Few enough that the rows' places are cheap to count through: SQLite looks through
/// all named places of a statement for each value that is bound, so that a thousand rows of a dozen values take longer
/// than the hundred trips that they save. The same number each time, so that the statement is read once.
pub(crate) const AT_ONCE: usize = 50;

/// The places of `rows` rows of `columns` values each: `($1, $2), ($3, $4)`.
pub(crate) fn places(rows: usize, columns: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 7);
    for place in 0..rows * columns {
        let before = match (place % columns, place) {
            (0, 0) => "(",
            (0, _) => "), (",
            _ => ", ",
        };
        // Writing to a text cannot fail.
        let _ = write!(text, "{before}${}", place + 1);
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_through() {
        assert_eq!(places(1, 1), "($1)");
        assert_eq!(places(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }
}
