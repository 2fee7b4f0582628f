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
    let mut last: BTreeMap<OccurrenceId, &CheckIn> = BTreeMap::new();
    for check_in in check_ins.iter().filter(|one| (from..until).contains(&one.day)) {
        if check_in.report.attendance.is_none() {
            continue;
        }
        let place = last.entry(check_in.occurrence).or_insert(check_in);
        if place.report.arrived < check_in.report.arrived {
            *place = check_in;
        }
    }
    last.values()
        .filter(|check_in| check_in.report.attendance == Some(Attendance::Present))
        .map(|check_in| u32::from(check_in.report.quarters))
        .sum()
}
