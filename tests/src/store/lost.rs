//! A lost phone: nothing that was on it lets anybody act as its owner any longer.
use super::{Place, on_both, world::*};
use folje_domain::ids::{OrganisationId, PersonId};
use folje_store::{
    By, InviteRefusal, InviteSecret, NewSubscription, NewToken, SignedOut, Store, StoreError, Subscription,
};
use sqlx::{Connection as _, Row as _};

on_both!(
    a_lost_phone_loses_everything_at_once_and_the_device_that_asks_keeps_its_own,
    nobody_is_signed_out_by_another_organisation,
);

fn by(who: PersonId) -> By {
    By { organisation: ORGANISATION, who, at: now() }
}

/// Amina signs in on a device, which takes pushes and was sent a message.
async fn sign_in(store: &Store, number: u8) {
    store.add_invite(&invite(number)).await.unwrap();
    let session = device(number);
    let id = session.id;
    store.redeem(InviteSecret::Link(hash(number)), session, now()).await.unwrap().unwrap();
    let subscription = Subscription {
        id: format!("device {number}"),
        session: id,
        endpoint: format!("https://push.example/{number}"),
        p256dh: "key".to_owned(),
        auth: "secret".to_owned(),
    };
    store.keep_subscription(&NewSubscription { person: AMINA, subscription }).await.unwrap();
    store.keep_tokens(vec![token(number, Some(format!("device {number}")))]).await.unwrap();
}

fn token(number: u8, subscription: Option<String>) -> NewToken {
    NewToken {
        hash: hash(number),
        organisation: ORGANISATION,
        person: AMINA,
        ring: None,
        subscription,
        about: String::new(),
        expires: now() + chrono::Duration::days(3),
    }
}

/// What still lets somebody act as Amina: sessions, subscriptions, tokens 1, 2 and 9, her calendar, an open invite.
async fn left(store: &Store) -> ([usize; 3], bool) {
    let sessions = store.sessions(AMINA, now()).await.unwrap().len();
    let subscriptions = store.subscriptions(AMINA, now()).await.unwrap().len();
    let mut tokens = 0;
    for number in [1, 2, 9] {
        tokens += usize::from(store.token_owner(&hash(number), now()).await.unwrap().is_some());
    }
    ([sessions, subscriptions, tokens], store.calendar_owner(&hash(50)).await.unwrap().is_some())
}

async fn a_lost_phone_loses_everything_at_once_and_the_device_that_asks_keeps_its_own(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    sign_in(&store, 1).await;
    sign_in(&store, 2).await;
    // A message that went by SMS, to whatever phone has the number.
    store.keep_tokens(vec![token(9, None)]).await.unwrap();
    store.keep_calendar(ORGANISATION, AMINA, hash(50), now()).await.unwrap();
    store.add_invite(&invite(3)).await.unwrap();
    assert_eq!(left(&store).await, ([2, 2, 3], true));

    let ended = store.sign_out_everywhere(by(AMINA), AMINA, Some(device(1).id)).await.unwrap();
    assert_eq!(ended, SignedOut { sessions: 1, invites: 1, calendars: 1, tokens: 2 });
    assert_eq!(left(&store).await, ([1, 1, 1], false));
    assert!(store.session(&hash(1), now()).await.unwrap().is_some(), "the device that asked");
    let late = store.redeem(InviteSecret::Link(hash(3)), device(3), now()).await.unwrap();
    assert_eq!(late, Err(InviteRefusal::Expired), "an open invite");

    let ended = store.sign_out_everywhere(by(COACH), AMINA, None).await.unwrap();
    assert_eq!(ended, SignedOut { sessions: 1, tokens: 1, ..SignedOut::default() });
    assert_eq!(left(&store).await, ([0, 0, 0], false));
    store.add_invite(&invite(4)).await.unwrap();
    let back = store.redeem(InviteSecret::Link(hash(4)), device(4), now()).await.unwrap();
    assert!(back.is_ok(), "a fresh invite lets her in again");

    let mut outside = sqlx::AnyConnection::connect(&place.address).await.unwrap();
    let rows = sqlx::query("SELECT who, about FROM audit WHERE action = 'sign-out-everywhere' ORDER BY id")
        .fetch_all(&mut outside)
        .await
        .unwrap();
    let noted: Vec<(String, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let amina = AMINA.to_string();
    assert_eq!(noted, [(amina.clone(), amina.clone()), (COACH.to_string(), amina)]);
}

async fn nobody_is_signed_out_by_another_organisation(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    sign_in(&store, 1).await;
    let elsewhere = By { organisation: OrganisationId(id(2)), who: COACH, at: now() };
    let refused = store.sign_out_everywhere(elsewhere, AMINA, None).await;
    assert!(matches!(refused, Err(StoreError::NotFound)), "{refused:?}");
    assert_eq!(store.sessions(AMINA, now()).await.unwrap().len(), 1);
}
