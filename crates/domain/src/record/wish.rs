//! Wishes: «framföra önskemål om att få byta arbetsplats» (S1), «Kurser jag vill gå» (S4), activities to try, a talk.
//! Each is answered by a person.
use crate::ids::{PersonId, WishId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something that the participant wishes for. Coach, programme coordinator and transition guide see it; whoever is met
/// at the workplace does not, since it may be about the workplace.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Wish {
    /// The id.
    pub id: WishId,
    /// What about.
    pub about: WishKind,
    /// In the participant's own words, if they liked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// When it was made, by the phone's clock.
    pub made: DateTime<Utc>,
    /// Whether the participant took it back.
    #[serde(default)]
    pub withdrawn: bool,
    /// What was said to it, oldest first. The last one stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<WishAnswer>,
}

/// What one can wish for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WishKind {
    /// «Jag vill prata om platsen»
    Workplace,
    /// A course.
    Course,
    /// An activity to try.
    Activity,
    /// A talk.
    Talk,
}

impl WishKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Workplace, Self::Talk, Self::Course, Self::Activity];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workplace => "workplace",
            Self::Course => "course",
            Self::Activity => "activity",
            Self::Talk => "talk",
        }
    }
}

/// One person's answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct WishAnswer {
    /// Whose.
    pub by: PersonId,
    /// When, by their device's clock.
    pub at: DateTime<Utc>,
    /// What.
    pub said: WishSaid,
    /// A line to the participant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// What can be said to a wish.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WishSaid {
    /// Yes.
    Yes,
    /// Later: it stays on the list.
    Later,
    /// No, and why.
    No,
}

impl Wish {
    /// The answer that stands.
    #[must_use]
    pub fn answer(&self) -> Option<&WishAnswer> {
        self.answers.last()
    }

    /// Whether somebody still has it to answer for the first time.
    #[must_use]
    pub fn waits(&self) -> bool {
        !self.withdrawn && self.answers.is_empty()
    }
}
