//! Who sees what: one function, [`scope`], used by snapshots, reads, pushes and exports alike. Deny by default.
//!
//! Only this module makes a [`Scope`], and every query of the store about a participant asks for one. A role gives parts
//! while the relation holds; the participant's consent adds parts while both the consent and a relation live.
mod consents;
mod meetings;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_consents;
#[cfg(test)]
mod tests_of_meetings;
#[cfg(test)]
mod tests_of_reach;
#[cfg(test)]
mod tests_of_voices;

pub use consents::{Consents, can_be_shared_with, shares_of};
pub use meetings::meeting_scope;

use crate::{
    ids::{OrganisationId, PersonId},
    people::{Relation, Role, is_heard},
    record::{Item, Kind},
};
use chrono::NaiveDate;

/// A part of what is known about a participant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// The preferred name, and that the person takes part.
    Name,
    /// Which programme, its phases and its hour ramp.
    Programme,
    /// All occurrences of the schedule.
    Schedule,
    /// Occurrences at the workplace only.
    PlacementSchedule,
    /// Who is around the participant, and how to reach them.
    People,
    /// Answers for occurrences.
    Answers,
    /// Answers for occurrences at the workplace only, without the participant's own words: whoever waits there has to
    /// know that nobody comes, and not why.
    PlacementAnswers,
    /// Goals that the participant shares.
    SharedGoals,
    /// «Vem gör vad» and who helped with what.
    Agreements,
    /// What is addressed to the viewer: their own agreement to be told, a favour that they are asked for.
    Addressed,
    /// Whether reminders reach the participant at all: a living channel or none, and nothing of what they say.
    Reach,
    /// What the participant keeps to themselves: private goals, steps, support persons, devices, reminders.
    Private,
    /// What was reported about occurrences.
    Attendance,
    /// Wishes and their answers.
    Wishes,
    /// How the participant rates themselves: by consent alone, whatever the role.
    SelfRatings,
    /// Meetings, the rough plan, recommendations: what those do together who convene meetings.
    Planning,
    /// Of that, what the viewer is asked to attend, and what was agreed there ([`meeting_scope`]).
    Attending,
}

impl Part {
    const EVERY: [Self; 17] = [
        Self::Name,
        Self::Programme,
        Self::Schedule,
        Self::PlacementSchedule,
        Self::People,
        Self::Answers,
        Self::PlacementAnswers,
        Self::SharedGoals,
        Self::Agreements,
        Self::Addressed,
        Self::Reach,
        Self::Private,
        Self::Attendance,
        Self::Wishes,
        Self::SelfRatings,
        Self::Planning,
        Self::Attending,
    ];
}

/// Who looks at whom, and which parts they may see. Only [`scope`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scope {
    organisation: OrganisationId,
    viewer: PersonId,
    subject: PersonId,
    parts: Vec<Part>,
}

/// Who is asking about whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Question {
    /// The viewer's organisation.
    pub viewer_organisation: OrganisationId,
    /// The viewer.
    pub viewer: PersonId,
    /// The participant's organisation.
    pub subject_organisation: OrganisationId,
    /// The participant.
    pub subject: PersonId,
}

/// What `viewer` may see of `subject` on `today`, by the `relations` of people to the subject and by the subject's
/// `consents`.
///
/// None where nothing may be seen: whoever asks then gets the same answer as for a person who does not exist.
#[must_use]
pub fn scope(
    question: Question,
    relations: &[Relation],
    consents: &Consents,
    today: NaiveDate,
) -> Option<Scope> {
    let Question { viewer_organisation, viewer, subject_organisation, subject } = question;
    if viewer_organisation != subject_organisation {
        return None;
    }
    let mut parts: Vec<Part> = if viewer == subject {
        Part::EVERY.to_vec()
    } else {
        let living: Vec<Role> = relations
            .iter()
            .filter(|relation| relation.person == viewer && relation.participant == subject)
            .filter(|relation| relation.holds_on(today))
            .map(|relation| relation.role)
            .collect();
        let shared = living.iter().any(|role| can_be_shared_with(*role));
        let shares = consents.with(viewer, today).filter(|_| shared).map_or(&[][..], |given| &given.shares);
        let by_role = living.iter().flat_map(|role| parts_of(*role));
        let by_consent = shares.iter().flat_map(|share| consents::parts_of_share(*share));
        by_role.chain(by_consent).copied().collect()
    };
    parts.sort_unstable();
    parts.dedup();
    (!parts.is_empty()).then_some(Scope { organisation: subject_organisation, viewer, subject, parts })
}

/// What is needed to take in a report by `viewer`: the schedule that it is about, and their own earlier reports, also
/// where the relation ended so lately that they are still heard ([`is_heard`]).
///
/// For taking in reports alone: whoever sent one is told what became of it, and reads nothing by this.
#[must_use]
pub fn report_scope(question: Question, relations: &[Relation], today: NaiveDate) -> Option<Scope> {
    let Question { viewer_organisation, viewer, subject_organisation, subject } = question;
    if viewer_organisation != subject_organisation {
        return None;
    }
    let needed = [Part::Schedule, Part::PlacementSchedule, Part::Addressed];
    let mut parts: Vec<Part> = relations
        .iter()
        .filter(|relation| relation.person == viewer && relation.participant == subject)
        .filter(|relation| is_heard(relation, today))
        .flat_map(|relation| parts_of(relation.role).iter().copied())
        .filter(|part| needed.contains(part))
        .collect();
    parts.sort_unstable();
    parts.dedup();
    (!parts.is_empty()).then_some(Scope { organisation: subject_organisation, viewer, subject, parts })
}

/// What a role sees of a participant while the relation holds.
const fn parts_of(role: Role) -> &'static [Part] {
    match role {
        Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide => &[
            Part::Name,
            Part::Programme,
            Part::Schedule,
            Part::PlacementSchedule,
            Part::People,
            Part::Answers,
            Part::PlacementAnswers,
            Part::SharedGoals,
            Part::Agreements,
            Part::Addressed,
            Part::Reach,
            Part::Attendance,
            Part::Wishes,
            Part::Planning,
        ],
        Role::Ambassador | Role::Supervisor => {
            &[Part::Name, Part::PlacementSchedule, Part::PlacementAnswers, Part::Addressed]
        }
        // Other authorities see nothing of themselves: consent is what opens anything to them.
        Role::ProjectCoordinator | Role::Caseworker | Role::SocialWorker | Role::Sponsor => &[],
    }
}

/// Whether somebody with this role can be asked: to be told where nobody hears from a participant, or for a favour.
#[must_use]
pub fn can_be_asked(role: Role) -> bool {
    parts_of(role).contains(&Part::Addressed)
}

impl Scope {
    /// The organisation in which all of it stands.
    #[must_use]
    pub const fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// Who looks.
    #[must_use]
    pub const fn viewer(&self) -> PersonId {
        self.viewer
    }

    /// At whom.
    #[must_use]
    pub const fn subject(&self) -> PersonId {
        self.subject
    }

    /// Whether `part` may be seen.
    #[must_use]
    pub fn sees(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// The kinds of items that may be read, and of each whether private ones as well. What is addressed to the viewer
    /// comes on top: see [`Scope::addressed`].
    #[must_use]
    pub fn kinds(&self) -> Vec<(Kind, bool)> {
        let private = self.sees(Part::Private);
        Kind::ALL
            .into_iter()
            .filter(|kind| {
                self.sees(match kind {
                    Kind::Profile => Part::Name,
                    Kind::Goal => Part::SharedGoals,
                    Kind::Step | Kind::Support => Part::Private,
                    Kind::Answer => Part::Answers,
                    Kind::Task | Kind::Help => Part::Agreements,
                    Kind::Wake | Kind::Agreement | Kind::Reminders | Kind::Heard => Part::Private,
                    Kind::Request | Kind::Ask | Kind::Trip | Kind::Practice => Part::Private,
                    Kind::CheckIn => Part::Attendance,
                    Kind::RampChange => Part::Programme,
                    Kind::Consent => Part::Private,
                    Kind::Wish => Part::Wishes,
                    // A call is about how it goes at the workplace, as reports are.
                    Kind::Call => Part::Attendance,
                    Kind::Thanks => Part::Private,
                    Kind::Meeting | Kind::PlanLine | Kind::Recommendation | Kind::Afterwards => {
                        Part::Planning
                    }
                    Kind::AboutMe | Kind::Feedback | Kind::Counting => Part::Private,
                    Kind::SelfRating => Part::SelfRatings,
                })
            })
            .map(|kind| (kind, private))
            .collect()
    }

    /// Whether `item` of the subject's record may be read.
    #[must_use]
    pub fn shows(&self, item: &Item) -> bool {
        let kind = self
            .kinds()
            .into_iter()
            .any(|(kind, private)| kind == item.kind() && (private || !item.private()));
        kind || (self.addressed().contains(&item.kind()) && item.addressees().contains(&self.viewer))
    }
}
