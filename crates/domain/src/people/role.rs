//! The roles that the programmes' documents name (`docs/sources.md`, section B).
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;

/// What a person is to a participant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Coach (Accesscoach).
    Coach,
    /// Workplace mentor (ambassadör).
    Ambassador,
    /// Workplace supervisor (handledare).
    Supervisor,
    /// Programme coordinator (samordnare): pairs participants and ambassadors.
    ProgrammeCoordinator,
    /// Project coordinator (koordinator): sees aggregates only.
    ProjectCoordinator,
    /// Caseworker (handläggare) of the referring authority.
    Caseworker,
    /// Social worker (socialsekreterare).
    SocialWorker,
    /// Transition guide (utslussare).
    TransitionGuide,
    /// Civil-society sponsor (fadder).
    Sponsor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 9] = [
        Self::Coach,
        Self::Ambassador,
        Self::Supervisor,
        Self::ProgrammeCoordinator,
        Self::ProjectCoordinator,
        Self::Caseworker,
        Self::SocialWorker,
        Self::TransitionGuide,
        Self::Sponsor,
    ];

    /// The role's name on the wire and in templates.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::Ambassador => "ambassador",
            Self::Supervisor => "supervisor",
            Self::ProgrammeCoordinator => "programme-coordinator",
            Self::ProjectCoordinator => "project-coordinator",
            Self::Caseworker => "caseworker",
            Self::SocialWorker => "social-worker",
            Self::TransitionGuide => "transition-guide",
            Self::Sponsor => "sponsor",
        }
    }

    /// Whether somebody with this role calls meetings with the participant and writes in the rough plan: those who plan
    /// with them, and the guide, who leads the handover.
    #[must_use]
    pub const fn convenes(self) -> bool {
        self.plans() || matches!(self, Self::TransitionGuide)
    }

    /// Whether somebody with this role plans with the participant, and says yes for the programme.
    #[must_use]
    pub const fn plans(self) -> bool {
        matches!(self, Self::Coach | Self::ProgrammeCoordinator)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no such role.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("there is no role «{0}»")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}
