//! The days on which something runs (`calendar.txt` with the exceptions of `calendar_dates.txt`).
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The days on which something runs.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Service {
    /// The weekdays, Monday first, and the first and the last day of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<([bool; 7], NaiveDate, NaiveDate)>,
    /// Days on which it runs as well.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub added: BTreeSet<NaiveDate>,
    /// Days on which it does not run.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub removed: BTreeSet<NaiveDate>,
}

impl Service {
    /// Whether it runs on that service day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        let by_week = self.week.is_some_and(|(days, first, last)| {
            let weekday = day.weekday().num_days_from_monday() as usize;
            (first..=last).contains(&day) && days.get(weekday).copied().unwrap_or(false)
        });
        self.added.contains(&day) || (by_week && !self.removed.contains(&day))
    }

    /// The first and the last day that it speaks of.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let week = self.week.into_iter().flat_map(|(_, first, last)| [first, last]);
        let days: BTreeSet<_> = week.chain(self.added.iter().copied()).collect();
        Some((*days.first()?, *days.last()?))
    }
}
