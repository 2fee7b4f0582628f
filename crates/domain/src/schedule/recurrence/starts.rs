//! The starts of a rule: period by period, day by day.
//!
//! A period is a day, a week or a month; each day of it is asked whether it fits. That costs a few comparisons for each
//! day, which is nothing for a programme of some months, and keeps a single notion of «fits».
use super::{ByDay, End, Frequency, Recurrence, by_day::days_left};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

/// Years in which a rule is followed: a rule that nothing ever matches must end too.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

pub(super) fn starts(rule: &Recurrence, dtstart: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
    let (first, time) = (dtstart.date(), dtstart.time());
    let until = rule.until();
    let most = match rule.end {
        End::Count(count) => usize::from(count),
        _ => usize::MAX,
    };
    (0..)
        .map_while(move |turn| period(rule, first, turn))
        .flat_map(|(begin, length)| begin.iter_days().take(length))
        .filter(move |day| *day >= first && fits(rule, first, *day))
        .map(move |day| day.and_time(time))
        .take_while(move |start| until.is_none_or(|last| *start <= last))
        .take(most)
}

/// The first day and the length of period number `turn`, counted in intervals from that of `first`.
fn period(rule: &Recurrence, first: NaiveDate, turn: u32) -> Option<(NaiveDate, usize)> {
    if !YEARS.contains(&first.year()) {
        return None;
    }
    let steps = u32::from(rule.interval).checked_mul(turn)?;
    let (begin, length) = match rule.frequency {
        Frequency::Daily => (first.checked_add_days(Days::new(u64::from(steps)))?, 1),
        Frequency::Weekly => {
            let week = first.week(rule.week_start).checked_first_day()?;
            (week.checked_add_days(Days::new(7 * u64::from(steps)))?, 7)
        }
        Frequency::Monthly => {
            let month = first.with_day(1)?.checked_add_months(Months::new(steps))?;
            (month, usize::from(month.num_days_in_month()))
        }
    };
    (begin.year() <= *YEARS.end()).then_some((begin, length))
}

/// Whether the rule's BYDAY and BYMONTHDAY let `day` through; where both are silent, `first` speaks for them.
fn fits(rule: &Recurrence, first: NaiveDate, day: NaiveDate) -> bool {
    if rule.by_day.is_empty() && rule.by_month_day.is_empty() {
        return match rule.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == first.weekday(),
            Frequency::Monthly => day.day() == first.day(),
        };
    }
    (rule.by_day.is_empty() || rule.by_day.iter().any(|by: &ByDay| by.matches(day)))
        && (rule.by_month_day.is_empty() || rule.by_month_day.iter().any(|nth| month_day(*nth, day)))
}

fn month_day(nth: i8, day: NaiveDate) -> bool {
    let wanted = u32::from(nth.unsigned_abs());
    if nth > 0 { day.day() == wanted } else { days_left(day) + 1 == wanted }
}
