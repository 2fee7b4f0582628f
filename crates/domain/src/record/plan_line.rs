//! The rough plan (grov handlingsplan): «görs då mål och delmål samtalas fram i samråd med deltagaren» (S1, row 41).
//! It is made at the first meeting, and participant and coach write in it together.
use super::Words;
use crate::ids::LineId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One line of the rough plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PlanLine {
    /// The id.
    pub id: LineId,
    /// What it is about.
    pub about: LineKind,
    /// What it says.
    pub words: Words,
    /// Whether it was taken away by somebody who saw these words; writing in it brings it back.
    #[serde(default)]
    pub removed: bool,
    /// When it was made, by the device's clock.
    pub made: DateTime<Utc>,
}

/// What a line of the rough plan is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// Where the participant wants to get to.
    Goal,
    /// Something on the way there.
    Step,
    /// What they wish for help with.
    Help,
}

impl LineKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Goal, Self::Step, Self::Help];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Step => "step",
            Self::Help => "help",
        }
    }
}
