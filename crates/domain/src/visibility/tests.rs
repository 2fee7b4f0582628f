//! Which parts a role opens, while its relation holds, and to nobody else.
use super::*;
use crate::{
    ids::RequestId,
    reminder::{Ask, AskState, Favour, FavourKind},
};
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// Who can be asked a favour. Written by hand, not read from the table under test.
const CAN_BE_ASKED: [Role; 5] =
    [Role::Coach, Role::Ambassador, Role::Supervisor, Role::ProgrammeCoordinator, Role::TransitionGuide];

/// What each role sees without any consent. Written by hand, not read from the table under test.
fn seen_by_role(role: Role) -> Vec<Part> {
    use Part::*;
    match role {
        Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide => vec![
            Name,
            Programme,
            Schedule,
            PlacementSchedule,
            People,
            Answers,
            PlacementAnswers,
            SharedGoals,
            Agreements,
            Addressed,
            Reach,
            Attendance,
            Wishes,
            Planning,
        ],
        Role::Ambassador | Role::Supervisor => vec![Name, PlacementSchedule, PlacementAnswers, Addressed],
        Role::ProjectCoordinator | Role::Caseworker | Role::SocialWorker | Role::Sponsor => vec![],
    }
}

fn question(viewer: u128, subject: u128, same_organisation: bool) -> Question {
    Question {
        viewer_organisation: OrganisationId(Uuid::from_u128(if same_organisation { 9 } else { 8 })),
        viewer: PersonId(Uuid::from_u128(viewer)),
        subject_organisation: OrganisationId(Uuid::from_u128(9)),
        subject: PersonId(Uuid::from_u128(subject)),
    }
}

prop_compose! {
    fn relations()(list in prop::collection::vec((1u128..4, 1u128..4, 0usize..9, -40i64..40, 0i64..60), 0..6)) -> Vec<Relation> {
        list.into_iter().map(|(participant, person, role, since, length)| {
            let since = TODAY + chrono::Duration::days(since);
            Relation {
                participant: PersonId(Uuid::from_u128(participant)),
                person: PersonId(Uuid::from_u128(person)),
                role: Role::ALL[role],
                since,
                until: Some(since + chrono::Duration::days(length)),
                contact: false,
            }
        }).collect()
    }
}

#[test]
fn each_role_sees_its_parts_and_no_others() {
    let (participant, person) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    for role in Role::ALL {
        let relation = Relation { participant, person, role, since: TODAY, until: None, contact: true };
        let scope = scope(question(2, 1, true), &[relation], &Consents::default(), TODAY);
        let seen: Vec<_> = Part::EVERY
            .into_iter()
            .filter(|part| scope.as_ref().is_some_and(|scope| scope.sees(*part)))
            .collect();
        assert_eq!(seen, seen_by_role(role), "{role}");
        assert_eq!(can_be_asked(role), CAN_BE_ASKED.contains(&role), "{role}");
    }
}

#[test]
fn a_late_report_is_taken_in_for_fourteen_days_with_what_it_needs() {
    let (participant, person) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    let needed = |role, ended_days_ago: u64| {
        let until = Some(TODAY - chrono::Days::new(ended_days_ago));
        let since = TODAY - chrono::Days::new(40);
        let relation = Relation { participant, person, role, since, until, contact: false };
        let scope = report_scope(question(2, 1, true), &[relation], TODAY);
        Part::EVERY
            .into_iter()
            .filter(|part| scope.as_ref().is_some_and(|s| s.sees(*part)))
            .collect::<Vec<_>>()
    };
    let coach = [Part::Schedule, Part::PlacementSchedule, Part::Addressed];
    assert_eq!((needed(Role::Coach, 0), needed(Role::Coach, 14)), (coach.to_vec(), coach.to_vec()));
    assert_eq!(needed(Role::Ambassador, 14), [Part::PlacementSchedule, Part::Addressed]);
    assert_eq!(needed(Role::Coach, 15), [], "after two weeks nobody is heard");
    assert_eq!(needed(Role::Caseworker, 0), []);
}

#[test]
fn whether_reminders_arrive_is_known_to_those_who_can_help_with_the_phone_and_to_nobody_else() {
    let (participant, person) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    let sees = |role, until| {
        let relation = Relation { participant, person, role, since: TODAY, until, contact: false };
        scope(question(2, 1, true), &[relation], &Consents::default(), TODAY)
            .is_some_and(|scope| scope.sees(Part::Reach))
    };
    let helping: Vec<_> = Role::ALL.into_iter().filter(|role| sees(*role, None)).collect();
    assert_eq!(helping, [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide]);
    assert!(!sees(Role::Coach, TODAY.pred_opt()), "not once the relation has ended");
}

#[test]
fn reminders_are_the_participants_own_whatever_the_relation() {
    let own = [
        Kind::Wake,
        Kind::Agreement,
        Kind::Reminders,
        Kind::Heard,
        Kind::Request,
        Kind::Ask,
        Kind::Trip,
        Kind::Practice,
        Kind::Consent,
    ];
    for role in Role::ALL {
        let (participant, person) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let relation = Relation { participant, person, role, since: TODAY, until: None, contact: true };
        let scope = scope(question(2, 1, true), &[relation], &Consents::default(), TODAY);
        let kinds = scope.map(|scope| scope.kinds()).unwrap_or_default();
        assert!(kinds.iter().all(|(kind, _)| !own.contains(kind)), "{role}");
    }
}

proptest! {
    #[test]
    fn nobody_but_the_participant_sees_what_is_private(relations in relations(), viewer in 1u128..4, subject in 1u128..4, same in any::<bool>()) {
        if let Some(scope) = scope(question(viewer, subject, same), &relations, &Consents::default(), TODAY) {
            prop_assert!(same);
            prop_assert_eq!(scope.sees(Part::Private), viewer == subject);
            prop_assert_eq!(scope.kinds().iter().any(|(_, private)| *private), viewer == subject);
        }
    }

    /// Of what is addressed to somebody, each sees their own, while they are something to the participant.
    #[test]
    fn what_is_addressed_to_somebody_is_for_them_and_the_participant_alone(relations in relations(), viewer in 1u128..4, subject in 1u128..4, told in 1u128..4) {
        let Some(scope) = scope(question(viewer, subject, true), &relations, &Consents::default(), TODAY) else { return Ok(()) };
        let person = PersonId(Uuid::from_u128(told));
        let item = Item::Ask(Ask {
            request: RequestId(Uuid::nil()),
            person,
            favour: Favour { kind: FavourKind::Wake, at: TODAY.and_hms_opt(7, 0, 0).unwrap(), line: String::new() },
            by: TODAY.and_hms_opt(20, 0, 0).unwrap(),
            state: AskState::Waiting,
            line: String::new(),
        });
        prop_assert!(item.private());
        let near = relations.iter().any(|relation| {
            relation.person == scope.viewer() && relation.participant == scope.subject() && relation.holds_on(TODAY)
                && CAN_BE_ASKED.contains(&relation.role)
        });
        let shown = viewer == subject || (viewer == told && near);
        prop_assert_eq!(scope.shows(&item), shown);
    }

    /// Nothing is written about a participant that they cannot read.
    #[test]
    fn the_participant_sees_every_kind_of_item(relations in relations(), subject in 1u128..4) {
        let own = scope(question(subject, subject, true), &relations, &Consents::default(), TODAY).unwrap();
        prop_assert_eq!(own.kinds(), Kind::ALL.map(|kind| (kind, true)));
    }

    /// Taking in a late report shows its sender nothing but what they reported themselves.
    #[test]
    fn what_a_report_needs_shows_no_kind_of_item(relations in relations(), viewer in 1u128..4, subject in 1u128..4, same in any::<bool>()) {
        if let Some(scope) = report_scope(question(viewer, subject, same), &relations, TODAY) {
            prop_assert!(same);
            prop_assert_eq!(scope.kinds(), vec![]);
            prop_assert!(!scope.sees(Part::Name) && !scope.sees(Part::People) && !scope.sees(Part::Attendance));
            let was_near = relations.iter().any(|r| {
                r.participant.0.as_u128() == subject && r.person.0.as_u128() == viewer
                    && r.since <= TODAY && r.until.is_none_or(|until| TODAY <= until + chrono::Duration::days(14))
            });
            prop_assert!(was_near);
        }
    }

    #[test]
    fn without_a_living_relation_nothing_is_seen(relations in relations(), viewer in 1u128..4, subject in 1u128..4) {
        let lives = relations.iter().any(|r| {
            r.participant.0.as_u128() == subject && r.person.0.as_u128() == viewer && r.holds_on(TODAY)
        });
        if !lives && viewer != subject {
            prop_assert_eq!(scope(question(viewer, subject, true), &relations, &Consents::default(), TODAY), None);
        }
    }
}
