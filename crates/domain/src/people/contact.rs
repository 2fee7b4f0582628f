//! «Min kontakt just nu»: always exactly one named person while anybody is left (row 91).
use super::{Relation, Role};
use crate::ids::PersonId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The one to turn to today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CurrentContact {
    /// Who it is.
    pub person: PersonId,
    /// Whether the person stands in for an agreed contact who has left; staff are told so.
    pub stand_in: bool,
}

/// The contact of a participant on `today`, given everybody's `relations` to that participant.
///
/// The agreed contact, the latest where several were agreed. Where none of them is there any longer, the first of
/// `stand_ins` (the template's order of roles) who is; and before nobody at all, anybody who is there.
#[must_use]
pub fn current_contact(
    relations: &[Relation],
    stand_ins: &[Role],
    today: NaiveDate,
) -> Option<CurrentContact> {
    let here = || relations.iter().filter(|relation| relation.holds_on(today));
    if let Some(agreed) = here().filter(|relation| relation.contact).max_by_key(|r| (r.since, r.person)) {
        return Some(CurrentContact { person: agreed.person, stand_in: false });
    }
    let rank =
        |role: Role| stand_ins.iter().position(|stand_in| *stand_in == role).unwrap_or(stand_ins.len());
    here()
        .min_by_key(|relation| (rank(relation.role), relation.role, relation.since, relation.person))
        .map(|relation| CurrentContact { person: relation.person, stand_in: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn day(ordinal: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, ordinal).unwrap()
    }

    fn relation(person: u128, role: Role, since: u32, until: Option<u32>, contact: bool) -> Relation {
        Relation {
            participant: PersonId(Uuid::from_u128(1)),
            person: PersonId(Uuid::from_u128(person)),
            role,
            since: day(since),
            until: until.map(day),
            contact,
        }
    }

    #[test]
    fn a_coach_who_leaves_is_followed_by_the_templates_stand_in() {
        let relations = [
            relation(2, Role::Coach, 10, Some(50), true),
            relation(3, Role::Caseworker, 1, None, false),
            relation(4, Role::ProgrammeCoordinator, 10, None, false),
        ];
        let on = |ordinal| current_contact(&relations, &[Role::ProgrammeCoordinator], day(ordinal));
        assert_eq!(on(50), Some(CurrentContact { person: relations[0].person, stand_in: false }));
        assert_eq!(on(51), Some(CurrentContact { person: relations[2].person, stand_in: true }));
    }

    proptest! {
        #[test]
        fn there_is_a_contact_exactly_while_anybody_is_there(
            spans in prop::collection::vec((2u128..9, 0usize..9, 1u32..100, 0u32..100, any::<bool>()), 0..8),
            today in 1u32..250,
        ) {
            let relations: Vec<_> = spans
                .into_iter()
                .map(|(person, role, since, length, contact)| relation(person, Role::ALL[role], since, Some(since + length), contact))
                .collect();
            let contact = current_contact(&relations, &[Role::Coach], day(today));
            let here: Vec<_> = relations.iter().filter(|r| r.holds_on(day(today))).collect();
            prop_assert_eq!(contact.is_some(), !here.is_empty());
            if let Some(contact) = contact {
                prop_assert!(here.iter().any(|r| r.person == contact.person));
                prop_assert_eq!(contact.stand_in, !here.iter().any(|r| r.contact));
            }
        }
    }
}
