//! From wall time to instant: the one place where a rule needs a time zone, given as an argument.
use chrono::{DateTime, NaiveDateTime, Utc};

/// What a wall time means in a zone (RFC 5545, 3.3.5: how gaps and folds are read).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// The wall time exists once.
    Once(DateTime<Utc>),
    /// Clocks went forward over it: the instant after the gap, as far in as the wall time lay in the gap.
    Gap(DateTime<Utc>),
    /// Clocks went back over it: the first of the two.
    Fold(DateTime<Utc>),
}

impl Resolved {
    /// The instant that stands for the wall time.
    #[must_use]
    pub const fn instant(self) -> DateTime<Utc> {
        match self {
            Self::Once(at) | Self::Gap(at) | Self::Fold(at) => at,
        }
    }
}

/// A time zone. Only the server has the data of one; the phone asks the browser.
pub trait Zone {
    /// The instant at which this zone's clocks show `wall`.
    fn resolve(&self, wall: NaiveDateTime) -> Resolved;
    /// What this zone's clocks show at `instant`.
    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime;
}
