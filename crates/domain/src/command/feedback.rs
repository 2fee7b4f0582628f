//! What is done about feedback on an activity.
use crate::{ids::PersonId, record::Face, schedule::OccurrenceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A deed about the feedback on one occurrence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeedbackDeed {
    /// Say how it was, or say more: by the participant.
    Say {
        /// Which occurrence.
        occurrence: OccurrenceId,
        /// To whom: a coach or a coordinator of theirs.
        to: PersonId,
        /// How it was.
        face: Face,
        /// A line, if one likes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// Take it back: by the participant.
    TakeBack {
        /// Which occurrence.
        occurrence: OccurrenceId,
    },
    /// «Läst», or an answer: by whom it is for, while they plan with the participant.
    Answer {
        /// Which occurrence.
        occurrence: OccurrenceId,
        /// The answer; without one it says that it was read.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
}

impl FeedbackDeed {
    /// What somebody wrote in it.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Say { line, .. } | Self::Answer { line, .. } => line,
            Self::TakeBack { .. } => "",
        }
    }
}
