//! A weekday in a rule (BYDAY): each Thursday, or the first or last one of the month.
use chrono::{Datelike, NaiveDate, Weekday};
use std::fmt;

/// One entry of BYDAY: `TH`, `1MO` (first Monday of the month), `-1FR` (last Friday).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ByDay {
    /// Which of the month, 1..=5 from its beginning or -5..=-1 from its end; every one where absent.
    pub nth: Option<i8>,
    /// The weekday.
    pub weekday: Weekday,
}

impl ByDay {
    /// Whether `date` is such a day.
    #[must_use]
    pub fn matches(self, date: NaiveDate) -> bool {
        let nth_fits = match self.nth {
            None => true,
            Some(nth) if nth > 0 => date.day0() / 7 + 1 == u32::from(nth.unsigned_abs()),
            Some(nth) => days_left(date) / 7 + 1 == u32::from(nth.unsigned_abs()),
        };
        nth_fits && date.weekday() == self.weekday
    }
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(code(self.weekday))
    }
}

/// How many days of its month come after `date`.
pub(super) fn days_left(date: NaiveDate) -> u32 {
    u32::from(date.num_days_in_month()) - date.day()
}

const CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

/// The two letters of RFC 5545.
pub(crate) fn code(weekday: Weekday) -> &'static str {
    CODES[weekday.num_days_from_monday() as usize].0
}

/// The weekday of two letters.
pub(crate) fn weekday(code: &str) -> Option<Weekday> {
    CODES.into_iter().find(|(known, _)| *known == code).map(|(_, weekday)| weekday)
}
