//! Hours that were really done, by what was reported.
use super::{Attendance, CheckIn};
use crate::schedule::OccurrenceId;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The quarters of an hour that were reported for the days from `from` up to, not including, `until`.
///
/// Where two reported the same occurrence, the report that arrived last counts: hours are never counted twice.
#[must_use]
pub fn quarters_between(check_ins: &[CheckIn], from: NaiveDate, until: NaiveDate) -> u32 {
    last_reports(check_ins, from, until)
        .into_iter()
        .filter(|check_in| check_in.report.attendance == Some(Attendance::Present))
        .map(|check_in| u32::from(check_in.report.quarters))
        .sum()
}

/// Of each occurrence the report that arrived last and was not taken back.
pub(super) fn last_reports(check_ins: &[CheckIn], from: NaiveDate, until: NaiveDate) -> Vec<&CheckIn> {
    let mut last: BTreeMap<OccurrenceId, &CheckIn> = BTreeMap::new();
    let within = check_ins.iter().filter(|one| (from..until).contains(&one.day));
    for check_in in within.filter(|one| one.report.attendance.is_some()) {
        let place = last.entry(check_in.occurrence).or_insert(check_in);
        if place.report.arrived < check_in.report.arrived {
            *place = check_in;
        }
    }
    last.into_values().collect()
}
