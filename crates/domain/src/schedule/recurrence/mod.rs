//! How a series repeats: the part of RFC 5545 3.3.10 (RRULE) that a programme's schedule needs.
//!
//! `FREQ` (`DAILY`, `WEEKLY`, `MONTHLY`), `INTERVAL`, `COUNT` or `UNTIL`, `BYDAY`, `BYMONTHDAY` and `WKST`, in wall
//! time throughout. What RFC 5545 leaves open or clients read differently is refused by name, so that a schedule never
//! means one thing here and another in a participant's calendar. It is our own code because it is small, has to run on
//! the phone too, and is held against python-dateutil in the cross-crate tests.
//!
//! - [`parse`]: from text, with an error that names the part
//! - [`starts`]: the starts, lazily
//! - [`write`]: back to text, also on the wire
mod by_day;
mod error;
mod parse;
mod starts;
#[cfg(test)]
mod tests;
mod write;

pub use by_day::ByDay;
pub(crate) use by_day::{code as weekday_code, weekday as weekday_of_code};
pub use error::RecurrenceError;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use std::fmt;

/// The step of a recurrence (FREQ).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Frequency {
    /// Day by day.
    Daily,
    /// Week by week; a week begins on `WKST`.
    Weekly,
    /// Month by month.
    Monthly,
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
        })
    }
}

/// A recurrence rule, always valid. On the wire and in templates: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`.
///
/// `UNTIL` is a local date (the whole day belongs to it) or a local date-time (inclusive), never UTC: plans are wall
/// times, and whoever writes iCalendar for others turns [`Recurrence::until`] into an instant there.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Recurrence {
    frequency: Frequency,
    interval: u16,
    end: End,
    /// Sorted, without duplicates; empty: the weekday or day of the month is that of the start.
    by_day: Vec<ByDay>,
    /// Sorted, without duplicates; 1..=31 from the month's beginning, -31..=-1 from its end.
    by_month_day: Vec<i8>,
    week_start: Weekday,
}

/// Where a recurrence ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum End {
    Never,
    Count(u16),
    UntilDay(NaiveDate),
    UntilTime(NaiveDateTime),
}

impl Recurrence {
    /// The step.
    #[must_use]
    pub const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Every how many steps: 2 in «every other Thursday».
    #[must_use]
    pub const fn interval(&self) -> u16 {
        self.interval
    }

    /// The weekdays named by the rule; none where they follow from the start.
    #[must_use]
    pub fn by_day(&self) -> &[ByDay] {
        &self.by_day
    }

    /// The last wall time that still belongs to the rule, where it has an `UNTIL`.
    #[must_use]
    pub fn until(&self) -> Option<NaiveDateTime> {
        match self.end {
            End::Never | End::Count(_) => None,
            End::UntilDay(day) => Some(day.succ_opt().map_or(NaiveDateTime::MAX, |next| {
                next.and_time(NaiveTime::MIN) - TimeDelta::nanoseconds(1)
            })),
            End::UntilTime(last) => Some(last),
        }
    }

    /// The same rule without its first `number` starts, for a later `dtstart`.
    pub(crate) fn without_first(self, number: u16) -> Self {
        let end = match self.end {
            End::Count(count) => End::Count(count.saturating_sub(number)),
            end => end,
        };
        Self { end, ..self }
    }

    /// The same rule, up to the day before `day`.
    pub(crate) fn ending_before(self, day: NaiveDate) -> Self {
        Self { end: End::UntilDay(day.pred_opt().unwrap_or(day)), ..self }
    }

    /// The starts in order, from `dtstart` on.
    ///
    /// `dtstart` is one of them only if the rule says so. RFC 5545 counts it always but calls a `DTSTART` out of step
    /// with its rule undefined (3.8.5.3), and clients differ; so a schedule is laid out such that
    /// [`Recurrence::begins_at`] holds. Ends at the rule's own end, else after the year 2200. Nothing comes of a
    /// `dtstart` outside the years 1900 to 2200.
    pub fn starts(&self, dtstart: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        starts::starts(self, dtstart)
    }

    /// Whether `dtstart` is in step with the rule: its own first start.
    #[must_use]
    pub fn begins_at(&self, dtstart: NaiveDateTime) -> bool {
        self.starts(dtstart).next() == Some(dtstart)
    }
}
