//! Recommendations to whoever goes on with the participant (S0, row 47). «De rekommendationer vi gjorde togs inte hand
//! om» (row 48): so each has a state that the participant follows, and a day by which something should have come of it.
use crate::ids::{PersonId, RecommendationId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One recommendation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Recommendation {
    /// The id.
    pub id: RecommendationId,
    /// What is recommended.
    pub text: String,
    /// To whom: a name, an organisation.
    pub to: String,
    /// Who that is, where they are one of the people around the participant: they read it, and say what comes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// By when something should have come of it.
    pub by: NaiveDate,
    /// Who wrote it.
    pub author: PersonId,
    /// The day on which it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<NaiveDate>,
    /// The day on which it was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// The day on which something came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acted_on: Option<NaiveDate>,
}

/// How far a recommendation has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reached {
    /// It is written.
    Written,
    /// It was handed over.
    Sent,
    /// It was received.
    Received,
    /// Something came of it.
    ActedOn,
}

impl Recommendation {
    /// How far it has come.
    #[must_use]
    pub const fn reached(&self) -> Reached {
        match (self.acted_on, self.received, self.sent) {
            (Some(_), ..) => Reached::ActedOn,
            (None, Some(_), _) => Reached::Received,
            (None, None, Some(_)) => Reached::Sent,
            (None, None, None) => Reached::Written,
        }
    }

    /// Whether something should have come of it before `today`.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.acted_on.is_none() && self.by < today
    }
}
