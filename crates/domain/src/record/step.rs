//! Small steps: «även de små stegen räknas» (S4). Counted in words, never as a streak.
use crate::ids::{GoalId, StepId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A small step, planned for a day or simply logged.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Step {
    /// The step's id.
    pub id: StepId,
    /// The goal that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalId>,
    /// What it is, in the participant's words.
    pub text: String,
    /// The day it is planned for. Moving it leaves no trace: there is nothing to be late with.
    pub day: NaiveDate,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}
