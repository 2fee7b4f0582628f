//! Those who walk beside participants, counted for whoever chooses among them.
use super::{Place, on_both, world::*};
use folje_domain::{ids::PersonId, people::Role};
use folje_store::Part;
use std::collections::BTreeMap;

on_both!(who_walks_beside_many_is_counted_so_far_and_each_participant_once);

async fn who_walks_beside_many_is_counted_so_far_and_each_participant_once(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let participants: Vec<PersonId> = (100..104).map(|number| PersonId(id(number))).collect();
    for &participant in &participants {
        store.add_person(&person(participant, ORGANISATION, "Någon", Part::Participant)).await.unwrap();
        store.add_relation(&relation(participant, COACH, Role::Ambassador)).await.unwrap();
    }
    // Two roles for one participant, one that was over yesterday, one that begins tomorrow, one that does not count.
    store.add_relation(&relation(participants[0], COACH, Role::Supervisor)).await.unwrap();
    let one = relation(participants[0], COORDINATOR, Role::Ambassador);
    store.add_relation(&one).await.unwrap();
    let mut over = relation(participants[1], COORDINATOR, Role::Ambassador);
    over.until = Some(day(-1));
    store.add_relation(&over).await.unwrap();
    let mut to_come = relation(participants[2], COORDINATOR, Role::Supervisor);
    to_come.since = day(1);
    store.add_relation(&to_come).await.unwrap();
    store.add_relation(&relation(participants[3], COORDINATOR, Role::Coach)).await.unwrap();

    let beside = async |most| store.walks_beside(ORGANISATION, TODAY, most).await.unwrap();
    assert_eq!(beside(20).await, BTreeMap::from([(COACH, 4), (COORDINATOR, 1)]));
    assert_eq!(beside(3).await, BTreeMap::from([(COACH, 3), (COORDINATOR, 1)]));
}
