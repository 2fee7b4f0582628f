//! Check-ins: what somebody beside the participant reports, and what the participant says to it.
use super::{Context, MOST};
use crate::{
    command::{Action, Command, Refusal, text},
    ids::PersonId,
    people::{NoReport, reporter},
    record::{Attendance, CheckIn, Contest, Item, Record, Report},
    schedule::OccurrenceId,
};
use chrono::{DateTime, NaiveDate, Utc};

/// The longest day that can be reported: 16 hours.
const MOST_QUARTERS: u16 = 64;
/// So often one report may be corrected, or contested.
const MOST_VERSIONS: usize = 50;
/// A year of working days, reported by several people.
const MOST_CHECK_INS: usize = MOST * 4;

impl From<NoReport> for Refusal {
    fn from(why: NoReport) -> Self {
        match why {
            NoReport::NotAReporter => Self::NotAllowed,
            NoReport::NotYet => Self::NotYet,
            NoReport::Ended => Self::RelationEnded,
        }
    }
}

pub(super) fn report(
    record: &Record,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let Action::CheckIn { occurrence, attendance, quarters, people, fika, line } = &command.action else {
        return Err(Refusal::NotAllowed);
    };
    if *quarters > MOST_QUARTERS {
        return Err(Refusal::OutOfRange);
    }
    let there = *attendance == Some(Attendance::Present);
    let report = Report {
        attendance: *attendance,
        // Whoever was not there has no hours, whatever stood in the form before.
        quarters: if there { *quarters } else { 0 },
        people: people.filter(|_| there),
        fika: fika.filter(|_| there),
        line: text::optional(line, text::LONG_TEXT)?,
        at: command.at,
        arrived: context.now,
    };
    // A correction rests on what was reported first: the schedule may have changed since.
    if let Some(before) = record.check_in(*occurrence, context.by) {
        reporter(context.relations, before.kind, before.day, context.today)?;
        return correct(before, report).map(|corrected| vec![Item::CheckIn(Box::new(corrected))]);
    }
    if attendance.is_none() {
        return Err(Refusal::NoSuchEntry);
    }
    let found = (context.occurrence)(*occurrence).ok_or_else(|| unfound(context))?;
    let day = found.start.date();
    let role = reporter(context.relations, found.kind, day, context.today)?;
    if !found.takes_place() {
        return Err(Refusal::OccurrenceCancelled);
    }
    if record.check_ins.len() >= MOST_CHECK_INS {
        return Err(Refusal::TooMany);
    }
    Ok(vec![Item::CheckIn(Box::new(CheckIn {
        occurrence: *occurrence,
        kind: found.kind,
        day,
        title: found.title,
        by: context.by,
        role,
        report,
        earlier: Vec::new(),
        contests: Vec::new(),
    }))])
}

/// Whoever never was anything to the participant learns nothing of their schedule, not even what does not stand in it.
fn unfound(context: &Context<'_>) -> Refusal {
    if context.relations.is_empty() { Refusal::NotAllowed } else { Refusal::NoSuchOccurrence }
}

fn correct(before: &CheckIn, report: Report) -> Result<CheckIn, Refusal> {
    let said = |report: &Report| {
        let Report { attendance, quarters, people, fika, line, .. } = report;
        (*attendance, *quarters, *people, *fika, line.clone())
    };
    let mut corrected = before.clone();
    // Saying the same again is no correction.
    if said(&before.report) != said(&report) {
        if before.earlier.len() >= MOST_VERSIONS {
            return Err(Refusal::TooMany);
        }
        corrected.earlier.push(std::mem::replace(&mut corrected.report, report));
    }
    Ok(corrected)
}

pub(super) fn contest(
    record: &Record,
    occurrence: OccurrenceId,
    reporter: PersonId,
    line: Option<&str>,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    let mut check_in = record.check_in(occurrence, reporter).ok_or(Refusal::NoSuchEntry)?.clone();
    match line {
        Some(line) => {
            if check_in.contests.len() >= MOST_VERSIONS {
                return Err(Refusal::TooMany);
            }
            let line = text::optional(line, text::LONG_TEXT)?;
            check_in.contests.push(Contest { line, at, settled: None });
        }
        None => {
            for contest in &mut check_in.contests {
                contest.settled.get_or_insert(today);
            }
        }
    }
    Ok(vec![Item::CheckIn(Box::new(check_in))])
}
