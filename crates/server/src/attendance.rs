//! What somebody beside a participant gets to report with: the days, what was reported, and proposed steps of the ramp.
use chrono::{Days, NaiveDate};
use folje_api::v1::people::{REPORT_DAYS_AHEAD, REPORT_DAYS_BACK};
use folje_domain::{
    people::{Role, reports},
    record::{Agreed, CheckIn, RampChange, Record},
    schedule::Occurrence,
    visibility::{Part, Scope},
};

fn before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(today)
}

/// The occurrences about which somebody with that role reports: those at the workplace for a week back, so that a
/// forgotten day is found again; for those who plan with the participant, who have many people, today's.
pub(crate) fn days(occurrences: &[Occurrence], role: Role, today: NaiveDate) -> Vec<Occurrence> {
    let back = match role {
        Role::Ambassador | Role::Supervisor => REPORT_DAYS_BACK,
        _ => 0,
    };
    let last = today.checked_add_days(Days::new(REPORT_DAYS_AHEAD)).unwrap_or(today);
    let within = before(today, back)..=last;
    occurrences
        .iter()
        .filter(|occurrence| reports(role, occurrence.kind) && occurrence.takes_place())
        .filter(|occurrence| within.contains(&occurrence.start.date()))
        .cloned()
        .collect()
}

/// What was reported about the last two weeks, and what the participant wants to talk about, latest day first. The
/// record holds only what its reader may see.
pub(crate) fn check_ins(record: &Record, today: NaiveDate) -> Vec<CheckIn> {
    let since = before(today, 14);
    let mut all: Vec<_> = record
        .check_ins
        .iter()
        .filter(|check_in| check_in.day >= since || check_in.contest().is_some())
        .cloned()
        .collect();
    all.sort_by_key(|check_in| (std::cmp::Reverse(check_in.day), check_in.occurrence));
    all
}

/// The steps that wait for an answer, and those that were proposed for lately or for later: for those who plan with the
/// participant, or proposed them. With whom the programme is shared reads its hours, not the words beside a proposal.
pub(crate) fn ramp_changes(record: &Record, scope: &Scope, today: NaiveDate) -> Vec<RampChange> {
    let since = before(today, 14);
    let shown = |change: &&RampChange| {
        (scope.sees(Part::Attendance) || change.by == scope.viewer())
            && (change.agreed() == Agreed::Waiting || change.from >= since)
    };
    record.ramp_changes.iter().filter(shown).cloned().collect()
}
