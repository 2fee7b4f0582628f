//! What was done to a series after it was laid: a list that is only added to, of which the last word counts.
//!
//! An occurrence keeps the name that its series gave it (its id), whatever is done to it or to all that follow: what a
//! participant answered and what was reported goes on meaning the same.
use super::Series;
use crate::{ids::PersonId, language::Text};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One thing that was done to an occurrence (RECURRENCE-ID), or to it and all that follow (RANGE=THISANDFUTURE).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Override {
    /// The start that the series gives it.
    pub original: NaiveDateTime,
    /// What is different.
    pub change: Change,
    /// Why, in words for the participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// What was done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It does not take place.
    Cancelled,
    /// It takes place at another time or place.
    Moved {
        /// The new start.
        start: NaiveDateTime,
        /// The new length, where it changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        /// The new place, where it changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Text>,
    },
    /// It takes place after all, also on a holiday.
    Kept,
    /// It is called something else, or is somewhere else, longer, or with others.
    Detailed {
        /// What is different.
        details: Details,
        /// The day on which it was changed.
        since: NaiveDate,
    },
    /// It and all that follow are different.
    Onward(Onward),
    /// Nothing was changed: the series came on this day, when the rest was known already.
    Added {
        /// That day.
        since: NaiveDate,
    },
}

/// What is different from one occurrence on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = OnwardChange)]
pub struct Onward {
    /// The day on which it was changed.
    pub since: NaiveDate,
    /// Another day or another time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<Shift>,
    /// Whether they take place no longer (`true`), or do so again (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<bool>,
    /// What else is different.
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    pub details: Details,
}

/// Another day or time of day, in wall time: a weekly 10:00 stays 10:00 over both daylight-saving nights.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Shift {
    /// So many days later; earlier where negative.
    pub days: i32,
    /// The time of day.
    pub time: NaiveTime,
}

impl Shift {
    /// When an occurrence takes place that the series has at `original`; none beyond the calendar.
    #[must_use]
    pub fn of(self, original: NaiveDateTime) -> Option<NaiveDateTime> {
        let day = original.date().checked_add_signed(chrono::TimeDelta::days(i64::from(self.days)))?;
        Some(day.and_time(self.time))
    }
}

/// What an occurrence is called, where it is, how long, with whom, what to bring: what is said here is said instead.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = OccurrenceDetails)]
pub struct Details {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where; an empty place is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// How long it is, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Vec<PersonId>>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bring: Option<Vec<Text>>,
}

impl Details {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.title.is_none()
            && self.place.is_none()
            && self.minutes.is_none()
            && self.with.is_none()
            && self.bring.is_none()
    }

    /// Writes what is said, except how long it is, into a series of its own.
    pub(super) fn said_of(self, series: &mut Series) {
        let Self { title, place, minutes: _, with, bring } = self;
        if let Some(place) = place {
            series.place = Some(place).filter(|place| !place.sv.is_empty());
        }
        series.title = title.unwrap_or_else(|| std::mem::take(&mut series.title));
        series.with = with.unwrap_or_else(|| std::mem::take(&mut series.with));
        series.bring = bring.unwrap_or_else(|| std::mem::take(&mut series.bring));
    }

    /// What `later` says, and where it says nothing what was said before.
    pub(super) fn then(&mut self, later: &Self) {
        let Self { title, place, minutes, with, bring } = later;
        self.title = title.clone().or(self.title.take());
        self.place = place.clone().or(self.place.take());
        self.minutes = minutes.or(self.minutes);
        self.with = with.clone().or(self.with.take());
        self.bring = bring.clone().or(self.bring.take());
    }
}
