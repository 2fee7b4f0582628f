//! A time that a coach keeps free for talks: once, or every week.
use crate::{
    command::{SHORT_TEXT, is_single_line, single_line},
    ids::FreeTimeId,
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// How one meets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Sitting down.
    Talk,
    /// On a walk.
    Walk,
}

/// Hours that a coach keeps free, cut into talks of one length.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct FreeTime {
    /// The id, made on the device.
    pub id: FreeTimeId,
    /// The wall time at which it begins, the first time.
    pub start: NaiveDateTime,
    /// How long it is, in minutes.
    #[schema(minimum = 10, maximum = 720)]
    pub minutes: u32,
    /// How long one talk in it is, in minutes.
    #[schema(minimum = 10, maximum = 240)]
    pub each: u32,
    /// The last day, where it comes every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_until: Option<NaiveDate>,
    /// In which forms one can meet; never empty.
    #[schema(min_items = 1, max_items = 2)]
    pub forms: Vec<Form>,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub place: String,
}

/// Why a time cannot be kept free.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotFree {
    /// No talk fits into it, it is longer than half a day, or it goes on for more than two years.
    #[error("no talk fits, or it is too long")]
    BadTime,
    /// It names no form, or a place that is too long or cannot be shown.
    #[error("no form, or a place that cannot be shown")]
    BadText,
}

/// How many times one coach keeps free at most.
pub const MOST_FREE_TIMES: usize = 50;
/// How long one talk may be, in minutes.
const EACH: RangeInclusive<u32> = 10..=4 * 60;
/// How long the free time may be, in minutes.
const LONGEST: u32 = 12 * 60;
/// How long it may go on.
const TWO_YEARS: Days = Days::new(731);

impl FreeTime {
    /// The same, made fit to be kept.
    ///
    /// # Errors
    /// [`NotFree`]
    pub fn checked(self) -> Result<Self, NotFree> {
        let fits = EACH.contains(&self.each) && (self.each..=LONGEST).contains(&self.minutes);
        let first = self.start.date();
        let last = first.checked_add_days(TWO_YEARS).unwrap_or(first);
        if !fits || self.weekly_until.is_some_and(|until| until < first || until > last) {
            return Err(NotFree::BadTime);
        }
        let place = single_line(&self.place);
        let shown = place.chars().count() <= SHORT_TEXT && is_single_line(&place);
        if !shown || self.forms.is_empty() || self.forms.len() > 2 {
            return Err(NotFree::BadText);
        }
        Ok(Self { place, ..self })
    }

    /// The same as it stands when it is kept free no longer from `today` on; none where nothing of it has been.
    #[must_use]
    pub fn ended(&self, today: NaiveDate) -> Option<Self> {
        let yesterday = today.pred_opt()?;
        if self.start.date() > yesterday {
            return None;
        }
        let weekly_until = self.weekly_until.map(|until| until.min(yesterday));
        Some(Self { weekly_until, ..self.clone() })
    }

    /// The days on which it comes, up to, not including, `until`.
    pub(super) fn days(&self, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let last = self.weekly_until.unwrap_or(self.start.date());
        let weeks = self.start.date().iter_weeks();
        weeks.take_while(move |day| *day <= last && *day < until)
    }
}
