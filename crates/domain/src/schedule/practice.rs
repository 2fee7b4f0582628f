//! Practice days follow from the hour ramp: «med kanske enbart 2 timmar i veckan för att långsamt utöka» (S1).
//!
//! Where a step is agreed on, the weeks from its day on are laid anew, up to the next step: as many days as its hours
//! ask for, at the place and with the people that there were. What has been stays as it was, and so does every
//! occurrence before that day with its name; a rest lays nothing, and leaves nothing behind that would read as called
//! off day by day.
mod week;

#[cfg(test)]
mod tests;

use super::{ActivityKind, Change, Override, Series, expand};
use crate::{
    ids::SeriesId,
    programme::{HourRamp, RampStep},
};
use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};
use week::Week;

/// What is agreed, and when that is.
#[derive(Clone, Copy, Debug)]
pub struct Following<'a> {
    /// The ramp as it was agreed, the new step in it.
    pub ramp: &'a HourRamp,
    /// The first day of the new step.
    pub from: NaiveDate,
    /// The programme's last day.
    pub last_day: NaiveDate,
    /// The id that what is laid gets.
    pub id: SeriesId,
    /// The wall time.
    pub now: NaiveDateTime,
}

/// What becomes of the practice days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Followed {
    /// The days of the step; none while the ramp rests, or where they are laid already.
    pub laid: Option<Series>,
    /// Those that end before them, as they are then.
    pub ended: Vec<Series>,
}

/// What an agreed step does to the participant's own `series`. Only what comes each week at the workplace follows; a
/// single visit stays where somebody put it. Doing it again changes nothing.
#[must_use]
pub fn follow(series: &[Series], following: &Following<'_>) -> Followed {
    let Following { ramp, from, last_day, id, now } = *following;
    let weekly: Vec<_> = series
        .iter()
        .filter(|one| one.kind == ActivityKind::Placement)
        .filter_map(|one| Week::of(one).map(|week| (one, week)))
        .collect();
    let Some(step) = ramp.steps.iter().find(|step| step.from == from) else { return Followed::default() };
    let next = ramp.steps.iter().map(|step| step.from).filter(|next| *next > from).min();
    let after = last_day.succ_opt().unwrap_or(last_day);
    let until = next.map_or(after, |next| next.min(after));
    let first = from.max(untouched(&weekly, now));
    if first >= until {
        return Followed::default();
    }
    let old = weekly.iter().filter(|(one, _)| one.id != id && one.start.date() < until);
    let ended: Vec<_> = old.filter_map(|(one, week)| end_before(one, week.named(first))).collect();
    let laid_already = series.iter().any(|one| one.id == id);
    let laid = (!step.paused && !laid_already).then(|| lay(&weekly, step, first, until, id, now)).flatten();
    Followed { laid, ended }
}

/// The first day of which nothing at the workplace has begun.
fn untouched(weekly: &[(&Series, Week)], now: NaiveDateTime) -> NaiveDate {
    let today = now.date();
    let tomorrow = today.succ_opt().unwrap_or(today);
    let begun = weekly.iter().any(|(one, _)| expand(one, today, tomorrow).iter().any(|one| one.start <= now));
    if begun { tomorrow } else { today }
}

/// The series without the starts that it gives from `day` on; none where those are none.
fn end_before(series: &Series, day: NaiveDate) -> Option<Series> {
    let recurrence = series.recurrence.clone()?;
    let comes = recurrence.starts(series.start).any(|start| start.date() >= day)
        || series.extra.iter().any(|start| start.date() >= day);
    let mut ended = Series { recurrence: Some(recurrence.ending_before(day)), ..series.clone() };
    ended.extra.retain(|start| start.date() < day);
    comes.then_some(ended)
}

/// The days of a step from `first` up to, not including, `until`; none where its weekdays do not come before that.
fn lay(
    weekly: &[(&Series, Week)],
    step: &RampStep,
    first: NaiveDate,
    until: NaiveDate,
    id: SeriesId,
    now: NaiveDateTime,
) -> Option<Series> {
    // What was last before, else what would have been first.
    let before = weekly.iter().filter(|(one, week)| one.start.date() < first && week.comes);
    let last = before.max_by_key(|(one, _)| one.start);
    let (model, now_held) = last.or_else(|| weekly.iter().min_by_key(|(one, _)| one.start))?;
    let plans: Vec<_> = weekly.iter().map(|(_, week)| week).collect();
    let week = now_held.with_hours(step.hours, &plans);
    let day =
        first.iter_days().take_while(|day| *day < until).find(|day| week.days.contains(&day.weekday()))?;
    let start = day.and_time(week.time);
    let rule = week.rule(until.checked_sub_days(Days::new(1))?)?;
    let same_day = |other: NaiveDateTime| other.date().and_time(week.time);
    let meant = |other: &NaiveDateTime| other.date() >= first && other.date() < until;
    // Days that give way to something else, and days that somebody called off, stay so.
    let except = weekly.iter().flat_map(|(one, _)| &one.except).copied().filter(meant).map(same_day);
    let called_off = weekly.iter().flat_map(|(one, _)| {
        expand(one, first, until).into_iter().filter_map(move |shown| {
            let last = one.overrides.iter().rev().find(|change| change.original == shown.id.start)?;
            matches!(last.change, Change::Cancelled)
                .then(|| Override { original: same_day(shown.start), ..last.clone() })
        })
    });
    let told = Override { original: start, change: Change::Added { since: now.date() }, reason: None };
    let mut laid = Series {
        id,
        start,
        minutes: week.minutes,
        recurrence: Some(rule),
        extra: Vec::new(),
        except: except.collect(),
        overrides: std::iter::once(told).chain(called_off).collect(),
        ..(*model).clone()
    };
    now_held.details.clone().said_of(&mut laid);
    Some(laid)
}
