//! A strand: what one series is made of, once days are known and before days that are left free are taken out.
use super::LayError;
use crate::schedule::Recurrence;
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::collections::BTreeSet;

/// Days of an activity that share one rule and one length.
pub(super) struct Strand {
    /// The days, from the day that the rule counts from.
    pub(super) days: Days,
    /// Length in minutes.
    pub(super) minutes: u32,
}

/// The days of a strand.
pub(super) enum Days {
    /// One day.
    Once(NaiveDate),
    /// Those that a rule gives.
    ByRule {
        /// The rule, without an end.
        rule: Recurrence,
        /// The day from which it counts its interval.
        counts_from: NaiveDate,
        /// The first day that may be taken.
        first: NaiveDate,
        /// The last day that may be taken.
        last: NaiveDate,
    },
}

impl Strand {
    /// Each of `weekdays` in every week from `first` to `last`.
    pub(super) fn every_week(
        weekdays: impl IntoIterator<Item = Weekday>,
        [first, last]: [NaiveDate; 2],
        minutes: u32,
    ) -> Result<Self, LayError> {
        let names: Vec<_> =
            weekdays.into_iter().map(|day| day.to_string()[..2].to_ascii_uppercase()).collect();
        let rule = format!("FREQ=WEEKLY;BYDAY={}", names.join(",")).parse()?;
        Ok(Self { days: Days::ByRule { rule, counts_from: first, first, last }, minutes })
    }

    /// The days, in order.
    pub(super) fn dates(&self) -> Vec<NaiveDate> {
        match &self.days {
            Days::Once(day) => vec![*day],
            Days::ByRule { rule, counts_from, first, last } => rule
                .starts(counts_from.and_time(NaiveTime::MIN))
                .map(|start| start.date())
                .take_while(|date| date <= last)
                .filter(|date| date >= first)
                .collect(),
        }
    }

    /// The strand without the days of `free`; none if no day is left.
    pub(super) fn without(&self, free: &BTreeSet<NaiveDate>) -> Result<Option<Course>, LayError> {
        let mut dates = self.dates().into_iter().skip_while(|date| free.contains(date));
        let Some(first) = dates.next() else { return Ok(None) };
        let rule = match &self.days {
            Days::Once(_) => None,
            Days::ByRule { rule, last, .. } => {
                let last = last.to_string().replace('-', "");
                Some(format!("{rule};UNTIL={last}T235959").parse()?)
            }
        };
        Ok(Some(Course { first, rule, left_free: dates.filter(|date| free.contains(date)).collect() }))
    }
}

/// A strand as a series has it.
pub(super) struct Course {
    /// The first day (DTSTART).
    pub(super) first: NaiveDate,
    /// The rule with its end (RRULE with UNTIL); none for a single day.
    pub(super) rule: Option<Recurrence>,
    /// The later days that the rule gives and that are left free (EXDATE).
    pub(super) left_free: Vec<NaiveDate>,
}
