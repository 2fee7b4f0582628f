//! From a series to its dated occurrences in a window of days.
//!
//! The starts of a series are those of its recurrence (or its one start), with `extra` (RDATE) added and `except`
//! (EXDATE) taken away, each once; an exception wins over an extra. What happened to one of them is told by the last
//! override that names it; an override of a start that the series does not have says nothing. On a holiday an
//! occurrence is cancelled by the day's name unless the series keeps holidays, or somebody moved it to another day or
//! cancelled it in words of their own.
//!
//! The first start counts like every other: where it does not match the recurrence it does not exist (see
//! [`Recurrence::starts`](super::Recurrence::starts)).
use super::{Change, Occurrence, OccurrenceId, OccurrenceState, OnHoliday, Override, Series, holidays};
use crate::language::Text;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::{collections::BTreeSet, ops::Range};

/// The occurrences of `series` shown on the days from `from` up to, not including, `until`.
///
/// A moved occurrence is shown on its new day alone, a cancelled one on the day it would have been. In order of start,
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

/// The series' own starts, at least all that can be shown in `window`.
fn starts(series: &Series, window: &Range<NaiveDate>) -> BTreeSet<NaiveDateTime> {
    // A start after the window can have been moved into it.
    let last_moved_in = series
        .overrides
        .iter()
        .filter(
            |change| matches!(change.change, Change::Moved { start, .. } if window.contains(&start.date())),
        )
        .map(|change| change.original)
        .max();
    let needed =
        |start: &NaiveDateTime| start.date() < window.end || last_moved_in.is_some_and(|last| *start <= last);

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

/// How one start of a series is shown.
struct Shown<'a> {
    original: NaiveDateTime,
    start: NaiveDateTime,
    minutes: u32,
    place: Option<&'a Text>,
    state: OccurrenceState,
}

impl<'a> Shown<'a> {
    fn new(series: &'a Series, original: NaiveDateTime) -> Self {
        let planned = Self {
            original,
            start: original,
            minutes: series.minutes,
            place: series.place.as_ref(),
            state: OccurrenceState::Planned,
        };
        let change = series.overrides.iter().rev().find(|change| change.original == original);
        match change {
            Some(Override { change: Change::Cancelled, reason, .. }) => planned.cancelled(reason.clone()),
            Some(Override { change: Change::Moved { start, minutes, place }, reason, .. })
                if start.date() != original.date() || day_off(series, original).is_none() =>
            {
                Self {
                    start: *start,
                    minutes: minutes.unwrap_or(planned.minutes),
                    place: place.as_ref().or(planned.place),
                    state: OccurrenceState::Moved { from: original, reason: reason.clone() },
                    ..planned
                }
            }
            Some(_) | None => match day_off(series, original) {
                Some(name) => planned.cancelled(Some(name)),
                None => planned,
            },
        }
    }

    fn cancelled(self, reason: Option<Text>) -> Self {
        Self { state: OccurrenceState::Cancelled { reason }, ..self }
    }

    fn occurrence(self, series: &Series) -> Occurrence {
        Occurrence {
            id: OccurrenceId { series: series.id, start: self.original },
            title: series.title.clone(),
            kind: series.kind,
            start: self.start,
            // A length beyond the calendar ends with it.
            end: self
                .start
                .checked_add_signed(TimeDelta::minutes(i64::from(self.minutes)))
                .unwrap_or(NaiveDateTime::MAX),
            state: self.state,
            place: self.place.cloned(),
            with: series.with.clone(),
            bring: series.bring.clone(),
            about: series.about.clone(),
            instead: series.instead.clone(),
            say: series.say.clone(),
        }
    }
}

/// The name of the day off on which `series` rests, if the day of `start` is one.
fn day_off(series: &Series, start: NaiveDateTime) -> Option<Text> {
    match series.on_holiday {
        OnHoliday::Cancel => holidays::on(start.date()).map(|day| day.name),
        OnHoliday::Keep => None,
    }
}

#[cfg(test)]
mod tests;
