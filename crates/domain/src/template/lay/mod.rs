//! Gives a template dates, people and ids: a programme that somebody can begin.
mod calendar;
mod error;
mod series;
mod strand;

pub use error::LayError;

use super::{ChoiceOption, Choices, Template, choice::Settled};
use crate::{
    ids::{PersonId, SeriesId},
    language::Text,
    people::Role,
    programme::{HourRamp, Phase},
    schedule::Series,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A template that was given a first day: what an enrolment and a calendar are made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Laid {
    /// What the programme is called.
    pub name: Text,
    /// The phases with their dates, in order.
    pub phases: Vec<Phase>,
    /// What takes place. Each series begins on a day that its own rule gives, and ends with its phase.
    pub series: Vec<Series>,
    /// The hour ramp, where there is one.
    pub ramp: Option<HourRamp>,
    /// The day on which the handover opens, where there is one.
    pub handover_opens: Option<NaiveDate>,
    /// Which roles stand in when the contact leaves, in order.
    pub stand_ins: Vec<Role>,
}

impl Template {
    /// Lays the programme from its first day on.
    ///
    /// Weeks run from Monday to Sunday and week 1 is the one with `start` in it, whatever weekday that is: the first
    /// phase then begins on `start`, every later one on a Monday. What `choices` leaves open has the template's
    /// default. `roles` names the people of a role (none, where there are none yet), `new_series_id` makes ids, and
    /// `places` gives activities, by their keys, the place that they really have.
    ///
    /// # Errors
    /// A choice that the template refuses, a place for an activity that it does not have, or a start outside the years
    /// in which schedules are laid.
    pub fn lay(
        &self,
        start: NaiveDate,
        choices: &Choices,
        roles: &dyn Fn(Role) -> Vec<PersonId>,
        new_series_id: &mut dyn FnMut() -> SeriesId,
        places: &BTreeMap<String, Text>,
    ) -> Result<Laid, LayError> {
        let settled = choices.settle(self).map_err(LayError::Choices)?;
        let has = |key: &String| self.activities.iter().any(|activity| activity.key == *key);
        if let Some(unknown) = places.keys().find(|key| !has(key)) {
            return Err(LayError::NoSuchActivity(unknown.clone()));
        }
        let phases = calendar::phases(self, start, &settled)?;
        let ramp = self.ramp.as_ref().and_then(|plan| calendar::ramp(plan, &phases));
        let handover_opens = self.handover.as_ref().and_then(|plan| calendar::week(start, plan.week));
        let laying = series::Laying { template: self, phases: &phases, settled: &settled };
        let mut series = laying.series(new_series_id)?;
        for (activity, series) in &mut series {
            series.with = activity.with.iter().flat_map(|role| roles(*role)).collect();
            series.place = places.get(&activity.key).or(activity.place.as_ref()).cloned();
        }
        Ok(Laid {
            name: self.name.clone(),
            series: series.into_iter().map(|(_, series)| series).collect(),
            phases,
            ramp,
            handover_opens,
            stand_ins: self.stand_ins.clone(),
        })
    }
}

/// The option that answers `choice`. A template that was parsed has it; one that was made by hand may not.
fn answer<'s>(settled: &'s Settled, choice: &str) -> Result<&'s ChoiceOption, LayError> {
    settled.option(choice).ok_or_else(|| LayError::NoAnswer(choice.to_owned()))
}
