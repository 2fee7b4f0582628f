//! Reads on which days an activity takes place: exactly one of `on`, `week`, `repeat`, `chosen_days`, `by_ramp`.
use super::{Fields, Found, Known};
use crate::{
    schedule::Recurrence,
    template::{Day, RampPlan, RampStepPlan, When, error::Problem},
};
use chrono::{NaiveTime, Timelike};

const A_DAY: u32 = 24 * 60;

/// The days of an activity whose phase has at most `weeks` weeks, where that is known.
pub(super) fn when(fields: &Fields<'_>, known: &Known, weeks: Option<u32>) -> Option<When> {
    let weeks = weeks.unwrap_or(super::outline::LONGEST_PHASE);
    let ways = ["on", "week", "repeat", "chosen_days", "by_ramp"].map(|name| fields.may(name));
    let said = ways.iter().flatten().count();
    if said != 1 {
        // Everything that goes with any of the ways counts as asked for, so that only this is told.
        ["day", "minutes", "first_week", "last_week"].into_iter().for_each(|name| fields.know(name));
        fields.report(Problem::WaysToSayWhen(said));
        return None;
    }
    let [on, week, repeat, chosen_days, by_ramp] = ways;
    if let Some(on) = on {
        let day = on.one_of(&[("first-day", Day::First), ("last-day", Day::Last)]);
        let minutes = minutes(fields);
        Some(When::Once { day: day?, minutes: minutes? })
    } else if let Some(week) = week {
        let weekday = fields.must("day").and_then(|found| found.weekday());
        let minutes = minutes(fields);
        let day = Day::Of { week: week.number(1, weeks)?, weekday: weekday? };
        Some(When::Once { day, minutes: minutes? })
    } else if let Some(repeat) = repeat {
        repeated(fields, &repeat, weeks)
    } else if let Some(chosen) = chosen_days {
        known.choice_of_days(&chosen).map(|choice| When::ChosenDays { choice })
    } else if by_ramp?.yes()? {
        Some(When::ByRamp)
    } else {
        fields.report(Problem::WaysToSayWhen(0));
        None
    }
}

fn repeated(fields: &Fields<'_>, repeat: &Found<'_>, weeks: u32) -> Option<When> {
    let rule = rule(repeat);
    let first_week = fields.may("first_week").map_or(Some(1), |found| found.number(1, weeks));
    let last = fields.may("last_week");
    let last_week = last.as_ref().and_then(|found| found.number(1, weeks));
    let minutes = minutes(fields);
    if let (Some(first), Some(last_week), Some(found)) = (first_week, last_week, last)
        && first > last_week
    {
        found.report(Problem::WrongOrder { first, last: last_week });
    }
    Some(When::Repeat { rule: rule?, first_week: first_week?, last_week, minutes: minutes? })
}

fn rule(found: &Found<'_>) -> Option<Recurrence> {
    let text = found.string()?;
    let rule: Recurrence = match text.parse() {
        Ok(rule) => rule,
        Err(why) => {
            let why = format!("{why}");
            found.report(Problem::NoRule { found: text.to_owned(), why });
            return None;
        }
    };
    // A rule takes one end; if it does not take the phase's, it has one already.
    if format!("{rule};UNTIL=20000101").parse::<Recurrence>().is_err() {
        found.report(Problem::OwnEnd);
        return None;
    }
    Some(rule)
}

fn minutes(fields: &Fields<'_>) -> Option<u32> {
    fields.must("minutes").and_then(|found| found.number(1, A_DAY))
}

/// The greatest length that an activity can have, in minutes.
pub(super) fn longest(when: &When, known: &Known, ramp: Option<&RampPlan>) -> u32 {
    match when {
        When::Once { minutes, .. } | When::Repeat { minutes, .. } => *minutes,
        When::ChosenDays { choice } => known.longest_day(choice),
        When::ByRamp => {
            let steps = ramp.map_or(&[][..], |ramp| &ramp.steps);
            steps.iter().map(RampStepPlan::minutes_a_day).max().unwrap_or_default()
        }
    }
}

/// Whether an activity of `minutes` that begins at `time` would end after midnight.
pub(super) fn past_midnight(time: NaiveTime, minutes: u32) -> bool {
    time.hour() * 60 + time.minute() + minutes > A_DAY
}
