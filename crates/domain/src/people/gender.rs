//! Män, kvinnor: the rows of S1's Deltagarstatistik. Noted by staff when the participant has said it, or not at all.
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;

/// What a participant is counted as in the statistics. It is used for nothing else, and they see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// Man.
    Man,
    /// Woman.
    Woman,
    /// «Vill inte säga», or neither.
    Unsaid,
}

impl Gender {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Man, Self::Woman, Self::Unsaid];

    /// The name on the wire and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Man => "man",
            Self::Woman => "woman",
            Self::Unsaid => "unsaid",
        }
    }
}

impl fmt::Display for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no such value.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» is none of: man, woman, unsaid")]
pub struct UnknownGender(String);

impl FromStr for Gender {
    type Err = UnknownGender;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|one| one.name() == text).ok_or_else(|| UnknownGender(text.to_owned()))
    }
}
