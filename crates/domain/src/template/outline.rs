//! The outline of a programme: its phases, its ramp, how it hands over and how it closes.
use crate::{language::Text, record::MeetingKind};
use chrono::{Days, NaiveDate, TimeDelta, Weekday};

/// Where a template was taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The document's name in the project («S1»).
    pub document: String,
    /// The rows of the table of needs that it answers.
    pub rows: Vec<u32>,
}

/// A phase, before it has dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhasePlan {
    /// The phase's key.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// How long it is.
    pub weeks: Weeks,
    /// Whether it may end sooner, which is then a success.
    pub open_end: bool,
}

/// The length of a phase in weeks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Weeks {
    /// Always the same.
    Fixed(u32),
    /// The weeks that the picked option of a choice brings.
    ByChoice(String),
}

/// The hour ramp (timtrappa), before it has dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RampPlan {
    /// The key of the phase that it belongs to.
    pub phase: String,
    /// Its steps, upwards; the last one holds until the phase ends.
    pub steps: Vec<RampStepPlan>,
}

/// A step of the ramp.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RampStepPlan {
    /// How many weeks it lasts.
    pub weeks: u32,
    /// Hours a week, shared equally among the days.
    pub hours: u32,
    /// The weekdays.
    pub days: Vec<Weekday>,
}

impl RampStepPlan {
    /// Length of each day, in minutes.
    #[must_use]
    pub fn minutes_a_day(&self) -> u32 {
        let days = u32::try_from(self.days.len()).unwrap_or(u32::MAX);
        (self.hours * 60).checked_div(days).unwrap_or_default()
    }
}

/// The day on which the next group is likely to start: where groups start every so many weeks, in step with the `last`
/// one, after `today`; else on the Monday after `today`.
#[must_use]
pub fn next_group_start(every_weeks: Option<u32>, last: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let monday = today.week(Weekday::Mon).first_day();
    let next_monday = monday.checked_add_days(Days::new(7)).unwrap_or(today);
    let (Some(weeks), Some(last)) = (every_weeks.filter(|weeks| *weeks > 0), last) else {
        return next_monday;
    };
    let step = i64::from(weeks) * 7;
    // At least one step, however long ago the last group started.
    let steps = (today.signed_duration_since(last).num_days().max(0) / step) + 1;
    last.checked_add_signed(TimeDelta::days(step * steps)).unwrap_or(next_monday)
}

/// When the handover (utslussning) opens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// The week of the programme, counted from 1, whose first day opens it.
    pub week: u32,
}

/// What must have been before the programme is over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// The key of the meeting without which nobody is let go (S1: «Avslut på Access sker alltid i flerpart»).
    pub meeting: Option<String>,
    /// Whether an appointment after the end must stand in the calendar (S0: «bokas också möte med personlig
    /// handläggare in då Tolgmodellen är slut»).
    pub next_appointment: bool,
}

/// What a meeting of several parties covers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingOutline {
    /// Which kind of meeting.
    pub kind: MeetingKind,
    /// What is gone through, in order.
    pub checklist: Vec<Text>,
}
