//! What is done about the handover (utslussning).
use crate::{
    ids::{PersonId, RecommendationId},
    record::{Reached, Touch},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A deed of the handover.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverDeed {
    /// Write «Om mig»: by the participant.
    WriteAboutMe {
        /// The words.
        text: String,
        /// What the phone saw.
        #[serde(default)]
        was: String,
    },
    /// Let somebody read «Om mig»: by the participant.
    ShowAboutMe {
        /// Whom.
        person: PersonId,
        /// How many acts about them the phone knew of: what was taken back after those is not shown again.
        #[serde(default)]
        seen: usize,
    },
    /// Let somebody no longer read «Om mig»: by the participant.
    HideAboutMe {
        /// Whom.
        person: PersonId,
    },
    /// Choose how often somebody may get in touch after the end: by the participant.
    KeepInTouch {
        /// How often.
        touch: Touch,
    },
    /// Recommend something to whoever goes on with the participant: by somebody who convenes meetings with them.
    Recommend {
        /// Its id, made on the device.
        recommendation: RecommendationId,
        /// What.
        text: String,
        /// To whom: a name, an organisation.
        to: String,
        /// Who that is, where they are one of the people around.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        /// By when something should have come of it.
        by: NaiveDate,
    },
    /// Say how far a recommendation has come: by a convener, or by whom it is for.
    Reach {
        /// Which.
        recommendation: RecommendationId,
        /// How far; what is further takes nothing back, what is less far takes the rest back.
        reached: Reached,
        /// Since which day.
        on: NaiveDate,
    },
}

impl HandoverDeed {
    /// What somebody wrote in it, where it has words of theirs.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::WriteAboutMe { text, .. } | Self::Recommend { text, .. } => text,
            Self::ShowAboutMe { .. } | Self::HideAboutMe { .. } => "",
            Self::KeepInTouch { .. } | Self::Reach { .. } => "",
        }
    }
}
