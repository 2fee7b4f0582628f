//! The store's SQL and the domain's visibility held against an oracle that knows neither: whatever somebody may not read,
//! no query returns to them.
mod oracle;

use super::{
    Place,
    items::{addressed, consent, item},
    on_both,
    world::*,
};
use folje_domain::{
    ids::*,
    people::{Opening, Relation, Role},
    programme::{Ending, Enrolment, Finished},
    record::{Item, Kind, Record, Until, with_meetings},
    schedule::{ActivityKind, Series},
    visibility::{self, Consents, Question, Scope},
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
    /// Participant, cohort, how many days from today it ended.
    enrolments: Vec<(usize, Option<usize>, Option<i64>)>,
    /// Cohort or enrolment, which one, kind.
    series: Vec<(bool, usize, usize)>,
    /// Sponsor, last day.
    openings: Vec<(usize, Option<i64>)>,
}

fn plans() -> impl Strategy<Value = Plan> {
    // Mostly to those who take part, mostly living, and many private goals: that is where a leak would show.
    let role = prop_oneof![Just(0_usize), 0..Role::ALL.len()];
    let relation = (0..3_usize, 0..PEOPLE, role, -20_i64..5, prop::option::of(0_i64..30));
    // And consents, which open what roles do not.
    let kind = prop_oneof![Just(1_usize), Just(8_usize), Just(15_usize), 0..KINDS_OF_ITEMS];
    let item = (0..3_usize, kind, 0..3_u128, any::<bool>());
    let ended = prop_oneof![Just(None), Just(Some(-1)), Just(Some(0)), Just(Some(5))];
    let enrolment = (0..3_usize, prop::option::of(0..2_usize), ended);
    (
        prop::collection::vec(relation, 0..12),
        prop::collection::vec(item, 0..12),
        prop::collection::vec(enrolment, 0..4),
        prop::collection::vec((any::<bool>(), 0..4_usize, 0..KINDS.len()), 0..6),
        prop::collection::vec((0..PEOPLE, prop::option::of(-2_i64..3)), 0..3),
    )
        .prop_map(|(relations, items, enrolments, series, openings)| Plan {
            relations,
            items,
            enrolments,
            series,
            openings,
        })
}

/// The same organisation, as the store should keep it.
struct Town {
    organisation: OrganisationId,
    people: Vec<PersonId>,
    relations: Vec<Relation>,
    items: Vec<(PersonId, Item)>,
    enrolments: Vec<Enrolment>,
    series: Vec<(SeriesOwner, Series)>,
    openings: Vec<Opening>,
}

async fn queries_return_what_the_scope_shows_and_nothing_else(place: Place) {
    let store = place.open().await;
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() });
    let towns = std::cell::Cell::new(0_u128);
    let before = std::cell::Cell::new(None::<(OrganisationId, PersonId)>);
    // All towns stand in one store, so that each is a stranger to the others.
    let result = runner.run(&plans(), |plan| {
        towns.set(towns.get() + 1);
        tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                let town = build(&store, towns.get() << 32, &plan).await;
                for &subject in &town.people {
                    for &viewer in &town.people {
                        compare(&store, &town, (town.organisation, viewer), subject).await?;
                    }
                    // Whoever is of another organisation, also where they have the same id here.
                    if let Some((elsewhere, stranger)) = before.get() {
                        for viewer in [stranger, town.people[0], town.people[1]] {
                            compare(&store, &town, (elsewhere, viewer), subject).await?;
                        }
                    }
                }
                before.set(Some((town.organisation, town.people[0])));
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
    let (relations, items, enrolments) = (Vec::new(), Vec::new(), Vec::new());
    let (series_there, openings) = (Vec::new(), Vec::new());
    let mut town =
        Town { organisation, people, relations, items, enrolments, series: series_there, openings };
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
    for (number, &(participant, group, ended)) in (30..).zip(&plan.enrolments) {
        let group = group.map(|group| cohorts[group]);
        let mut made = enrolment(EnrolmentId(uuid(number)), town.people[participant], group);
        made.finished = ended.map(|days| Finished { on: day(days), ending: Ending::Work });
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
    for (number, &(sponsor, until)) in (60..).zip(&plan.openings) {
        let (text, when, place) = ("Öppet hus".to_owned(), String::new(), String::new());
        let (id, sponsor, until) = (OpeningId(uuid(number)), town.people[sponsor], until.map(day));
        let opening = Opening { id, sponsor, text, when, place, until };
        store.keep_opening(organisation, &opening).await.unwrap();
        town.openings.push(opening);
    }
    town
}

async fn compare(
    store: &Store,
    town: &Town,
    (organisation, viewer): (OrganisationId, PersonId),
    subject: PersonId,
) -> Result<(), TestCaseError> {
    let relations = store.relations_to(subject).await.unwrap();
    let model: Vec<_> = town.relations.iter().filter(|relation| relation.participant == subject).collect();
    prop_assert_eq!(relations.len(), model.len());
    prop_assert!(model.iter().all(|relation| relations.contains(relation)));
    let items: Vec<_> =
        town.items.iter().filter(|(whose, _)| *whose == subject).map(|(_, item)| item).collect();
    let own: Vec<_> = town.enrolments.iter().filter(|one| one.participant == subject).collect();
    let endings: Vec<_> = own.iter().map(|one| one.finished.as_ref().map(|finished| finished.on)).collect();
    let together = organisation == town.organisation;
    let (relations_to, items, endings) = (&*relations, &*items, &*endings);
    let expected = oracle::Question { viewer, subject, together, relations: relations_to, items, endings };

    let question = Question {
        viewer_organisation: organisation,
        viewer,
        subject_organisation: town.organisation,
        subject,
    };
    let consents = store.consents(&own_in(town, subject), TODAY).await.unwrap();
    match visibility::meeting_scope(question, &relations, &consents, TODAY) {
        Some(scope) => prop_assert_eq!(store.record(&scope).await.unwrap(), expected.record(true)),
        None => prop_assert_eq!(Record::default(), expected.record(true)),
    }
    let Some(scope) = visibility::scope(question, &relations, &consents, TODAY) else {
        prop_assert!(!expected.knows());
        return Ok(());
    };
    prop_assert!(expected.knows());
    prop_assert_eq!(store.record(&scope).await.unwrap(), expected.record(false));
    let parts = store.parts_of_records(std::slice::from_ref(&scope), &Kind::ALL).await.unwrap();
    let parts = parts.records.get(&subject).cloned().unwrap_or_default();
    prop_assert_eq!(parts, expected.record(false));
    let (programme, people) = expected.programme_and_people();
    let enrolments: Vec<_> = own.iter().filter(|_| programme).map(|one| (*one).clone()).collect();
    prop_assert_eq!(store.enrolments(&scope).await.unwrap(), enrolments);
    prop_assert_eq!(
        store.series(&scope).await.unwrap(),
        shown_series(town, &own, items, expected.schedule())
    );
    let openings = if people { openings(town, relations_to) } else { Vec::new() };
    prop_assert_eq!(store.openings(&scope, TODAY).await.unwrap(), openings);
    let around = store.people_around(&scope).await.unwrap();
    prop_assert!(around.iter().all(|(relation, person)| relation.person == person.id));
    let around: Vec<_> = around.into_iter().map(|(relation, _)| relation).collect();
    prop_assert_eq!(around, if people { relations.clone() } else { Vec::new() });
    Ok(())
}

fn own_in(town: &Town, subject: PersonId) -> Scope {
    let (viewer_organisation, subject_organisation) = (town.organisation, town.organisation);
    let question = Question { viewer_organisation, viewer: subject, subject_organisation, subject };
    visibility::scope(question, &[], &Consents::default(), TODAY).unwrap()
}

/// What the sponsors of today invite to today.
fn openings(town: &Town, relations: &[Relation]) -> Vec<Opening> {
    let sponsors = |opening: &&Opening| {
        relations.iter().any(|relation| {
            (relation.person, relation.role) == (opening.sponsor, Role::Sponsor)
                && relation.since <= TODAY
                && relation.until.is_none_or(|until| until >= TODAY)
        })
    };
    let open = |opening: &&Opening| opening.until.is_none_or(|until| until >= TODAY);
    town.openings.iter().filter(sponsors).filter(open).cloned().collect()
}

/// The series of the participant's own and of their groups: all of them, those at the workplace, or none; with all of
/// them, a meeting stands in the schedule too.
fn shown_series(
    town: &Town,
    own: &[&Enrolment],
    items: &[&Item],
    (whole, workplace): (bool, bool),
) -> Vec<Series> {
    let owned = |owner: &SeriesOwner| match owner {
        SeriesOwner::Cohort(id) => own.iter().any(|enrolment| enrolment.cohort == Some(*id)),
        SeriesOwner::Enrolment(id) => own.iter().any(|enrolment| enrolment.id == *id),
    };
    let shown = |series: &Series| whole || (workplace && series.kind == ActivityKind::Placement);
    let all = town.series.iter().filter(|(owner, series)| owned(owner) && shown(series));
    let all =
        all.map(|(owner, series)| Series { last_day: last_day(owner, own), ..series.clone() }).collect();
    let meetings: Record = items.iter().map(|item| (*item).clone()).collect();
    if whole { with_meetings(all, &meetings.meetings) } else { all }
}

/// Until when a series concerns a participant: a group's until they have left it, their own for good.
fn last_day(owner: &SeriesOwner, own: &[&Enrolment]) -> Option<chrono::NaiveDate> {
    let SeriesOwner::Cohort(cohort) = owner else { return None };
    let left = own.iter().filter(|enrolment| enrolment.cohort == Some(*cohort));
    let left: Option<Vec<_>> = left.map(|one| one.finished.as_ref().map(|finished| finished.on)).collect();
    left?.into_iter().max()
}
