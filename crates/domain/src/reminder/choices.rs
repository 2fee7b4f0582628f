//! What a participant chose about reminders: how long before, how they read, when it is quiet, whom to ask first.
use crate::ids::PersonId;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The participant's choices about reminders, the same on all their devices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Choices {
    /// Minutes before an activity, several if wanted.
    pub before: Vec<u16>,
    /// When the evening-before message comes, in wall time: one for all of tomorrow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evening: Option<NaiveTime>,
    /// Whether each activity has an evening-before message of its own, instead of the one for all.
    pub evening_each: bool,
    /// When a small step planned for the day is reminded of, in wall time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<NaiveTime>,
    /// When nothing but wake-ups rings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Quiet>,
    /// Whether the lock screen may say what it is; else «Du har något kl 9».
    pub details: bool,
    /// Whether wake-ups stand in the private calendar too.
    pub wakes_in_calendar: bool,
    /// Whether the evening before a step of a goal says what is needed for it.
    pub packing: bool,
    /// Whether the day before a follow-up asks its preparing question.
    pub follow_up: bool,
    /// Whether it is told when somebody else changed the schedule.
    pub changes: bool,
    /// The sick day: nothing of that day rings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sick: Option<NaiveDate>,
    /// Whom to ask for help, in the participant's own order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<PersonId>,
}

/// Hours without reminders; over midnight where `until` is not after `from`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Quiet {
    /// From when, in wall time.
    pub from: NaiveTime,
    /// Until when.
    pub until: NaiveTime,
}

/// Seven in the evening: when the evening before is spoken of where nothing else was chosen.
pub(super) const EVENING: NaiveTime = match NaiveTime::from_hms_opt(19, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

impl Default for Choices {
    /// An hour before, and one message the evening before. Nothing is quiet until somebody asks for it: a rule that
    /// drops reminders has to be chosen.
    fn default() -> Self {
        Self {
            before: vec![60],
            evening: Some(EVENING),
            evening_each: false,
            steps: None,
            quiet: None,
            details: false,
            wakes_in_calendar: false,
            packing: true,
            follow_up: true,
            changes: true,
            sick: None,
            ask: Vec::new(),
        }
    }
}

impl Choices {
    /// The most offsets before an activity.
    pub const MOST_BEFORE: usize = 5;
    /// The longest time before an activity, in minutes: a day, since the words know today and tomorrow.
    pub const LONGEST_BEFORE: u16 = 24 * 60;
    /// The most people on the list of whom to ask.
    pub const MOST_TO_ASK: usize = 20;

    /// Whether nothing was chosen yet.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Quiet {
    /// Whether it is quiet at `time`.
    #[must_use]
    pub fn contains(&self, time: NaiveTime) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        }
    }

    /// When the quiet hours that `at` lies in end; none beyond the calendar.
    #[must_use]
    pub fn ends(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let day = if self.until > at.time() { at.date() } else { at.date().succ_opt()? };
        Some(day.and_time(self.until))
    }
}
