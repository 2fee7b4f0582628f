//! «Om mig»: what the participant writes about themselves, so that they need not tell their story once more (S0: «så
//! deltagaren behöver inte förklara sin situation för ännu en person»). It goes to nobody without their yes.
use super::Words;
use crate::ids::PersonId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The participant's own words about themselves, and who may read them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct AboutMe {
    /// The words.
    pub words: Words,
    /// Each yes and each taking back, oldest first; of each person, the last one stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<Shown>,
}

/// A yes, or its taking back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Shown {
    /// To whom.
    pub person: PersonId,
    /// Whether they may read it from then on.
    pub yes: bool,
    /// When, by the phone's clock.
    pub at: DateTime<Utc>,
}

impl AboutMe {
    /// Those who may read it.
    #[must_use]
    pub fn readers(&self) -> Vec<PersonId> {
        let mut people: Vec<_> = self.ledger.iter().map(|shown| shown.person).collect();
        people.sort_unstable();
        people.dedup();
        people.retain(|person| self.shows(*person));
        people
    }

    /// Whether `person` may read it.
    #[must_use]
    pub fn shows(&self, person: PersonId) -> bool {
        self.acts(person).last().is_some_and(|shown| shown.yes)
    }

    /// All that was said about `person`, oldest first.
    pub fn acts(&self, person: PersonId) -> impl Iterator<Item = &Shown> {
        self.ledger.iter().filter(move |shown| shown.person == person)
    }
}
