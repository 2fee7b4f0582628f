//! Words that several people write, offline too: each change says what its writer saw, and what they had not seen is
//! kept beside theirs, so that nobody's words are lost.
use crate::ids::PersonId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text with what was written at the same time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Words {
    /// What stands.
    pub text: String,
    /// Who wrote it.
    pub by: PersonId,
    /// When, by their device's clock.
    pub at: DateTime<Utc>,
    /// What was written over by somebody who had not seen it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Wording>,
}

/// A wording that somebody wrote over without having seen it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub by: PersonId,
}

impl Words {
    /// The first words.
    #[must_use]
    pub const fn new(text: String, by: PersonId, at: DateTime<Utc>) -> Self {
        Self { text, by, at, beside: Vec::new() }
    }

    /// These words as `by` writes them, who saw `was`.
    #[must_use]
    pub fn rewritten(&self, text: String, was: &str, by: PersonId, at: DateTime<Utc>) -> Self {
        if self.text == text {
            return self.clone();
        }
        let mut beside = self.beside.clone();
        let unseen = Wording { text: self.text.clone(), by: self.by };
        if self.text != was.trim() && !unseen.text.is_empty() && !beside.contains(&unseen) {
            beside.push(unseen);
        }
        Self { text, by, at, beside }
    }
}
