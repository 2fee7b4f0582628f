//! From an activity to its series.
use super::{
    LayError, answer, calendar,
    strand::{Days, Strand},
};
use crate::{
    ids::SeriesId,
    programme::Phase,
    schedule::Series,
    template::{Activity, Condition, Day, DayLength, StartTime, Template, When, choice::Settled},
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

/// A template together with what is already settled about it.
pub(super) struct Laying<'t> {
    pub(super) template: &'t Template,
    pub(super) phases: &'t [Phase],
    pub(super) settled: &'t Settled,
}

impl<'t> Laying<'t> {
    /// The series of all activities that take place, each with its activity; nobody and no place yet.
    pub(super) fn series(
        &self,
        new_series_id: &mut dyn FnMut() -> SeriesId,
    ) -> Result<Vec<(&'t Activity, Series)>, LayError> {
        let mut laid = Vec::new();
        for activity in self.template.activities.iter().filter(|activity| self.takes_place(activity)) {
            let time = self.time(activity)?;
            let free = self.days_left_free(activity)?;
            for strand in self.strands(activity)? {
                let Some(course) = strand.without(&free)? else { continue };
                let series = Series {
                    id: new_series_id(),
                    title: activity.name.clone(),
                    kind: activity.kind,
                    start: course.first.and_time(time),
                    minutes: strand.minutes,
                    recurrence: course.rule,
                    extra: Vec::new(),
                    except: course.left_free.into_iter().map(|date| date.and_time(time)).collect(),
                    on_holiday: activity.on_holiday,
                    overrides: Vec::new(),
                    place: None,
                    with: Vec::new(),
                    bring: activity.bring.clone(),
                    about: activity.about.clone(),
                    instead: activity.instead.clone(),
                    say: activity.say.clone(),
                    last_day: None,
                };
                laid.push((activity, series));
            }
        }
        Ok(laid)
    }

    /// The days of `activity`, before any are left free.
    fn strands(&self, activity: &Activity) -> Result<Vec<Strand>, LayError> {
        let Some(phase) = self.phases.iter().find(|phase| phase.key == activity.phase) else {
            return Ok(Vec::new());
        };
        let span = [self.first_ordinary_day(phase), phase.last_day];
        match &activity.when {
            When::Once { day, minutes } => {
                let date = calendar::date(phase, *day);
                Ok(date
                    .map(|date| Strand { days: Days::Once(date), minutes: *minutes })
                    .into_iter()
                    .collect())
            }
            When::Repeat { rule, first_week, last_week, minutes } => {
                let counts_from = calendar::week(phase.first_day, *first_week);
                let week_after = last_week.and_then(|week| calendar::week(phase.first_day, week + 1));
                let last = week_after.and_then(|monday| monday.pred_opt());
                let days = Days::ByRule {
                    rule: rule.clone(),
                    counts_from: counts_from.ok_or(LayError::OutOfCalendar)?,
                    first: span[0],
                    last: last.map_or(phase.last_day, |last| last.min(phase.last_day)),
                };
                Ok(vec![Strand { days, minutes: *minutes }])
            }
            When::ChosenDays { choice } => {
                let mut by_length: BTreeMap<u32, Vec<_>> = BTreeMap::new();
                for &DayLength { day, minutes } in self.settled.days(choice) {
                    by_length.entry(minutes).or_default().push(day);
                }
                by_length.into_iter().map(|(minutes, days)| Strand::every_week(days, span, minutes)).collect()
            }
            When::ByRamp => {
                let plan = self.template.ramp.iter();
                plan.flat_map(|plan| calendar::steps(plan, self.phases))
                    .map(|(step, from, last)| {
                        let span = [from.max(span[0]), last];
                        Strand::every_week(step.days.iter().copied(), span, step.minutes_a_day())
                    })
                    .collect()
            }
        }
    }

    /// The days on which `activity` gives way to others.
    fn days_left_free(&self, activity: &Activity) -> Result<BTreeSet<NaiveDate>, LayError> {
        let mut free = BTreeSet::new();
        let to = |other: &&Activity| activity.gives_way_to.contains(&other.key);
        for other in self.template.activities.iter().filter(to).filter(|other| self.takes_place(other)) {
            for strand in self.strands(other)? {
                free.extend(strand.dates());
            }
        }
        Ok(free)
    }

    /// The first day on which something may repeat: the day after one that an activity has to itself.
    fn first_ordinary_day(&self, phase: &Phase) -> NaiveDate {
        let taken = self.template.activities.iter().any(|activity| {
            activity.phase == phase.key
                && matches!(activity.when, When::Once { day: Day::First, .. })
                && self.takes_place(activity)
        });
        let next = phase.first_day.succ_opt().filter(|_| taken);
        next.unwrap_or(phase.first_day)
    }

    fn takes_place(&self, activity: &Activity) -> bool {
        activity.only_if.as_ref().is_none_or(|Condition { choice, option }| {
            self.settled.option(choice).is_some_and(|picked| picked.key == *option)
        })
    }

    fn time(&self, activity: &Activity) -> Result<NaiveTime, LayError> {
        match &activity.time {
            StartTime::At(time) => Ok(*time),
            StartTime::ByChoice(choice) => {
                answer(self.settled, choice)?.time.ok_or_else(|| LayError::NoAnswer(choice.clone()))
            }
        }
    }
}
