//! The dates of phases, of the ramp's steps and of single days.
use super::{LayError, answer};
use crate::{
    programme::{HourRamp, Phase, RampStep},
    template::{Day, RampPlan, RampStepPlan, Template, Weeks, choice::Settled},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Years in which a programme may begin: the last ones of the calendar of recurrences are left for it to end in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2190;

/// The phases with their dates: without gaps, each but the first from a Monday, all to a Sunday.
pub(super) fn phases(
    template: &Template,
    start: NaiveDate,
    settled: &Settled,
) -> Result<Vec<Phase>, LayError> {
    if !YEARS.contains(&start.year()) {
        return Err(LayError::OutOfCalendar);
    }
    let mut phases: Vec<Phase> = Vec::with_capacity(template.phases.len());
    let mut weeks_before = 0;
    for plan in &template.phases {
        let weeks = match &plan.weeks {
            Weeks::Fixed(weeks) => *weeks,
            Weeks::ByChoice(choice) => {
                answer(settled, choice)?.weeks.ok_or_else(|| LayError::NoAnswer(choice.clone()))?
            }
        };
        let next = week(start, weeks_before + weeks + 1).and_then(|monday| monday.pred_opt());
        let first_day = week(start, weeks_before + 1).map(|monday| monday.max(start));
        phases.push(Phase {
            key: plan.key.clone(),
            name: plan.name.clone(),
            first_day: first_day.ok_or(LayError::OutOfCalendar)?,
            last_day: next.ok_or(LayError::OutOfCalendar)?,
            open_end: plan.open_end,
        });
        weeks_before += weeks;
    }
    Ok(phases)
}

/// The Monday of week `number`, counted from 1, of something that begins on `start`.
pub(super) fn week(start: NaiveDate, number: u32) -> Option<NaiveDate> {
    let monday = start.week(Weekday::Mon).checked_first_day()?;
    monday.checked_add_days(Days::new(7 * u64::from(number.saturating_sub(1))))
}

/// The date of `day` in `phase`; none where the phase is too short for it.
pub(super) fn date(phase: &Phase, day: Day) -> Option<NaiveDate> {
    let date = match day {
        Day::First => phase.first_day,
        // A phase ends on a Sunday.
        Day::Last => phase.last_day.checked_sub_days(Days::new(2))?.max(phase.first_day),
        Day::Of { week: number, weekday } => {
            let in_week = |number| {
                let days = u64::from(weekday.num_days_from_monday());
                week(phase.first_day, number)?.checked_add_days(Days::new(days))
            };
            in_week(number).filter(|date| *date >= phase.first_day).or_else(|| in_week(number + 1))?
        }
    };
    phase.contains(date).then_some(date)
}

/// The steps of the ramp with the first and last day of each, those that its phase has room for.
pub(super) fn steps<'p>(
    plan: &'p RampPlan,
    phases: &[Phase],
) -> Vec<(&'p RampStepPlan, NaiveDate, NaiveDate)> {
    let Some(phase) = phases.iter().find(|phase| phase.key == plan.phase) else { return Vec::new() };
    let mut weeks_before = 0;
    let mut steps: Vec<(&RampStepPlan, NaiveDate, NaiveDate)> = Vec::with_capacity(plan.steps.len());
    for step in &plan.steps {
        let Some(from) = week(phase.first_day, weeks_before + 1).map(|monday| monday.max(phase.first_day))
        else {
            break;
        };
        if let (Some((_, _, last)), Some(day_before)) = (steps.last_mut(), from.pred_opt()) {
            *last = day_before;
        }
        steps.push((step, from, phase.last_day));
        weeks_before += step.weeks;
    }
    steps.retain(|(_, from, _)| *from <= phase.last_day);
    steps
}

/// The ramp with its dates; none where its phase is missing.
pub(super) fn ramp(plan: &RampPlan, phases: &[Phase]) -> Option<HourRamp> {
    let steps: Vec<_> = steps(plan, phases)
        .into_iter()
        .map(|(step, from, _)| RampStep { from, hours: step.hours, paused: false })
        .collect();
    Some(HourRamp { goal_hours: steps.last()?.hours, steps })
}
