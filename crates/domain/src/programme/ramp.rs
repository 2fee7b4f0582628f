//! The hour ramp (timtrappa): S1's «kanske enbart 2 timmar i veckan för att långsamt utöka och till sist bli 40».
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Planned hours a week, step by step. A step may go down, and a pause is a step of its own: both are ordinary.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct HourRamp {
    /// The steps, by date.
    pub steps: Vec<RampStep>,
    /// Where the ramp leads, in hours a week.
    pub goal_hours: u32,
}

/// From a day on, so many hours a week.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct RampStep {
    /// The first day of the step.
    pub from: NaiveDate,
    /// Hours a week.
    pub hours: u32,
    /// Whether the ramp rests here.
    #[serde(default)]
    pub paused: bool,
}

impl HourRamp {
    /// The step that holds on `day`.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&RampStep> {
        self.steps.iter().filter(|step| step.from <= day).max_by_key(|step| step.from)
    }
}
