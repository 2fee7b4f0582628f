//! Reads `[source]`, `[[phase]]`, `[ramp]`, `[handover]` and `[closing]`.
use super::{Fields, Found, Known};
use crate::template::{Closing, Handover, PhasePlan, RampPlan, RampStepPlan, Source, Weeks, error::Problem};

/// The longest phase, in weeks: two years. More is a slip of the finger.
pub(super) const LONGEST_PHASE: u32 = 104;

pub(super) fn source(fields: &Fields<'_>) -> Option<Source> {
    let document = fields.must("document").and_then(|found| found.string());
    let rows: Vec<_> = fields
        .must("rows")
        .map(|found| found.list())
        .unwrap_or_default()
        .into_iter()
        .map(|found| found.number(1, 999))
        .collect();
    fields.done();
    Some(Source { document: document?.to_owned(), rows: rows.into_iter().collect::<Option<_>>()? })
}

pub(super) fn phase(fields: &Fields<'_>, known: &Known) -> Option<PhasePlan> {
    let key = fields.must("key").and_then(|found| found.key());
    let name = fields.must("name").and_then(Found::text);
    let weeks = fields.must("weeks").and_then(|found| weeks(found, known));
    let open_end = fields.may("open_end").is_some_and(|found| found.yes() == Some(true));
    fields.done();
    Some(PhasePlan { key: key?, name: name?, weeks: weeks?, open_end })
}

/// `5`, or `{ choice = "…" }`.
fn weeks(found: Found<'_>, known: &Known) -> Option<Weeks> {
    if !found.is_table() {
        return found.number(1, LONGEST_PHASE).map(Weeks::Fixed);
    }
    let fields = found.table()?;
    let choice = fields.must("choice");
    fields.done();
    known.choice_with(&choice?, "weeks", |option| option.weeks).map(Weeks::ByChoice)
}

pub(super) fn ramp(fields: &Fields<'_>, known: &Known) -> Option<RampPlan> {
    let phase = fields.must("phase").and_then(|found| known.phase(&found));
    let tables = fields.some_tables("step");
    fields.done();
    let read: Vec<_> = tables.iter().map(|fields| (fields, step(fields))).collect();
    for pair in read.windows(2) {
        if let [(_, Some(before)), (fields, Some(step))] = pair
            && step.hours <= before.hours
        {
            let (hours, before) = (step.hours, before.hours);
            fields.may("hours")?.report(Problem::NotIncreasing { hours, before });
        }
    }
    let steps = read.into_iter().map(|(_, step)| step).collect::<Option<Vec<_>>>()?;
    let (phase, taken) = (phase?, steps.iter().map(|step| step.weeks).sum());
    if let Some(&Some(weeks)) = known.phases.get(&phase)
        && taken > weeks
    {
        fields.report(Problem::RampTooLong { steps: taken, phase: weeks });
    }
    Some(RampPlan { phase, steps })
}

fn step(fields: &Fields<'_>) -> Option<RampStepPlan> {
    const LONGEST_DAY: u32 = 12 * 60;
    let weeks = fields.must("weeks").and_then(|found| found.number(1, LONGEST_PHASE));
    let hours = fields.must("hours").and_then(|found| found.number(1, 60));
    let days: Vec<_> = fields
        .must("days")
        .map(|found| found.list())
        .unwrap_or_default()
        .into_iter()
        .map(|found| found.weekday())
        .collect();
    fields.done();
    let days = days.into_iter().collect::<Option<Vec<_>>>()?;
    let step = RampStepPlan { weeks: weeks?, hours: hours?, days };
    let number = step.days.len();
    if step.minutes_a_day() as usize * number != step.hours as usize * 60
        || step.minutes_a_day() > LONGEST_DAY
    {
        fields.report(Problem::UnevenHours { hours: step.hours, days: number });
    }
    Some(step)
}

pub(super) fn handover(fields: &Fields<'_>, most_weeks: u32) -> Option<Handover> {
    let week = fields.must("week").and_then(|found| found.number(1, most_weeks));
    fields.done();
    Some(Handover { week: week? })
}

pub(super) fn closing(fields: &Fields<'_>, known: &Known) -> Closing {
    let meeting = fields.may("meeting").and_then(|found| known.activity(&found));
    let next_appointment = fields.may("next_appointment").is_some_and(|found| found.yes() == Some(true));
    fields.done();
    Closing { meeting, next_appointment }
}
