//! Goals and sub-goals in the participant's own words, by the six prompts of S4 (Sundbyberg).
use crate::ids::GoalId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A goal or a sub-goal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Goal {
    /// The goal's id.
    pub id: GoalId,
    /// The goal that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<GoalId>,
    /// The participant's words.
    pub prompts: Prompts,
    /// Where it stands.
    #[serde(default)]
    pub state: GoalState,
    /// Whether the people around may read it; private unless the participant shares it.
    #[serde(default)]
    pub shared: bool,
    /// When it was made, by the phone's clock.
    pub made: DateTime<Utc>,
    /// Earlier wordings that somebody else's phone had not seen when it wrote over them: nothing is lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
}

/// The six prompts: «sätta mål, när ska det ske, hur ska det ske, vad är första steget, när ska de ta detta steg,
/// vad behövs för att göra det» (S4).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Prompts {
    /// What is the goal? The only one that must be there.
    pub goal: String,
    /// When should it happen?
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// How should it happen?
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// What is the first step?
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub first_step: String,
    /// When is that step taken?
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub first_step_when: String,
    /// What is needed?
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub needed: String,
}

/// One of the six prompts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Prompt {
    /// What is the goal?
    Goal,
    /// When should it happen?
    When,
    /// How should it happen?
    How,
    /// What is the first step?
    FirstStep,
    /// When is that step taken?
    FirstStepWhen,
    /// What is needed?
    Needed,
}

impl Prompt {
    /// The six, in the order in which they are asked.
    pub const ALL: [Self; 6] =
        [Self::Goal, Self::When, Self::How, Self::FirstStep, Self::FirstStepWhen, Self::Needed];
}

impl Prompts {
    /// The words under `prompt`.
    #[must_use]
    pub fn get(&self, prompt: Prompt) -> &str {
        match prompt {
            Prompt::Goal => &self.goal,
            Prompt::When => &self.when,
            Prompt::How => &self.how,
            Prompt::FirstStep => &self.first_step,
            Prompt::FirstStepWhen => &self.first_step_when,
            Prompt::Needed => &self.needed,
        }
    }

    /// The words under `prompt`, to be changed.
    pub const fn get_mut(&mut self, prompt: Prompt) -> &mut String {
        match prompt {
            Prompt::Goal => &mut self.goal,
            Prompt::When => &mut self.when,
            Prompt::How => &mut self.how,
            Prompt::FirstStep => &mut self.first_step,
            Prompt::FirstStepWhen => &mut self.first_step_when,
            Prompt::Needed => &mut self.needed,
        }
    }
}

/// Where a goal stands. A pause is an ordinary state.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoalState {
    /// It is being worked on.
    #[default]
    Active,
    /// It rests.
    Paused {
        /// Since when.
        since: NaiveDate,
    },
    /// It is done with.
    Done {
        /// Since when.
        on: NaiveDate,
        /// How.
        outcome: Outcome,
    },
}

/// How a goal was done with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = GoalOutcome)]
pub enum Outcome {
    /// It was reached.
    Reached,
    /// Something else became more important: as good a reason.
    Changed,
}

/// A wording that was written over by a phone that had not seen it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Earlier {
    /// Which prompt.
    pub prompt: Prompt,
    /// The words.
    pub text: String,
    /// When they were replaced.
    pub replaced: DateTime<Utc>,
}
