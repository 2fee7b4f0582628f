//! Who leads a group.
use super::{Deed, Duty};

/// What somebody has to do with one group today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GroupTies {
    /// Whether they started it.
    pub started: bool,
    /// Whether they plan with somebody who takes part in it, by a living relation.
    pub plans_with_a_member: bool,
}

/// Whether somebody with these duties leads a group: reads its schedule at the desk and changes it, for everybody in it.
///
/// Programme coordinators lead every group of their organisation. A coach leads the groups that they started and those
/// in which they plan with somebody. Others read of a group what stands in the schedules of those they walk beside.
#[must_use]
pub fn leads_group(duties: &[Duty], ties: GroupTies) -> bool {
    let plans = duties.iter().any(|duty| duty.may(Deed::Plan));
    plans && (duties.contains(&Duty::ProgrammeCoordinator) || ties.started || ties.plans_with_a_member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_leads_the_groups_they_started_or_have_somebody_in_and_a_coordinator_leads_all() {
        let nothing = GroupTies::default();
        let started = GroupTies { started: true, ..nothing };
        let member = GroupTies { plans_with_a_member: true, ..nothing };
        for (duties, expected) in [
            (&[][..], [false, false, false]),
            (&[Duty::ProjectCoordinator], [false, false, false]),
            (&[Duty::Coach], [false, true, true]),
            (&[Duty::ProgrammeCoordinator], [true, true, true]),
            (&[Duty::ProjectCoordinator, Duty::Coach], [false, true, true]),
        ] {
            assert_eq!(
                [nothing, started, member].map(|ties| leads_group(duties, ties)),
                expected,
                "{duties:?}"
            );
        }
    }
}
