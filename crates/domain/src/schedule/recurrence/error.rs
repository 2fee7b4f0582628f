//! What can be wrong with a rule.
use super::{Frequency, parse::MAX_LENGTH};

/// The text is no rule that we keep; says which part and why.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecurrenceError {
    /// Longer than any rule needs to be.
    #[error("a rule has at most {MAX_LENGTH} bytes")]
    TooLong,
    /// A piece between semicolons is no `NAME=VALUE`.
    #[error("{0:?} is not of the form NAME=VALUE")]
    NotAPart(String),
    /// A part that RFC 5545 does not have, or that our schedules do not use.
    #[error("the part {0:?} is unknown or not supported")]
    Unknown(String),
    /// RFC 5545: a part stands at most once.
    #[error("the part {0} stands more than once")]
    Repeated(&'static str),
    /// RFC 5545: FREQ is required.
    #[error("the part FREQ is missing")]
    NoFrequency,
    /// A part's value is not what the part takes.
    #[error("{part}: {value:?} is not {expected}")]
    Value {
        /// The part's name.
        part: &'static str,
        /// What stood there (the one entry, in a list).
        value: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// RFC 5545: COUNT and UNTIL never stand together.
    #[error("COUNT and UNTIL stand together, a rule has one end")]
    TwoEnds,
    /// A part that has no meaning for this step.
    #[error("{part} does not go with FREQ={frequency}")]
    NotWith {
        /// The part, or the kind of value.
        part: &'static str,
        /// The step.
        frequency: Frequency,
    },
    /// `MO,1TU`: RFC 5545 means the union, widely used clients read the intersection, so we take neither.
    #[error("BYDAY mixes plain and numbered weekdays, which calendars read differently")]
    MixedDays,
}
