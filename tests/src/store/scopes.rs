//! The store's SQL held against the domain's visibility: whatever a scope does not show, no query returns.
use super::{
    Place,
    items::{addressed, consent, item},
    on_both,
    world::*,
};
use folje_domain::{
    ids::*,
    people::{Relation, Role},
    programme::Enrolment,
    record::{Item, Kind, Record, Until, with_meetings},
    schedule::{ActivityKind, Series},
    visibility::{self, Consents, Part as Sees, Question, Scope},
};
use folje_store::{Organisation, Part, SeriesOwner, Store};
use proptest::{prelude::*, test_runner::TestRunner};
use std::collections::BTreeSet;

on_both!(queries_return_what_the_scope_shows_and_nothing_else);

/// People in each organisation: the first ones take part, but anybody may be anything to anybody.
const PEOPLE: usize = 5;
const KINDS_OF_ITEMS: usize = Kind::ALL.len();
const KINDS: [ActivityKind; 3] = [ActivityKind::Module, ActivityKind::Placement, ActivityKind::Talk];

/// One organisation, by small numbers.
#[derive(Clone, Debug)]
struct Plan {
    /// Participant, person, role, since, length.
    relations: Vec<(usize, usize, usize, i64, Option<i64>)>,
    /// Participant, kind, key, shared.
    items: Vec<(usize, usize, u128, bool)>,
    /// Participant, cohort.
    enrolments: Vec<(usize, Option<usize>)>,
    /// Cohort or enrolment, which one, kind.
    series: Vec<(bool, usize, usize)>,
}

fn plans() -> impl Strategy<Value = Plan> {
    // Mostly to those who take part, mostly living, and many private goals: that is where a leak would show.
    let role = prop_oneof![Just(0_usize), 0..Role::ALL.len()];
    let relation = (0..3_usize, 0..PEOPLE, role, -20_i64..5, prop::option::of(0_i64..30));
    // And consents, which open what roles do not.
    let kind = prop_oneof![Just(1_usize), Just(8_usize), Just(15_usize), 0..KINDS_OF_ITEMS];
    let item = (0..3_usize, kind, 0..3_u128, any::<bool>());
    let enrolment = (0..3_usize, prop::option::of(0..2_usize));
    (
        prop::collection::vec(relation, 0..12),
        prop::collection::vec(item, 0..12),
        prop::collection::vec(enrolment, 0..4),
        prop::collection::vec((any::<bool>(), 0..4_usize, 0..KINDS.len()), 0..6),
    )
        .prop_map(|(relations, items, enrolments, series)| Plan { relations, items, enrolments, series })
}

/// The same organisation, as the store should keep it.
struct Town {
    organisation: OrganisationId,
    people: Vec<PersonId>,
    relations: Vec<Relation>,
    items: Vec<(PersonId, Item)>,
    enrolments: Vec<Enrolment>,
    series: Vec<(SeriesOwner, Series)>,
}

async fn queries_return_what_the_scope_shows_and_nothing_else(place: Place) {
    let store = place.open().await;
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() });
    let towns = std::cell::Cell::new(0_u128);
    // All towns stand in one store, so that each is a stranger to the others.
    let result = runner.run(&plans(), |plan| {
        towns.set(towns.get() + 1);
        tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                let town = build(&store, towns.get() << 32, &plan).await;
                for &viewer in &town.people {
                    for &subject in &town.people {
                        compare(&store, &town, viewer, subject).await?;
                    }
                }
                Ok(())
            })
        })
    });
    result.unwrap();
}

async fn build(store: &Store, base: u128, plan: &Plan) -> Town {
    let uuid = |number: u128| id(base + number);
    let organisation = OrganisationId(uuid(0));
    let people: Vec<PersonId> = (1..).take(PEOPLE).map(|number| PersonId(uuid(number))).collect();
    let cohorts = [CohortId(uuid(20)), CohortId(uuid(21))];
    store
        .add_organisation(&Organisation { id: organisation, name: "Ort".to_owned(), demo: true })
        .await
        .unwrap();
    for &somebody in &people {
        store.add_person(&person(somebody, organisation, "Någon", Part::Participant)).await.unwrap();
    }
    for group in cohorts {
        store.add_cohort(&cohort(group, organisation)).await.unwrap();
    }
    let mut town =
        Town { organisation, people, relations: vec![], items: vec![], enrolments: vec![], series: vec![] };
    let mut seen = BTreeSet::new();
    for &(participant, other, role, since, length) in &plan.relations {
        let (participant, other) = (town.people[participant], town.people[other]);
        let mut made = relation(participant, other, Role::ALL[role]);
        made.since = day(since);
        made.until = length.map(|length| day(since + length));
        if seen.insert((participant, other, role, since)) {
            store.add_relation(&made).await.unwrap();
            town.relations.push(made);
        }
    }
    for &(participant, kind, key, shared) in &plan.items {
        let item = match Kind::ALL[kind] {
            kind @ (Kind::Agreement | Kind::Ask | Kind::Meeting | Kind::Feedback) => {
                addressed(kind, uuid(50 + key % 2), town.people[(key as usize + participant) % PEOPLE])
            }
            Kind::Consent => {
                let until =
                    [Until::TakenBack, Until::ProgrammeEnds(day(9)), Until::Day(day(-1))][key as usize];
                Item::Consent(consent(town.people[(key as usize + participant) % PEOPLE], until))
            }
            kind => item(kind, uuid(50 + key), shared),
        };
        let participant = town.people[participant];
        store.put_items(organisation, participant, std::slice::from_ref(&item)).await.unwrap();
        let same = |(whose, other): &(PersonId, Item)| {
            *whose == participant && other.kind() == item.kind() && other.key() == item.key()
        };
        match town.items.iter_mut().find(|entry| same(entry)) {
            Some(entry) => entry.1 = item,
            None => town.items.push((participant, item)),
        }
    }
    for (number, &(participant, group)) in (30..).zip(&plan.enrolments) {
        let made =
            enrolment(EnrolmentId(uuid(number)), town.people[participant], group.map(|group| cohorts[group]));
        store.add_enrolment(organisation, &made).await.unwrap();
        town.enrolments.push(made);
    }
    for (number, &(of_cohort, which, kind)) in (40..).zip(&plan.series) {
        let owner = match town.enrolments.get(which) {
            Some(enrolment) if !of_cohort => SeriesOwner::Enrolment(enrolment.id),
            _ => SeriesOwner::Cohort(cohorts[which % 2]),
        };
        let made = series(base + number, KINDS[kind]);
        store.add_series(organisation, owner, &made).await.unwrap();
        town.series.push((owner, made));
    }
    town
}

async fn compare(
    store: &Store,
    town: &Town,
    viewer: PersonId,
    subject: PersonId,
) -> Result<(), TestCaseError> {
    let relations = store.relations_to(subject).await.unwrap();
    let model: Vec<_> = town.relations.iter().filter(|relation| relation.participant == subject).collect();
    prop_assert_eq!(relations.len(), model.len());
    prop_assert!(model.iter().all(|relation| relations.contains(relation)));
    let question = Question {
        viewer_organisation: town.organisation,
        viewer,
        subject_organisation: town.organisation,
        subject,
    };
    let consents = store.consents(&own_in(town, subject), TODAY).await.unwrap();
    prop_assert_eq!(&consents.given, &shown_record(town, &own_in(town, subject)).consents);
    // At a meeting, what is addressed to whoever attends comes on top.
    if let Some(scope) = visibility::meeting_scope(question, &relations, &consents, TODAY) {
        prop_assert_eq!(store.record(&scope).await.unwrap(), shown_record(town, &scope));
    }
    let Some(scope) = visibility::scope(question, &relations, &consents, TODAY) else { return Ok(()) };
    prop_assert_eq!(store.record(&scope).await.unwrap(), shown_record(town, &scope));
    let parts = store.parts_of_records(std::slice::from_ref(&scope), &Kind::ALL).await.unwrap();
    let parts = parts.records.get(&subject).cloned().unwrap_or_default();
    prop_assert_eq!(parts, shown_record(town, &scope));
    prop_assert_eq!(store.enrolments(&scope).await.unwrap(), shown_enrolments(town, &scope));
    prop_assert_eq!(store.series(&scope).await.unwrap(), shown_series(town, &scope));
    let around = store.people_around(&scope).await.unwrap();
    let expected = if scope.sees(Sees::People) { relations } else { Vec::new() };
    prop_assert!(around.iter().all(|(relation, person)| relation.person == person.id));
    prop_assert_eq!(around.into_iter().map(|(relation, _)| relation).collect::<Vec<_>>(), expected);
    Ok(())
}

fn own_in(town: &Town, subject: PersonId) -> Scope {
    let (viewer_organisation, subject_organisation) = (town.organisation, town.organisation);
    let question = Question { viewer_organisation, viewer: subject, subject_organisation, subject };
    visibility::scope(question, &[], &Consents::default(), TODAY).unwrap()
}

fn shown_record(town: &Town, scope: &Scope) -> Record {
    town.items
        .iter()
        .filter(|(participant, item)| *participant == scope.subject() && scope.shows(item))
        .map(|(_, item)| item.clone())
        .collect()
}

fn shown_enrolments(town: &Town, scope: &Scope) -> Vec<Enrolment> {
    let own = |enrolment: &&Enrolment| enrolment.participant == scope.subject();
    town.enrolments.iter().filter(own).filter(|_| scope.sees(Sees::Programme)).cloned().collect()
}

fn shown_series(town: &Town, scope: &Scope) -> Vec<Series> {
    let own: Vec<_> =
        town.enrolments.iter().filter(|enrolment| enrolment.participant == scope.subject()).collect();
    let shown = town
        .series
        .iter()
        .filter(|(owner, _)| match owner {
            SeriesOwner::Cohort(id) => own.iter().any(|enrolment| enrolment.cohort == Some(*id)),
            SeriesOwner::Enrolment(id) => own.iter().any(|enrolment| enrolment.id == *id),
        })
        .filter(|(_, series)| {
            scope.sees(Sees::Schedule)
                || (scope.sees(Sees::PlacementSchedule) && series.kind == ActivityKind::Placement)
        })
        .map(|(_, series)| series.clone())
        .collect();
    // A meeting stands in the schedule.
    let meetings = shown_record(town, &own_in(town, scope.subject())).meetings;
    if scope.sees(Sees::Schedule) { with_meetings(shown, &meetings) } else { shown }
}
