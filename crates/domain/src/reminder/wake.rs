//! The wake-up plan: «bli väckt på morgonen» (S1).
//!
//! A web page cannot be an alarm clock, so the plan is a chain: the phone's own alarm, a push, «Jag är uppe», and where
//! nothing is heard within the agreed minutes, a person who agreed to be told. It is no emergency service.
use super::Weekdays;
use crate::{
    ids::{PersonId, WakeId},
    schedule::holidays,
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A wake-up plan. Only the participant sees it; whoever is to be told sees their own agreement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Wake {
    /// The plan's id.
    pub id: WakeId,
    /// The days on which it rings.
    pub days: Weekdays,
    /// When it rings, in wall time.
    pub time: NaiveTime,
    /// Minutes from the ring until somebody is told: 5 to 60.
    pub minutes: u8,
    /// Who is told first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<PersonId>,
    /// Who is told where the first does not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<PersonId>,
    /// The first day on which it rings again, while it is paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<NaiveDate>,
    /// Whether it rests on public holidays and customary days off.
    #[serde(default)]
    pub rests_on_holidays: bool,
    /// Whether it rings at all.
    #[serde(default)]
    pub on: bool,
    /// Whether somebody is to be told. What holds is in the agreements as well: either side can end one at any time.
    #[serde(default)]
    pub tell: bool,
    /// Whether the participant took the plan away.
    #[serde(default)]
    pub removed: bool,
}

impl Wake {
    /// The fewest minutes until somebody is told.
    pub const FEWEST_MINUTES: u8 = 5;
    /// The most minutes until somebody is told.
    pub const MOST_MINUTES: u8 = 60;

    /// Whether it rings on `day`, which is a day off or not.
    #[must_use]
    pub fn rings_on(&self, day: NaiveDate, off: bool) -> bool {
        self.on
            && !self.removed
            && self.days.contains(day.weekday())
            && self.paused_until.is_none_or(|until| day >= until)
            && !(self.rests_on_holidays && off)
    }

    /// Whether it rings by its plan on the day after `day` as well.
    #[must_use]
    pub fn rings_tomorrow(&self, day: NaiveDate) -> bool {
        day.succ_opt().is_some_and(|next| self.rings_on(next, holidays::on(next).is_some()))
    }

    /// Whether `person` is one of the two who are to be told.
    #[must_use]
    pub fn names(&self, person: PersonId) -> bool {
        [self.first, self.second].contains(&Some(person))
    }
}
