//! Feedback with a name: how an activity was, said with one tap and a line if one likes, to one's coach, who answers.
//! What is to be said without a name belongs in a survey.
use crate::{ids::PersonId, language::Text, schedule::OccurrenceId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the participant said about one occurrence, and what was said to it. It is read by whom it is for, and by nobody
/// else: others around hear of it from the participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Feedback {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// Its day, as it was when this was said first.
    pub day: NaiveDate,
    /// What it was called then.
    pub title: Text,
    /// Whom it is for.
    pub to: PersonId,
    /// Whether the participant took it back: then nobody else reads it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// What was said by both, oldest first: nothing that somebody has read is written over.
    pub entries: Vec<FeedbackEntry>,
}

/// One side's words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct FeedbackEntry {
    /// Whose.
    pub by: PersonId,
    /// When, by their device's clock.
    pub at: DateTime<Utc>,
    /// How it was; none in an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
    /// A line; an answer without one says that it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// How it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// «Jobbigt»
    Hard,
    /// «Sådär»
    SoSo,
    /// «Bra»
    Fine,
    /// «Jättebra»
    Great,
}

impl Face {
    /// All of them, from hard to great.
    pub const ALL: [Self; 4] = [Self::Hard, Self::SoSo, Self::Fine, Self::Great];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::SoSo => "so-so",
            Self::Fine => "fine",
            Self::Great => "great",
        }
    }
}

impl Feedback {
    /// Whether somebody still has to read or answer what was said last.
    #[must_use]
    pub fn waits(&self) -> bool {
        !self.withdrawn && self.entries.last().is_some_and(|entry| entry.face.is_some())
    }

    /// What the participant said last: how it was, and the line.
    #[must_use]
    pub fn said(&self) -> Option<(Face, &str)> {
        self.entries.iter().rev().find_map(|entry| Some((entry.face?, entry.line.as_str())))
    }
}
