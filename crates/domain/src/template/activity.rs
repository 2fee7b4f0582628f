//! What takes place in a programme, before it has dates.
use crate::{
    language::Text,
    people::Role,
    schedule::{ActivityKind, OnHoliday, Recurrence},
};
use chrono::{NaiveTime, Weekday};

/// One activity of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    /// The activity's key.
    pub key: String,
    /// The key of the phase that it belongs to.
    pub phase: String,
    /// What kind it is.
    pub kind: ActivityKind,
    /// What it is called.
    pub name: Text,
    /// On which days.
    pub when: When,
    /// At what time of day.
    pub time: StartTime,
    /// It takes place only where this holds.
    pub only_if: Option<Condition>,
    /// The keys of activities whose days this one leaves free (a placement, the day with the group).
    pub gives_way_to: Vec<String>,
    /// What happens on public holidays.
    pub on_holiday: OnHoliday,
    /// With whom, as roles.
    pub with: Vec<Role>,
    /// Where, in words that hold until a place is named.
    pub place: Option<Text>,
    /// What to bring.
    pub bring: Vec<Text>,
    /// What it is, in a sentence or two.
    pub about: Option<Text>,
    /// What one can do instead.
    pub instead: Option<Text>,
    /// What one can say when coming in.
    pub say: Option<Text>,
}

/// On which days of its phase an activity takes place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// Once.
    Once {
        /// On which day.
        day: Day,
        /// Length in minutes.
        minutes: u32,
    },
    /// Again and again.
    Repeat {
        /// The rule, without an end of its own.
        rule: Recurrence,
        /// The week of the phase, from 1, from whose Monday the rule counts (RFC 5545: INTERVAL).
        first_week: u32,
        /// The last week of the phase; its last where absent.
        last_week: Option<u32>,
        /// Length in minutes.
        minutes: u32,
    },
    /// On the weekdays that a choice gives, each with its own length.
    ChosenDays {
        /// The choice's key.
        choice: String,
    },
    /// As many hours as the step of the ramp gives.
    ByRamp,
}

/// One day of a phase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// The first day, which it then has to itself: nothing that repeats takes place beside it.
    First,
    /// The last weekday, Monday to Friday.
    Last,
    /// A weekday of a week, counted from 1. Where the phase begins later than that, the same weekday a week on.
    Of {
        /// The week of the phase.
        week: u32,
        /// The weekday.
        weekday: Weekday,
    },
}

/// At what time of day an activity begins, in wall time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StartTime {
    /// Always the same.
    At(NaiveTime),
    /// The time that the picked option of a choice brings.
    ByChoice(String),
}

/// That an option of a choice is the picked one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The choice's key.
    pub choice: String,
    /// The option's key.
    pub option: String,
}
