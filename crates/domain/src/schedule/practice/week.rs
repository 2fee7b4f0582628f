//! A week at the workplace: on which days, when, how long.
use crate::schedule::{Change, Details, Frequency, Recurrence, Series, weekday_code};
use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, Weekday};

/// Nobody works longer in a day.
const LONGEST_DAY: u32 = 8 * 60;
/// Nobody goes there for less, where there is more than one day.
const SHORTEST_DAY: u32 = 60;
const WORKING_DAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The week of a series, with what was said of all that follow.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Week {
    /// In order from Monday.
    pub(super) days: Vec<Weekday>,
    pub(super) time: NaiveTime,
    /// How long each day is.
    pub(super) minutes: u32,
    /// Place, people and the like, where they are no longer those of the series.
    pub(super) details: Details,
    /// Whether the series has any start at all.
    pub(super) comes: bool,
    /// By how many days all that follow were moved.
    shift: i32,
}

impl Week {
    /// The week of a series that comes each week or each day; none of others.
    pub(super) fn of(series: &Series) -> Option<Self> {
        let rule = series.recurrence.as_ref().filter(|rule| rule.interval() == 1)?;
        let mut days: Vec<_> = match rule.frequency() {
            Frequency::Monthly => return None,
            Frequency::Daily => WORKING_DAYS.to_vec(),
            Frequency::Weekly if rule.by_day().is_empty() => vec![series.start.weekday()],
            Frequency::Weekly => rule.by_day().iter().map(|day| day.weekday).collect(),
        };
        let (mut shift, mut time, mut details) = (0, series.start.time(), Details::default());
        for change in &series.overrides {
            if let Change::Onward(onward) = &change.change {
                details.then(&onward.details);
                (shift, time) = onward.shift.map_or((shift, time), |shift| (shift.days, shift.time));
            }
        }
        for day in &mut days {
            let moved = i64::from(day.num_days_from_monday()) + i64::from(shift);
            *day = (0..moved.rem_euclid(7)).fold(Weekday::Mon, |day, _| day.succ());
        }
        sort(&mut days);
        let minutes = details.minutes.unwrap_or(series.minutes);
        let comes = rule.starts(series.start).next().is_some();
        Some(Self { days, time, minutes, details, comes, shift })
    }

    /// A week of so many hours: on the days that the plan had for them, else on those that there are, else on the days
    /// of the nearest plan into which they go, else on as many as it takes.
    pub(super) fn with_hours(&self, hours: u32, plans: &[&Self]) -> Self {
        let total = hours * 60;
        let fits = |week: &Self| {
            let each = total / week.number();
            each <= LONGEST_DAY && (each >= SHORTEST_DAY || week.number() == 1)
        };
        let nearest =
            || plans.iter().filter(|week| fits(week)).min_by_key(|week| week.total().abs_diff(total));
        let planned = plans.iter().find(|week| week.total() == total && fits(week)).or_else(|| {
            let own = fits(self);
            if own { None } else { nearest() }
        });
        let mut days = planned.map_or_else(|| self.days.clone(), |week| week.days.clone());
        let number = u32::try_from(days.len()).unwrap_or(1).max(1);
        if total / number > LONGEST_DAY {
            days = WORKING_DAYS.into_iter().take(total.div_ceil(LONGEST_DAY).max(1) as usize).collect();
        } else if number > 1 && total / number < SHORTEST_DAY {
            days.truncate((total / SHORTEST_DAY).max(1) as usize);
        }
        let number = u32::try_from(days.len()).unwrap_or(1).max(1);
        Self { days, minutes: total / number, ..self.clone() }
    }

    /// The day by which the series itself calls what is shown on `day`.
    pub(super) fn named(&self, day: NaiveDate) -> NaiveDate {
        day.checked_sub_signed(TimeDelta::days(i64::from(self.shift))).unwrap_or(day)
    }

    /// The rule of these days through `last`.
    pub(super) fn rule(&self, last: NaiveDate) -> Option<Recurrence> {
        let days: Vec<_> = self.days.iter().map(|day| weekday_code(*day)).collect();
        let until = format!("{:04}{:02}{:02}", last.year(), last.month(), last.day());
        format!("FREQ=WEEKLY;UNTIL={until};BYDAY={}", days.join(",")).parse().ok()
    }

    fn number(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(1).max(1)
    }

    fn total(&self) -> u32 {
        self.minutes * self.number()
    }
}

fn sort(days: &mut Vec<Weekday>) {
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
}
