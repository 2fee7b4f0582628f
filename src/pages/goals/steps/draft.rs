//! A small step that is being written, and the day it means.
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Begun {
    /// What the step is.
    pub(super) text: String,
    /// When.
    pub(super) when: When,
    /// The other day, as the browser's date field gives it (`yyyy-mm-dd`, or nothing).
    pub(super) other: String,
    /// Whether it is done already.
    pub(super) done: bool,
}

/// The day of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum When {
    /// Today.
    #[default]
    Today,
    /// Tomorrow.
    Tomorrow,
    /// Another day.
    Other,
}

/// What is wrong with the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WrongDay {
    /// None was chosen.
    None,
    /// It is still to come, though the step is done.
    ToCome,
}

impl Begun {
    /// The day that is meant.
    pub(super) fn day(&self, today: NaiveDate) -> Result<NaiveDate, WrongDay> {
        let day = match self.when {
            When::Today => Some(today),
            When::Tomorrow => today.checked_add_days(Days::new(1)),
            When::Other => self.other.parse().ok(),
        };
        let day = day.ok_or(WrongDay::None)?;
        if self.done && day > today { Err(WrongDay::ToCome) } else { Ok(day) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Begun, When, WrongDay};
    use chrono::NaiveDate;

    #[test]
    fn a_day_is_chosen_and_what_is_done_lies_not_ahead() {
        let today = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        let day = |when, other: &str, done| {
            Begun { when, other: other.to_owned(), done, ..Begun::default() }.day(today)
        };
        assert_eq!(day(When::Today, "", true), Ok(today));
        assert_eq!(day(When::Tomorrow, "", false), Ok(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()));
        assert_eq!(day(When::Tomorrow, "", true), Err(WrongDay::ToCome));
        assert_eq!(day(When::Other, "2026-02-20", true), Ok(NaiveDate::from_ymd_opt(2026, 2, 20).unwrap()));
        assert_eq!(day(When::Other, "", false), Err(WrongDay::None));
    }
}
