//! From a series to its dated occurrences in a window of days.
//!
//! The starts of a series are those of its recurrence (or its one start), with `extra` (RDATE) added and `except`
//! (EXDATE) taken away, each once; an exception wins over an extra. What was done to one of them is told by the overrides
//! that name it or begin before it, in their order (`shown`); an override of a start that the series does not have says
//! nothing. On a holiday an occurrence is cancelled by the day's name unless the series keeps holidays, or somebody
//! moved it to another day, kept it, or cancelled it in words of their own.
//!
//! The first start counts like every other: where it does not match the recurrence it does not exist (see
//! [`Recurrence::starts`](super::Recurrence::starts)).
mod shown;

use super::{Change, Occurrence, Series};
use chrono::{Days, NaiveDate, NaiveDateTime};
use shown::Shown;
use std::{collections::BTreeSet, ops::Range};

/// The occurrences of `series` shown on the days from `from` up to, not including, `until`.
///
/// A moved occurrence is shown on its new day alone, a cancelled one where it would have been. In order of start,
/// then of id.
#[must_use]
pub fn expand(series: &Series, from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
    let window = from..until;
    let mut shown: Vec<_> = starts(series, &window)
        .into_iter()
        .map(|start| Shown::new(series, start))
        .filter(|shown| window.contains(&shown.start.date()))
        .filter(|shown| series.last_day.is_none_or(|last| shown.start.date() <= last))
        .map(|shown| shown.occurrence(series))
        .collect();
    shown.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
    shown
}

/// The occurrence that the series has at `original`, wherever it was moved to; none where there is none.
#[must_use]
pub fn one(series: &Series, original: NaiveDateTime) -> Option<Occurrence> {
    let next = original.date().checked_add_days(Days::new(1))?;
    starts(series, &(original.date()..next)).contains(&original).then_some(())?;
    let shown = Shown::new(series, original);
    let concerns = series.last_day.is_none_or(|last| shown.start.date() <= last);
    concerns.then(|| shown.occurrence(series))
}

/// The series' first own start after `bound`.
#[must_use]
pub fn next_start(series: &Series, bound: NaiveDateTime) -> Option<NaiveDateTime> {
    let comes = |start: &NaiveDateTime| *start > bound && !series.except.contains(start);
    let by_rule = match &series.recurrence {
        Some(recurrence) => recurrence.starts(series.start).find(comes),
        None => Some(series.start).filter(comes),
    };
    series.extra.iter().copied().filter(comes).chain(by_rule).min()
}

/// The series' own starts, at least all that can be shown in `window`.
fn starts(series: &Series, window: &Range<NaiveDate>) -> BTreeSet<NaiveDateTime> {
    // A start after the window can have been moved into it, by itself or together with those around it.
    let ahead = series.overrides.iter().filter_map(|change| match &change.change {
        Change::Onward(onward) => onward.shift.map(|shift| shift.days),
        _ => None,
    });
    let ahead = ahead.min().filter(|days| *days < 0).map_or(0, i32::unsigned_abs);
    let end = window.end.checked_add_days(Days::new(ahead.into())).unwrap_or(window.end);
    let last_moved_in = series
        .overrides
        .iter()
        .filter(
            |change| matches!(change.change, Change::Moved { start, .. } if window.contains(&start.date())),
        )
        .map(|change| change.original)
        .max();
    let needed =
        |start: &NaiveDateTime| start.date() < end || last_moved_in.is_some_and(|last| *start <= last);

    let mut starts: BTreeSet<_> = series.extra.iter().copied().collect();
    match &series.recurrence {
        Some(recurrence) => starts.extend(recurrence.starts(series.start).take_while(needed)),
        None => {
            starts.insert(series.start);
        }
    }
    for except in &series.except {
        starts.remove(except);
    }
    starts
}

#[cfg(test)]
mod tests;
