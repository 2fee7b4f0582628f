//! What was heard about the rings of a day: «Jag är uppe», or a snooze.
//!
//! A day's answers share an item, and the item of a day is written over eight days later: nothing lasting is known
//! about when somebody got up.
use super::RingKey;
use crate::record::Record;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many days' answers are kept.
pub const DAYS_KEPT: i32 = 8;

/// The participant's answers to the rings of one day. Only they see them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Heard {
    /// The day of the things that the rings are about.
    pub day: NaiveDate,
    /// The answers, one for each ring.
    pub answers: Vec<RingAnswer>,
}

/// The participant's answer to one ring.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct RingAnswer {
    /// Which ring.
    pub ring: RingKey,
    /// Until when it is snoozed, in wall time; acknowledged for good where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDateTime>,
}

/// How long to snooze.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Snooze {
    /// A quarter of an hour.
    Quarter,
    /// An hour.
    Hour,
    /// The same time tomorrow.
    Tomorrow,
}

impl Snooze {
    /// Until when a ring rests that is snoozed at `now` and was due at `due`, all in wall time.
    #[must_use]
    pub fn until(self, now: NaiveDateTime, due: NaiveTime) -> NaiveDateTime {
        match self {
            Self::Quarter => now + TimeDelta::minutes(15),
            Self::Hour => now + TimeDelta::hours(1),
            Self::Tomorrow => now.date().succ_opt().unwrap_or(NaiveDate::MAX).and_time(due),
        }
    }
}

impl Heard {
    /// The most answers of one day: more rings than anybody has.
    pub const MOST: usize = 200;

    /// What tells a day's item from that of the seven others that are kept.
    #[must_use]
    pub fn slot(day: NaiveDate) -> i32 {
        day.num_days_from_ce().rem_euclid(DAYS_KEPT)
    }
}

impl Record {
    /// What was answered to `ring`, if it was.
    #[must_use]
    pub fn heard(&self, ring: RingKey) -> Option<&RingAnswer> {
        let day = self.heard.iter().find(|heard| heard.day == ring.date())?;
        day.answers.iter().find(|answer| answer.ring == ring)
    }
}
