//! The templates against the documents, against broken files, and against every day on which they could begin.
mod access;
mod broken;
mod choices;
mod forms;
mod laying;

use super::{Choices, DayLength, Laid, Template, bundled};
use crate::{
    ids::{PersonId, SeriesId},
    people::Role,
    schedule::{Occurrence, expand},
};
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A Monday.
fn monday() -> NaiveDate {
    let day = NaiveDate::from_ymd_opt(2027, 1, 11).unwrap();
    assert_eq!(chrono::Datelike::weekday(&day), Weekday::Mon);
    day
}

fn template(file: &str) -> Template {
    let (name, text) = bundled().iter().find(|(name, _)| *name == file).unwrap();
    Template::parse(name, text).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn person(role: Role) -> PersonId {
    PersonId(Uuid::from_u128(1000 + role as u128))
}

/// Laid with one person for each role, ids counted from 1, and no place of its own.
fn lay(template: &Template, start: NaiveDate, choices: &Choices) -> Laid {
    let mut ids = 0..;
    let mut next = || SeriesId(Uuid::from_u128(ids.next().unwrap()));
    template.lay(start, choices, &|role| vec![person(role)], &mut next, &BTreeMap::new()).unwrap()
}

/// Everything that is laid, by start.
fn occurrences(laid: &Laid) -> Vec<Occurrence> {
    let (first, last) = (laid.phases.first().unwrap().first_day, laid.phases.last().unwrap().last_day);
    let mut all: Vec<_> =
        laid.series.iter().flat_map(|series| expand(series, first, last.succ_opt().unwrap())).collect();
    all.sort_by_key(|occurrence| occurrence.start);
    all
}

/// The occurrences called `name`.
fn called(laid: &Laid, name: &str) -> Vec<Occurrence> {
    occurrences(laid).into_iter().filter(|occurrence| occurrence.title.sv == name).collect()
}

/// The occurrences in week `number` from `start`, a Monday.
fn in_week(all: &[Occurrence], start: NaiveDate, number: u64) -> Vec<&Occurrence> {
    let from = start + chrono::Days::new(7 * (number - 1));
    let week = from..from + chrono::Days::new(7);
    all.iter().filter(|occurrence| week.contains(&occurrence.start.date())).collect()
}

fn weeks(laid: &Laid, phase: &str) -> i64 {
    let phase = laid.phases.iter().find(|p| p.key == phase).unwrap();
    let days = (phase.last_day - phase.first_day).num_days() + 1;
    assert_eq!(days % 7, 0);
    days / 7
}

fn day(day: Weekday, minutes: u32) -> DayLength {
    DayLength { day, minutes }
}
