//! What consent opens: no more than was given, no longer, to nobody else.
use super::*;
use crate::record::{Consent, ConsentAct, ConsentEntry, Given, Share, Until};
use chrono::{DateTime, Days, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const HERE: OrganisationId = OrganisationId(Uuid::from_u128(9));
const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const EVA: PersonId = PersonId(Uuid::from_u128(2));

/// What each share opens to somebody whose role gives nothing. Written by hand, not read from the code.
const OPENS: [(Share, &[Part]); 7] = [
    (Share::Schedule, &[Part::Name, Part::Schedule, Part::PlacementSchedule]),
    (Share::Programme, &[Part::Name, Part::Programme]),
    (Share::Goals, &[Part::Name, Part::SharedGoals]),
    (Share::People, &[Part::Name, Part::People]),
    (Share::Answers, &[Part::Name, Part::Answers]),
    (Share::Tasks, &[Part::Name, Part::Agreements]),
    (Share::SelfRatings, &[Part::Name, Part::SelfRatings]),
];

fn question(viewer: PersonId) -> Question {
    Question { viewer_organisation: HERE, viewer, subject_organisation: HERE, subject: AMINA }
}

fn relation(person: PersonId, role: Role) -> Relation {
    Relation { participant: AMINA, person, role, since: TODAY, until: Some(TODAY), contact: false }
}

fn day(days: i64) -> NaiveDate {
    TODAY + chrono::Duration::days(days)
}

fn entry(act: ConsentAct) -> ConsentEntry {
    ConsentEntry { at: DateTime::<Utc>::UNIX_EPOCH, act }
}

fn given(person: PersonId, shares: &[Share], until: Until) -> Consent {
    Consent { person, ledger: vec![entry(ConsentAct::Given(Given { shares: shares.to_vec(), until }))] }
}

fn consents(given: Vec<Consent>) -> Consents {
    Consents { given, in_programme: true }
}

fn seen(viewer: PersonId, relations: &[Relation], consents: &Consents, today: NaiveDate) -> Vec<Part> {
    let scope = scope(question(viewer), relations, consents, today);
    Part::EVERY.into_iter().filter(|part| scope.as_ref().is_some_and(|scope| scope.sees(*part))).collect()
}

#[test]
fn each_share_opens_what_it_says_to_those_who_see_nothing_by_role() {
    for role in [Role::Caseworker, Role::SocialWorker, Role::Sponsor] {
        let relations = [relation(EVA, role)];
        assert_eq!(seen(EVA, &relations, &Consents::default(), TODAY), []);
        for (share, parts) in OPENS {
            let consents = consents(vec![given(EVA, &[share], Until::TakenBack)]);
            assert_eq!(seen(EVA, &relations, &consents, TODAY), parts, "{role} {share:?}");
        }
    }
}

#[test]
fn an_ambassador_sees_more_by_consent_and_the_project_coordinator_never() {
    let shared = consents(vec![given(EVA, &[Share::Goals], Until::TakenBack)]);
    let of = |role| seen(EVA, &[relation(EVA, role)], &shared, TODAY);
    assert_eq!(
        of(Role::Ambassador),
        [Part::Name, Part::PlacementSchedule, Part::PlacementAnswers, Part::SharedGoals, Part::Addressed]
    );
    assert_eq!(of(Role::ProjectCoordinator), []);
}

#[test]
fn a_consent_ends_on_its_day_with_the_programme_and_when_taken_back() {
    let forever = |person, role| Relation { until: None, ..relation(person, role) };
    let relations = [forever(EVA, Role::Caseworker)];
    let sees = |consents: &Consents, today| !seen(EVA, &relations, consents, today).is_empty();
    let until_friday = consents(vec![given(EVA, &[Share::Schedule], Until::Day(day(4)))]);
    assert!(sees(&until_friday, day(4)));
    assert!(!sees(&until_friday, day(5)));
    let programme = consents(vec![given(EVA, &[Share::Schedule], Until::ProgrammeEnds(day(30)))]);
    assert!(sees(&programme, day(30)));
    assert!(!sees(&programme, day(31)), "the programme goes on longer than was planned");
    assert!(!sees(&Consents { in_programme: false, ..programme }, day(1)), "it ended sooner");
    let mut back = consents(vec![given(EVA, &[Share::Schedule], Until::TakenBack)]);
    assert!(sees(&back, day(300)));
    back.given[0].ledger.push(entry(ConsentAct::Withdrawn));
    assert!(!sees(&back, TODAY));
}

#[test]
fn wishes_are_for_coach_coordinator_and_guide() {
    let wishes =
        |role| seen(EVA, &[relation(EVA, role)], &Consents::default(), TODAY).contains(&Part::Wishes);
    let who: Vec<_> = Role::ALL.into_iter().filter(|role| wishes(*role)).collect();
    assert_eq!(who, [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide]);
}

#[test]
fn the_participant_reads_every_kind_of_item_about_themselves() {
    let scope = scope(question(AMINA), &[], &Consents::default(), TODAY).unwrap();
    assert_eq!(scope.kinds(), Kind::ALL.map(|kind| (kind, true)));
}

prop_compose! {
    fn person()(number in 2_u128..5) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }
}

fn until() -> impl Strategy<Value = Until> {
    prop_oneof![
        (-5_i64..20).prop_map(|days| Until::Day(day(days))),
        (-5_i64..20).prop_map(|days| Until::ProgrammeEnds(day(days))),
        Just(Until::TakenBack),
    ]
}

prop_compose! {
    fn ledger()(person in person(), acts in prop::collection::vec(prop::option::of((prop::collection::vec(0_usize..7, 1..4), until())), 0..4)) -> Consent {
        let act = |act: Option<(Vec<usize>, Until)>| match act {
            Some((shares, until)) => {
                ConsentAct::Given(Given { shares: shares.into_iter().map(|share| Share::ALL[share]).collect(), until })
            }
            None => ConsentAct::Withdrawn,
        };
        Consent { person, ledger: acts.into_iter().map(|one| entry(act(one))).collect() }
    }
}

prop_compose! {
    fn relations()(list in prop::collection::vec((person(), 0_usize..9, -9_i64..9, 0_u64..9), 0..5)) -> Vec<Relation> {
        list.into_iter().map(|(person, role, since, length)| {
            let since = day(since);
            Relation { participant: AMINA, person, role: Role::ALL[role], since, until: Some(since + Days::new(length)), contact: false }
        }).collect()
    }
}

proptest! {
    /// Role ∪ living consent, and nothing beyond: told anew from the table above.
    #[test]
    fn nothing_is_seen_beyond_role_and_living_consent(
        relations in relations(), one in ledger(), other in ledger(), viewer in person(), in_programme in any::<bool>(),
    ) {
        let mut given = vec![one];
        if given[0].person != other.person {
            given.push(other);
        }
        let consents = Consents { given, in_programme };
        let living: Vec<_> = relations.iter().filter(|r| r.person == viewer && r.since <= TODAY && r.until >= Some(TODAY)).collect();
        let mut expected: Vec<Part> = seen(viewer, &relations, &Consents::default(), TODAY);
        let last = consents.given.iter().find(|consent| consent.person == viewer).and_then(|consent| consent.ledger.last());
        if let Some(ConsentEntry { act: ConsentAct::Given(given), .. }) = last {
            let over = match given.until {
                Until::Day(last) => last < TODAY,
                Until::ProgrammeEnds(last) => last < TODAY || !in_programme,
                Until::TakenBack => false,
            };
            if !over && living.iter().any(|relation| relation.role != Role::ProjectCoordinator) {
                let opens = OPENS.iter().filter(|(share, _)| given.shares.contains(share));
                expected.extend(opens.flat_map(|(_, parts)| *parts));
            }
        }
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(seen(viewer, &relations, &consents, TODAY), expected);
        let elsewhere = Question { viewer_organisation: OrganisationId(Uuid::nil()), ..question(viewer) };
        prop_assert_eq!(scope(elsewhere, &relations, &consents, TODAY), None);
    }

    /// Not by any ledger: what is private, addressed to others or wished for.
    #[test]
    fn no_consent_opens_what_cannot_be_shared(consent in ledger(), role in 0_usize..9) {
        let viewer = consent.person;
        let relations = [relation(viewer, Role::ALL[role])];
        let by_role = seen(viewer, &relations, &Consents::default(), TODAY);
        let with = seen(viewer, &relations, &consents(vec![consent]), TODAY);
        for part in [Part::Private, Part::Addressed, Part::Wishes] {
            prop_assert_eq!(with.contains(&part), by_role.contains(&part));
        }
    }
}
