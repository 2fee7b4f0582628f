//! Distance travelled: how far people of a group came during their programme, as one of a few answers to each question,
//! so that they can be told in parts and never as single numbers (`docs/decisions/0017-feedback-self-rating-and-distance-travelled.md`).
#[cfg(test)]
mod tests;

use crate::{
    programme::Enrolment,
    record::{Attendance, CheckIn, Counting, Record, ramp_as_agreed},
    schedule::OccurrenceId,
};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::BTreeMap};
use utoipa::ToSchema;

/// What is looked at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How many hours a week more at the end than at the beginning, by the ramp as it was agreed: none or fewer, up to 9,
    /// 10 to 19, 20 or more.
    Hours,
    /// On how many of the reported days they were there: under half, up to three quarters, more.
    Attendance,
    /// How many small steps: up to 4, 5 to 14, 15 or more.
    Steps,
    /// How the last self-rating lies to the first, for the question of that key: lower, the same, higher. Only of those
    /// who said that theirs may be counted.
    SelfRating(String),
}

impl Measure {
    /// How many answers there are.
    #[must_use]
    pub const fn choices(&self) -> u8 {
        match self {
            Self::Hours => 4,
            Self::Attendance | Self::Steps | Self::SelfRating(_) => 3,
        }
    }
}

/// One participant's time in the programme, as far as it is looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The programme, with its ramp as it was planned.
    pub enrolment: Enrolment,
    /// Small steps taken in it. A number only: what they were is the participant's.
    pub steps: u32,
    /// Of the record: agreed steps of the ramp, what was reported, and self-ratings where these may be counted.
    pub record: Record,
}

/// On fewer reported days nothing is said about attendance.
const LEAST_DAYS: usize = 3;

impl Way {
    /// The answer to a question, from 0; none where there is nothing to say.
    #[must_use]
    pub fn choice(&self, measure: &Measure) -> Option<u8> {
        match measure {
            Measure::Hours => self.hours(),
            Measure::Attendance => self.attendance(),
            Measure::Steps => match self.steps {
                0 => None,
                1..=4 => Some(0),
                5..=14 => Some(1),
                _ => Some(2),
            },
            Measure::SelfRating(key) => self.self_rating(key),
        }
    }

    fn hours(&self) -> Option<u8> {
        let (first_day, last_day) = (self.enrolment.first_day()?, self.enrolment.last_day()?);
        let ramp = ramp_as_agreed(self.enrolment.ramp.as_ref()?, &self.record.ramp_changes);
        let first = ramp.steps.iter().filter(|step| step.from <= last_day).min_by_key(|step| step.from)?;
        let reached = ramp.on(last_day.max(first_day))?;
        let hours = if reached.paused { 0 } else { reached.hours };
        Some(match hours.saturating_sub(first.hours) {
            0 => 0,
            1..=9 => 1,
            10..=19 => 2,
            _ => 3,
        })
    }

    fn attendance(&self) -> Option<u8> {
        let (first, last) = (self.enrolment.first_day()?, self.enrolment.last_day()?);
        let mut there: BTreeMap<OccurrenceId, bool> = BTreeMap::new();
        // What the participant says is not so counts for nothing; where two reported, having been there stands.
        let within = |one: &&CheckIn| (first..=last).contains(&one.day) && one.contests.is_empty();
        for one in self.record.check_ins.iter().filter(within) {
            if let Some(attendance) = one.report.attendance {
                *there.entry(one.occurrence).or_default() |= attendance == Attendance::Present;
            }
        }
        let (days, present) = (there.len(), there.values().filter(|there| **there).count());
        (days >= LEAST_DAYS).then(|| match present * 4 {
            quarters if quarters < days * 2 => 0,
            quarters if quarters <= days * 3 => 1,
            _ => 2,
        })
    }

    fn self_rating(&self, key: &str) -> Option<u8> {
        if !self.record.counting.as_ref().is_some_and(Counting::counts) {
            return None;
        }
        let (first, last) = (self.enrolment.first_day()?, self.enrolment.last_day()?);
        let mut rated = self.record.self_rating(key)?.clone();
        rated.ratings.retain(|rating| (first..=last).contains(&rating.on));
        Some(match rated.change()? {
            Ordering::Less => 0,
            Ordering::Equal => 1,
            Ordering::Greater => 2,
        })
    }
}
