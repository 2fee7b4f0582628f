//! The address of a calendar: one for each person, found by its secret alone, renewed and taken away.
use super::{Place, on_both, world::*};
use folje_domain::ids::{OrganisationId, PersonId};
use folje_store::StoreError;
use uuid::Uuid;

on_both!(an_address_leads_to_one_person_until_it_is_renewed_or_taken_away);

async fn an_address_leads_to_one_person_until_it_is_renewed_or_taken_away(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    assert_eq!(store.calendar(AMINA).await.unwrap(), None);
    assert!(!store.end_calendar(AMINA).await.unwrap());

    store.keep_calendar(ORGANISATION, AMINA, hash(1), now()).await.unwrap();
    let later = now() + chrono::Duration::days(1);
    store.keep_calendar(ORGANISATION, AMINA, hash(2), later).await.unwrap();
    let store = place.open().await;
    assert_eq!(store.calendar(AMINA).await.unwrap(), Some(later));
    assert_eq!(store.calendar_owner(&hash(1)).await.unwrap(), None, "the one before has ended");
    assert_eq!(store.calendar_owner(&hash(2)).await.unwrap().map(|person| person.id), Some(AMINA));

    let taken = store.keep_calendar(ORGANISATION, COACH, hash(2), now()).await;
    assert!(matches!(taken, Err(StoreError::Conflict)), "one secret, one person");
    let other = OrganisationId(Uuid::from_u128(2));
    let elsewhere = store.keep_calendar(other, AMINA, hash(3), now()).await;
    assert!(matches!(elsewhere, Err(StoreError::NotFound)), "nobody is kept in two organisations");
    let nobody = store.keep_calendar(ORGANISATION, PersonId(Uuid::nil()), hash(4), now()).await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));

    assert!(store.end_calendar(AMINA).await.unwrap());
    assert_eq!(store.calendar_owner(&hash(2)).await.unwrap(), None);
}
