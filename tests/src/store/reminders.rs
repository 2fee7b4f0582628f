//! Rings and messages: kept once, claimed by one, written over by nobody who came late, and gone in time.
use super::{Place, on_both, world::*};
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::{
    ids::{PersonId, SessionId, WakeId},
    reminder::{Moment, RingKey, Source, chain::Answer, chain::Progress},
};
use folje_store::{
    Hash, InviteSecret, NewOutgoing, NewRing, NewSubscription, NewToken, Noted, PlanChange, Replan, Ring,
    Sent, SentState, Store, StoreError, Subscription,
};
use std::collections::BTreeSet;

on_both!(
    a_secret_is_made_once,
    a_subscription_belongs_to_one_session_and_goes_with_it,
    a_ring_is_kept_once_and_claimed_by_one_at_a_time,
    what_changed_meanwhile_is_not_written_over,
    many_who_claim_at_once_share_what_is_due,
    a_message_is_kept_once_and_goes_another_way_once,
    what_waits_is_taken_back_with_an_answer,
    what_is_long_over_is_forgotten,
    a_device_says_when_it_last_showed_something,
    a_question_is_asked_once_and_again_only_where_it_never_arrived,
);

fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

fn ring(number: u128, minutes: i64) -> NewRing {
    let source = Source::Wake(WakeId(id(number)));
    let key = RingKey { source, at: at(minutes).naive_utc(), moment: Moment::Before(0) };
    let progress = Progress::new(at(minutes), TimeDelta::minutes(10));
    let forget_at = at(minutes) + TimeDelta::days(3);
    NewRing {
        listener: AMINA,
        key,
        body: format!("ring {number}"),
        progress,
        next_at: at(minutes),
        forget_at,
    }
}

async fn replan(store: &Store, counter: i64, changes: Vec<PlanChange>) {
    let (organisation, participant, day) = (ORGANISATION, AMINA, TODAY);
    let replan = Replan { organisation, participant, counter, day, messages: Vec::new() };
    store.replan(replan, move |_| changes.clone()).await.unwrap();
}

async fn with_rings(place: &Place, rings: impl IntoIterator<Item = NewRing>) -> (Store, i64) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let counter = store.standing(AMINA).await.unwrap().counter;
    replan(&store, counter, rings.into_iter().map(PlanChange::Add).collect()).await;
    (store, counter)
}

fn noted(ring: &Ring, counter: i64, outgoing: Vec<NewOutgoing>) -> Noted {
    let progress = Progress { pushed: Some(now()), ..ring.progress.clone() };
    Noted { id: ring.id, version: ring.version, counter, progress, next_at: Some(at(20)), outgoing }
}

fn message(ring: Option<i64>, name: &str, channel: &str) -> NewOutgoing {
    NewOutgoing {
        organisation: ORGANISATION,
        person: AMINA,
        ring,
        message: name.to_owned(),
        channel: channel.to_owned(),
        subscription: None,
        body: "{}".to_owned(),
        useful_until: at(30),
        next_at: now(),
    }
}

fn subscription(number: u8, endpoint: &str, person: PersonId) -> NewSubscription {
    let text = |what: &str| format!("{what}{number}");
    let session = SessionId(id(u128::from(number)));
    let (endpoint, p256dh, auth) = (endpoint.to_owned(), text("key"), text("auth"));
    NewSubscription { person, subscription: Subscription { id: text("s"), session, endpoint, p256dh, auth } }
}

async fn a_secret_is_made_once(place: Place) {
    let store = place.open().await;
    assert_eq!(store.kept_secret("vapid").await.unwrap(), None);
    let made = futures(&store).await;
    assert_eq!(made.len(), 1, "of many who make it at once all get the same");
    store.close().await;
    let kept = place.open().await.secret("vapid", vec![99]).await.unwrap();
    assert_eq!(BTreeSet::from([kept]), made);
}

async fn futures(store: &Store) -> BTreeSet<Vec<u8>> {
    let tasks: Vec<_> = (0..8u8)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move { store.secret("vapid", vec![number]).await.unwrap() })
        })
        .collect();
    let mut made = BTreeSet::new();
    for task in tasks {
        made.insert(task.await.unwrap());
    }
    made
}

async fn a_subscription_belongs_to_one_session_and_goes_with_it(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    for number in [1, 2] {
        store.add_invite(&invite(number)).await.unwrap();
        store.redeem(InviteSecret::Link(hash(number)), device(number), now()).await.unwrap().unwrap();
    }
    let ids = async || -> Vec<String> {
        store.subscriptions(AMINA, now()).await.unwrap().into_iter().map(|one| one.id).collect()
    };
    store.keep_subscription(&subscription(1, "https://a", AMINA)).await.unwrap();
    store.keep_subscription(&subscription(2, "https://b", AMINA)).await.unwrap();
    let mut again = subscription(1, "https://a", AMINA);
    again.subscription.id = "other".to_owned();
    store.keep_subscription(&again).await.unwrap();
    assert_eq!(ids().await, ["s1", "s2"], "the same again changes nothing");
    store.keep_subscription(&subscription(2, "https://a", AMINA)).await.unwrap();
    assert_eq!(ids().await, ["s2"], "an address is at one session");
    assert!(
        store.subscriptions(AMINA, at(60 * 24 * 200)).await.unwrap().is_empty(),
        "the session is over by then"
    );
    store.retire_subscription("s2").await.unwrap();
    assert!(ids().await.is_empty());
    store.keep_subscription(&subscription(2, "https://a", AMINA)).await.unwrap();
    assert!(store.end_session(AMINA, SessionId(id(2))).await.unwrap());
    assert!(ids().await.is_empty());
    let late = store.keep_subscription(&subscription(2, "https://a", AMINA)).await;
    assert!(matches!(late, Err(StoreError::NotFound)));
}

async fn a_ring_is_kept_once_and_claimed_by_one_at_a_time(place: Place) {
    let (store, counter) = with_rings(&place, [ring(1, 5), ring(2, 10)]).await;
    replan(&store, counter, vec![PlanChange::Add(ring(1, 5))]).await;
    assert!(store.claim_rings(at(4), at(9), 10).await.unwrap().rows.is_empty());
    assert_eq!(store.next_look(now()).await.unwrap(), Some(at(5)));
    let claimed = store.claim_rings(at(5), at(6), 10).await.unwrap().rows;
    assert_eq!(claimed.iter().map(|ring| ring.body.as_str()).collect::<Vec<_>>(), ["ring 1"]);
    assert!(store.claim_rings(at(5), at(6), 10).await.unwrap().rows.is_empty(), "leased");
    let taken_up = store.claim_rings(at(6), at(7), 10).await.unwrap().rows;
    assert_eq!(taken_up[0].id, claimed[0].id, "whoever had it is gone");
    let late = store.note_rings(vec![noted(&claimed[0], counter, Vec::new())]).await.unwrap();
    assert_eq!(late, [None], "and may not write any more");
    let answers = store.note_rings(vec![noted(&taken_up[0], counter, Vec::new())]).await.unwrap();
    assert_eq!(answers, [Some(Vec::new())]);
    let kept = store.ring(claimed[0].id).await.unwrap().unwrap();
    assert_eq!((kept.progress.pushed, kept.next_at), (Some(now()), Some(at(20))));
    let coming = store.coming_rings((now(), 0), at(15), 10).await.unwrap();
    assert_eq!(coming.len(), 1);
}

async fn what_changed_meanwhile_is_not_written_over(place: Place) {
    let (store, counter) = with_rings(&place, [ring(1, 0), ring(2, 0)]).await;
    let claimed = store.claim_rings(now(), at(1), 10).await.unwrap().rows;
    let moved = PlanChange::Replace { id: claimed[0].id, ring: NewRing { next_at: at(50), ..ring(1, 0) } };
    replan(&store, counter, vec![moved]).await;
    let sent = vec![message(Some(claimed[0].id), "first", "push")];
    let answers = store.note_rings(vec![noted(&claimed[0], counter, sent)]).await.unwrap();
    assert_eq!(answers, [None]);
    assert!(
        store.claim_outgoing(at(5), at(6), 10).await.unwrap().rows.is_empty(),
        "what belongs to it is not sent"
    );
    assert_eq!(store.ring(claimed[0].id).await.unwrap().unwrap().next_at, Some(at(50)));

    send(&store, add_step(7)).await.unwrap();
    let answers = store.note_rings(vec![noted(&claimed[1], counter, Vec::new())]).await.unwrap();
    assert_eq!(answers, [None], "something about the participant changed");
    let again = store.claim_rings(now(), at(1), 10).await.unwrap().rows;
    assert_eq!(again.iter().map(|ring| ring.id).collect::<Vec<_>>(), [claimed[1].id], "due again at once");
    assert_eq!(store.unplanned(TODAY, 10).await.unwrap(), [AMINA]);
}

async fn many_who_claim_at_once_share_what_is_due(place: Place) {
    let (store, _) = with_rings(&place, (1..=40).map(|number| ring(number, 0))).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut got = Vec::new();
                for _ in 0..4 {
                    got.extend(store.claim_rings(now(), at(1), 3).await.unwrap().rows);
                }
                got.into_iter().map(|ring| ring.id).collect::<Vec<_>>()
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }
    let different: BTreeSet<_> = all.iter().collect();
    assert_eq!(different.len(), all.len(), "nothing is claimed twice");
    let rest = store.claim_rings(now(), at(1), 100).await.unwrap().rows;
    assert_eq!(all.len() + rest.len(), 40, "and nothing is lost");
}

async fn a_message_is_kept_once_and_goes_another_way_once(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    store.add_outgoing(vec![message(None, "hello", "push"), message(None, "hello", "push")]).await.unwrap();
    let claimed = store.claim_outgoing(now(), at(1), 10).await.unwrap().rows;
    assert_eq!(claimed.len(), 1);
    let failed =
        Sent { id: claimed[0].outgoing.id, state: SentState::Failed(vec![message(None, "hello", "text")]) };
    assert_eq!(store.finish_outgoing(vec![failed.clone()]).await.unwrap(), [claimed[0].outgoing.id]);
    assert!(store.finish_outgoing(vec![failed]).await.unwrap().is_empty(), "once");
    let other = store.claim_outgoing(now(), at(1), 10).await.unwrap().rows;
    assert_eq!(other[0].outgoing.channel, "text");
    let again = Sent { id: other[0].outgoing.id, state: SentState::Again(at(5), Some("[]".to_owned())) };
    store.finish_outgoing(vec![again]).await.unwrap();
    assert!(store.claim_outgoing(at(4), at(5), 10).await.unwrap().rows.is_empty());
    let other = store.claim_outgoing(at(5), at(6), 10).await.unwrap().rows;
    assert_eq!((other[0].outgoing.tries, other[0].outgoing.body.as_str()), (1, "[]"));
    store.finish_outgoing(vec![Sent { id: other[0].outgoing.id, state: SentState::Done }]).await.unwrap();
    assert!(store.claim_outgoing(at(60), at(61), 10).await.unwrap().rows.is_empty());
}

async fn what_waits_is_taken_back_with_an_answer(place: Place) {
    let (store, counter) = with_rings(&place, [ring(1, 0), ring(2, 0)]).await;
    let claimed = store.claim_rings(now(), at(1), 10).await.unwrap().rows;
    let both = claimed.iter().map(|one| noted(one, counter, vec![message(Some(one.id), &one.body, "push")]));
    store.note_rings(both.collect()).await.unwrap();
    let told = |answer| move |progress: &mut Progress| progress.answer = answer;
    store.tell_ring(claimed[0].id, now(), told(Answer::Over)).await.unwrap();
    let progress = Progress { answer: Answer::Over, ..claimed[1].progress.clone() };
    replan(&store, counter, vec![PlanChange::Answer { id: claimed[1].id, progress, next_at: now() }]).await;
    assert!(store.claim_outgoing(at(5), at(6), 10).await.unwrap().rows.is_empty());
    assert_eq!(
        store.claim_rings(now(), at(1), 10).await.unwrap().rows.len(),
        2,
        "those who were told hear of it"
    );
    let nobody = store.tell_ring(987, now(), told(Answer::Over)).await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));
}

async fn what_is_long_over_is_forgotten(place: Place) {
    let (store, _) = with_rings(&place, [ring(1, 0)]).await;
    let claimed = store.claim_rings(now(), at(1), 10).await.unwrap().rows;
    let token = |number, ring: Option<i64>| NewToken {
        hash: Hash([number; 32]),
        organisation: ORGANISATION,
        person: AMINA,
        ring,
        subscription: ring.map(|_| "s1".to_owned()),
        about: "\"ring\"".to_owned(),
        expires: at(60 * 24 * 3),
    };
    let tokens = vec![token(1, Some(claimed[0].id)), token(2, None), token(3, Some(987))];
    store.keep_tokens(tokens).await.unwrap();
    let owner = async |number, at| store.token_owner(&Hash([number; 32]), at).await.unwrap();
    assert_eq!(owner(1, now()).await.unwrap().ring, Some(claimed[0].id));
    assert_eq!(owner(1, now()).await.unwrap().subscription.as_deref(), Some("s1"));
    assert_eq!(owner(2, now()).await.unwrap().person, AMINA);
    assert_eq!(owner(2, now()).await.unwrap().subscription, None, "an SMS is no device's");
    assert_eq!(owner(3, now()).await, None, "its ring is gone");
    assert_eq!(owner(2, at(60 * 24 * 3)).await, None);
    store.forget_rings(at(60 * 24 * 3)).await.unwrap();
    assert_eq!(store.ring(claimed[0].id).await.unwrap(), None);
    assert_eq!(owner(1, now()).await, None);
    assert_eq!(store.next_look(now()).await.unwrap(), None);
}

async fn a_device_says_when_it_last_showed_something(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    store.add_invite(&invite(1)).await.unwrap();
    store.redeem(InviteSecret::Link(hash(1)), device(1), now()).await.unwrap().unwrap();
    let session = SessionId(id(1));
    assert_eq!(store.last_shown(session).await.unwrap(), None, "a device that takes no pushes");
    store.keep_subscription(&subscription(1, "https://a", AMINA)).await.unwrap();
    assert_eq!(store.last_shown(session).await.unwrap(), None, "none was shown yet");
    store.note_shown("s1", at(5)).await.unwrap();
    store.note_shown("s1", at(4)).await.unwrap();
    assert_eq!(store.last_shown(session).await.unwrap(), Some(at(5)), "a late receipt changes nothing");
    let mut again = subscription(1, "https://a", AMINA);
    again.subscription.id = "other".to_owned();
    store.keep_subscription(&again).await.unwrap();
    assert_eq!(store.last_shown(session).await.unwrap(), Some(at(5)), "the same subscription again");
    again.subscription.endpoint = "https://b".to_owned();
    store.keep_subscription(&again).await.unwrap();
    assert_eq!(store.last_shown(session).await.unwrap(), None, "another one has shown nothing");
    store.note_shown("s1", at(6)).await.unwrap();
    assert_eq!(store.last_shown(session).await.unwrap(), None, "a receipt of the former one is not its");
}

async fn a_question_is_asked_once_and_again_only_where_it_never_arrived(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let ask = async |ways: &[&str]| {
        let messages = ways.iter().map(|way| message(None, "agreement", way)).collect();
        let counter = store.standing(AMINA).await.unwrap().counter;
        let (organisation, participant, day) = (ORGANISATION, AMINA, TODAY);
        let replan = Replan { organisation, participant, counter, day, messages };
        store.replan(replan, |_| Vec::new()).await.unwrap();
        let claimed = store.claim_outgoing(now(), at(1), 10).await.unwrap();
        claimed.rows.into_iter().map(|sending| sending.outgoing).collect::<Vec<_>>()
    };
    let finish = async |id, state| store.finish_outgoing(vec![Sent { id, state }]).await.unwrap();
    assert!(ask(&[]).await.is_empty(), "there is no way yet");
    let first = ask(&["push"]).await;
    assert_eq!(first.len(), 1);
    finish(first[0].id, SentState::Failed(Vec::new())).await;
    let second = ask(&["text", "mail"]).await;
    assert_eq!(second.len(), 2, "it had arrived on no way");
    finish(second[0].id, SentState::Done).await;
    finish(second[1].id, SentState::Failed(Vec::new())).await;
    assert!(ask(&["push"]).await.is_empty());
    store.forget_rings(at(60 * 24 * 30)).await.unwrap();
    assert!(ask(&["push"]).await.is_empty(), "also when the message itself is forgotten");
}
