//! What a participant's consents open, on the day that is asked about.
use super::Part;
use crate::{
    ids::PersonId,
    people::Role,
    record::{Consent, Given, Share},
};
use chrono::NaiveDate;

/// What a participant has shared with others, besides what their roles give. The default shares nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Consents {
    /// All of the participant's consents, living or not.
    pub given: Vec<Consent>,
    /// Whether a programme of theirs goes on or is to come: what is shared «until the programme ends» ends with it.
    pub in_programme: bool,
}

impl Consents {
    /// What the participant shares with `person` on `today`.
    #[must_use]
    pub fn with(&self, person: PersonId, today: NaiveDate) -> Option<&Given> {
        let consent = self.given.iter().find(|consent| consent.person == person)?;
        consent.lives_on(today, self.in_programme)
    }
}

/// Whether consent can open anything to somebody with this role. The project coordinator sees aggregates only.
#[must_use]
pub const fn can_be_shared_with(role: Role) -> bool {
    match role {
        Role::Coach | Role::Ambassador | Role::Supervisor | Role::ProgrammeCoordinator => true,
        Role::Caseworker | Role::SocialWorker | Role::TransitionGuide | Role::Sponsor => true,
        Role::ProjectCoordinator => false,
    }
}

/// What somebody with this role sees of themselves, of what could also be shared.
#[must_use]
pub fn shares_of(role: Role) -> Vec<Share> {
    let seen = super::parts_of(role);
    Share::ALL
        .into_iter()
        .filter(|share| parts_of_share(*share).iter().all(|part| seen.contains(part)))
        .collect()
}

/// The parts that a share opens. Whoever is shown anything is shown the name.
pub(super) const fn parts_of_share(share: Share) -> &'static [Part] {
    match share {
        Share::Schedule => &[Part::Name, Part::Schedule, Part::PlacementSchedule],
        Share::Programme => &[Part::Name, Part::Programme],
        Share::Goals => &[Part::Name, Part::SharedGoals],
        Share::People => &[Part::Name, Part::People],
        Share::Answers => &[Part::Name, Part::Answers],
        Share::Tasks => &[Part::Name, Part::Agreements],
        Share::SelfRatings => &[Part::Name, Part::SelfRatings],
    }
}
