//! What somebody's work in the organisation is, beside what they are to single participants.
//!
//! S1 keeps its jobs apart: the coach has people of their own, the *samordnare* pairs a participant with an ambassador,
//! the *koordinator* works «övergripande» and sees sums only. A duty says what may be begun, never who may be seen:
//! that is [`crate::visibility`]'s alone.
use super::Role;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;

/// Somebody's work in the organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Coach.
    Coach,
    /// Programme coordinator (samordnare).
    ProgrammeCoordinator,
    /// Project coordinator (koordinator): sums only.
    ProjectCoordinator,
}

/// What is done at the desk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Deed {
    /// Look at the programmes, the groups and the people who work here.
    Look,
    /// Start a group.
    StartCohort,
    /// Add a participant; whoever adds one is what their duty makes them to that participant.
    AddParticipant,
    /// Add somebody who walks beside.
    AddCompanion,
    /// Begin a programme for one's own participant, or move them from one to another.
    Enrol,
    /// Invite one's own participant, or somebody who walks beside one.
    Invite,
    /// Say who is what to one's own participant, from when until when.
    Relate,
    /// Look at sums over everybody.
    Sums,
    /// Keep the days of the ambassadors' network.
    Network,
    /// Pair one's own participant with an ambassador, a supervisor or a sponsor.
    Pair,
    /// Change the schedule of a group or of one's own participant.
    Plan,
    /// Keep times free for talks.
    OfferTalks,
    /// Ask a programme's participants in a survey that nobody answers by name, and answer them.
    Survey,
}

impl Duty {
    /// All duties.
    pub const ALL: [Self; 3] = [Self::Coach, Self::ProgrammeCoordinator, Self::ProjectCoordinator];

    /// The duty's name on the wire and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::ProgrammeCoordinator => "programme-coordinator",
            Self::ProjectCoordinator => "project-coordinator",
        }
    }

    /// Whether somebody with this duty may do `deed`.
    #[must_use]
    pub const fn may(self, deed: Deed) -> bool {
        match self {
            Self::Coach => !matches!(deed, Deed::Pair | Deed::Sums | Deed::Survey),
            Self::ProgrammeCoordinator => true,
            Self::ProjectCoordinator => matches!(deed, Deed::Sums),
        }
    }

    /// What the duty makes somebody to a participant whom they add; nothing, where they only see sums.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Coach => Some(Role::Coach),
            Self::ProgrammeCoordinator => Some(Role::ProgrammeCoordinator),
            Self::ProjectCoordinator => None,
        }
    }

    /// The deed by which somebody becomes `role` to a participant: pairing is the samordnare's.
    #[must_use]
    pub const fn deed_for(role: Role) -> Deed {
        match role {
            Role::Ambassador | Role::Supervisor | Role::Sponsor => Deed::Pair,
            _ => Deed::Relate,
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no such duty.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("there is no duty «{0}»; there are: coach, programme-coordinator, project-coordinator")]
pub struct UnknownDuty(String);

impl FromStr for Duty {
    type Err = UnknownDuty;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|duty| duty.name() == text).ok_or_else(|| UnknownDuty(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each duty may do. Written by hand, not read from the rule under test.
    const TABLE: [(Deed, [bool; 3]); 13] = [
        // Coach, programme coordinator, project coordinator.
        (Deed::Look, [true, true, false]),
        (Deed::StartCohort, [true, true, false]),
        (Deed::AddParticipant, [true, true, false]),
        (Deed::AddCompanion, [true, true, false]),
        (Deed::Enrol, [true, true, false]),
        (Deed::Invite, [true, true, false]),
        (Deed::Relate, [true, true, false]),
        (Deed::Sums, [false, true, true]),
        (Deed::Network, [true, true, false]),
        (Deed::Pair, [false, true, false]),
        (Deed::Plan, [true, true, false]),
        (Deed::OfferTalks, [true, true, false]),
        (Deed::Survey, [false, true, false]),
    ];

    #[test]
    fn each_duty_may_do_what_the_table_says() {
        for (deed, may) in TABLE {
            assert_eq!(Duty::ALL.map(|duty| duty.may(deed)), may, "{deed:?}");
        }
    }

    #[test]
    fn a_duty_makes_somebody_what_it_says_to_those_whom_they_add() {
        let roles = [Some(Role::Coach), Some(Role::ProgrammeCoordinator), None];
        assert_eq!(Duty::ALL.map(Duty::role), roles);
    }

    #[test]
    fn ambassadors_supervisors_and_sponsors_are_paired_and_all_others_are_related() {
        let paired: Vec<_> =
            Role::ALL.into_iter().filter(|role| Duty::deed_for(*role) == Deed::Pair).collect();
        assert_eq!(paired, [Role::Ambassador, Role::Supervisor, Role::Sponsor]);
        let related = Role::ALL.into_iter().filter(|role| Duty::deed_for(*role) == Deed::Relate).count();
        assert_eq!(related, Role::ALL.len() - paired.len());
    }

    #[test]
    fn a_duty_is_read_back_by_its_name() {
        for duty in Duty::ALL {
            assert_eq!(duty.to_string().parse(), Ok(duty));
        }
        assert!("caseworker".parse::<Duty>().is_err());
    }
}
