//! Who reads how a participant rates themselves, and what they said about an activity.
use super::*;
use crate::{
    ids::SeriesId,
    language::Text,
    record::{
        Consent, ConsentAct, ConsentEntry, Counting, Face, Feedback, FeedbackEntry, Given, Scale, SelfRating,
        Share, Until,
    },
    schedule::OccurrenceId,
};
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const HERE: OrganisationId = OrganisationId(Uuid::from_u128(9));
const AMINA: PersonId = PersonId(Uuid::from_u128(1));

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn of(viewer: PersonId, relations: &[Relation], consents: &Consents) -> Option<Scope> {
    let question = Question { viewer_organisation: HERE, viewer, subject_organisation: HERE, subject: AMINA };
    scope(question, relations, consents, TODAY)
}

fn self_rating() -> Item {
    let scale = Scale {
        key: "days".to_owned(),
        question: Text::plain("?"),
        labels: Vec::new(),
        owner: String::new(),
    };
    Item::SelfRating(SelfRating { scale, ratings: Vec::new() })
}

fn feedback(to: PersonId, withdrawn: bool) -> Item {
    let entry =
        FeedbackEntry { by: AMINA, at: DateTime::UNIX_EPOCH, face: Some(Face::Hard), line: String::new() };
    Item::Feedback(Feedback {
        occurrence: OccurrenceId {
            series: SeriesId(Uuid::nil()),
            start: TODAY.and_hms_opt(9, 0, 0).unwrap(),
        },
        day: TODAY,
        title: Text::plain("Kost"),
        to,
        withdrawn,
        entries: vec![entry],
    })
}

prop_compose! {
    fn relations()(list in prop::collection::vec((2_u128..5, 0_usize..9, -9_i64..9, 0_i64..9), 0..5)) -> Vec<Relation> {
        list.into_iter().map(|(other, role, since, length)| {
            let since = TODAY + TimeDelta::days(since);
            let until = Some(since + TimeDelta::days(length));
            Relation { participant: AMINA, person: person(other), role: Role::ALL[role], since, until, contact: false }
        }).collect()
    }
}

prop_compose! {
    /// Whom, which shares, for how many days more; none takes it back.
    fn consents()(list in prop::collection::vec((2_u128..5, prop::option::of((0_usize..7, -4_i64..9))), 0..4)) -> Vec<Consent> {
        let mut consents: Vec<Consent> = Vec::new();
        for (other, act) in list {
            let act = match act {
                Some((share, days)) => ConsentAct::Given(Given {
                    shares: vec![Share::ALL[share]],
                    until: Until::Day(TODAY + TimeDelta::days(days)),
                }),
                None => ConsentAct::Withdrawn,
            };
            let entry = ConsentEntry { at: DateTime::UNIX_EPOCH, act };
            match consents.iter_mut().find(|one| one.person == person(other)) {
                Some(one) => one.ledger.push(entry),
                None => consents.push(Consent { person: person(other), ledger: vec![entry] }),
            }
        }
        consents
    }
}

proptest! {
    /// No role shows it; a consent that lives does, to that one person, while they are something to the participant.
    #[test]
    fn a_self_rating_without_living_consent_is_in_nobody_elses_scope(
        relations in relations(), given in consents(), viewer in 2_u128..5,
    ) {
        let consents = Consents { given: given.clone(), in_programme: true };
        let viewer = person(viewer);
        let beside = relations.iter().any(|relation| {
            relation.person == viewer && relation.holds_on(TODAY) && relation.role != Role::ProjectCoordinator
        });
        let last = given.iter().find(|one| one.person == viewer).and_then(|one| one.ledger.last());
        let lives = match last.map(|entry| &entry.act) {
            Some(ConsentAct::Given(given)) => {
                given.shares == [Share::SelfRatings] && given.until.last_day().is_some_and(|last| TODAY <= last)
            }
            _ => false,
        };
        let shown = of(viewer, &relations, &consents).is_some_and(|scope| scope.shows(&self_rating()));
        prop_assert_eq!(shown, beside && lives);
        let own = of(AMINA, &relations, &consents).unwrap();
        prop_assert!(own.shows(&self_rating()) && own.shows(&Item::Counting(Counting::default())));
    }

    /// What was said to somebody is read by them, while they are coach, coordinator or guide, whatever is shared.
    #[test]
    fn feedback_is_for_whom_it_was_said_to_and_nobody_else(
        relations in relations(), given in consents(), viewer in 2_u128..5, to in 2_u128..5, withdrawn: bool,
    ) {
        let consents = Consents { given, in_programme: true };
        let (viewer, to) = (person(viewer), person(to));
        let coaches = relations.iter().any(|relation| {
            relation.person == viewer
                && relation.holds_on(TODAY)
                && matches!(relation.role, Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide)
        });
        let scope = of(viewer, &relations, &consents);
        let shown = scope.as_ref().is_some_and(|scope| scope.shows(&feedback(to, withdrawn)));
        prop_assert_eq!(shown, coaches && viewer == to && !withdrawn);
        prop_assert!(!scope.is_some_and(|scope| scope.shows(&Item::Counting(Counting::default()))));
        prop_assert!(of(AMINA, &[], &Consents::default()).unwrap().shows(&feedback(to, withdrawn)));
    }
}
