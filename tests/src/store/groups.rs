//! What people have to do with groups.
use super::{Place, on_both, world::*};
use folje_domain::{
    ids::{EnrolmentId, PersonId},
    people::{GroupTies, Role},
    programme::{Ending, Finished},
};
use folje_store::{By, Part};
use std::collections::BTreeMap;

on_both!(somebody_is_tied_to_a_group_by_starting_it_or_by_planning_with_somebody_in_it);

async fn somebody_is_tied_to_a_group_by_starting_it_or_by_planning_with_somebody_in_it(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let ties = async |who| store.group_ties(ORGANISATION, who, TODAY).await.unwrap();
    let member = GroupTies { started: false, plans_with_a_member: true };
    assert_eq!(ties(COACH).await, BTreeMap::from([(COHORT, member)]));
    assert_eq!(ties(AMINA).await, BTreeMap::new());

    let (berit, bo) = (PersonId(id(101)), PersonId(id(102)));
    store.add_person(&person(berit, ORGANISATION, "Berit", Part::Companion)).await.unwrap();
    store.add_person(&person(bo, ORGANISATION, "Bo", Part::Participant)).await.unwrap();
    store.add_relation(&relation(AMINA, berit, Role::Ambassador)).await.unwrap();
    let mut over = relation(AMINA, berit, Role::Coach);
    over.until = Some(day(-1));
    store.add_relation(&over).await.unwrap();
    let mut to_come = relation(AMINA, berit, Role::ProgrammeCoordinator);
    to_come.since = day(1);
    store.add_relation(&to_come).await.unwrap();
    assert_eq!(ties(berit).await, BTreeMap::new(), "an ended role, one to come, and one that does not plan");

    store.add_relation(&relation(bo, berit, Role::Coach)).await.unwrap();
    let mut left = enrolment(EnrolmentId(id(103)), bo, Some(COHORT));
    left.finished = Some(Finished { on: day(-1), ending: Ending::Work });
    store.add_enrolment(ORGANISATION, &left).await.unwrap();
    assert_eq!(ties(berit).await, BTreeMap::new(), "whoever ended takes part no longer");
    left.finished = Some(Finished { on: TODAY, ending: Ending::Work });
    left.id = EnrolmentId(id(104));
    store.add_enrolment(ORGANISATION, &left).await.unwrap();
    assert_eq!(ties(berit).await, BTreeMap::from([(COHORT, member)]), "the last day counts");

    let new = cohort(folje_domain::ids::CohortId(id(105)), ORGANISATION);
    let by = By { organisation: ORGANISATION, who: COORDINATOR, at: now() };
    store.start_cohort(by, &new, &[]).await.unwrap();
    let started = GroupTies { started: true, plans_with_a_member: false };
    assert_eq!(ties(COORDINATOR).await.get(&new.id), Some(&started));
    assert_eq!(ties(COACH).await.get(&new.id), None);
}
