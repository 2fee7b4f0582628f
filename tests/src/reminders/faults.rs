//! A push service that fails in every way, and a server that dies in between: nothing is lost, nothing rings twice.
use super::world::{ADA, Gateway, Morning};
use crate::support::phone::Reply;
use chrono::TimeDelta;
use folje_store::Store;

#[tokio::test]
async fn only_a_subscription_that_is_no_more_is_retired() {
    for (reply, left) in [(404, 0), (410, 0), (400, 1), (403, 1), (500, 1), (429, 1)] {
        let mut morning = Morning::new().await;
        morning.agreed("10:00:00").await;
        morning.service.reply(&[Reply::Status(reply)]);
        morning.at(10, 0).await;
        assert_eq!(morning.ada.get("/api/v1/push").await.body["devices"], left, "{reply}");
        morning.minutes(25).await;
        assert_eq!(morning.told().len(), 1, "{reply}: silence reaches somebody whatever the service says");
    }
}

#[tokio::test]
async fn what_fails_is_tried_again_while_it_is_of_use_and_shows_once() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.service.reply(&[Reply::Status(500), Reply::Busy(90), Reply::Status(503)]);
    morning.at(10, 0).await;
    morning.app.go(TimeDelta::seconds(5));
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.service.on("ada").len(), 2);
    morning.minutes(1).await;
    assert_eq!(morning.service.on("ada").len(), 2, "ninety seconds are ninety seconds");
    morning.minutes(1).await;
    assert_eq!(morning.service.on("ada").len(), 3);
    morning.minutes(1).await;
    let arrived = morning.service.on("ada");
    assert_eq!(arrived.len(), 4);
    assert!(arrived.iter().all(|one| one.tag() == arrived[0].tag()), "the phone shows one");
    morning.minutes(5).await;
    assert_eq!(morning.service.on("ada").len(), 4);
    assert_eq!(morning.report(arrived[0].token(), "up").await, 204, "each of them can be answered");
    morning.minutes(30).await;
    assert!(morning.told().is_empty());
}

#[tokio::test]
async fn an_answer_ends_the_tries() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.service.reply(&[Reply::Status(500)]);
    morning.at(10, 0).await;
    assert_eq!(morning.report(morning.service.on("ada")[0].token(), "up").await, 204);
    morning.minutes(10).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}

#[tokio::test]
async fn a_push_that_nobody_takes_becomes_an_sms_at_once() {
    let mut morning = Morning::on(Store::open("sqlite::memory:").await.unwrap(), Gateway::default()).await;
    morning.service.subscribe(&morning.ada, "ada").await;
    morning.agreed("10:00:00").await;
    morning.service.reply(&[Reply::Status(410)]);
    morning.at(10, 0).await;
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.gateway.to(ADA).len(), 1);
    morning.minutes(10).await;
    assert_eq!(morning.gateway.to(ADA).len(), 1, "and no second one");
}

#[tokio::test]
async fn a_server_that_dies_after_noting_sends_again_under_the_same_topic() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.service.reply(&[Reply::Hangs]);
    let target = morning.app.app.now() + TimeDelta::minutes(90);
    morning.app.go(target - morning.app.app.now());
    {
        // The push has gone out, and nothing of what became of it was written down.
        let service = morning.service.clone();
        let settled = morning.engine.settle();
        let arrived = async {
            while service.on("ada").is_empty() {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = settled => panic!("the service hangs"),
            () = arrived => {}
        }
    }
    morning.restart();
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.service.on("ada").len(), 1, "the lease of the first holds");
    morning.minutes(1).await;
    let arrived = morning.service.on("ada");
    assert_eq!(arrived.len(), 2);
    assert_eq!(arrived[0].tag(), arrived[1].tag());
    morning.minutes(5).await;
    assert_eq!(morning.service.on("ada").len(), 2);
    morning.restart();
    morning.minutes(15).await;
    assert_eq!(morning.told().len(), 1, "the chain goes on where it was");
}

#[tokio::test]
async fn after_an_hours_stop_nothing_stale_rings_and_the_silence_is_told() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.restart();
    morning.at(11, 5).await;
    assert!(morning.service.on("ada").is_empty(), "a wake-up an hour late only disturbs");
    assert_eq!(morning.told().len(), 1);
    morning.app.go(-TimeDelta::hours(1));
    morning.restart();
    morning.minutes(60).await;
    assert_eq!(morning.told().len(), 1, "a clock that leaps back tells nobody twice");
}

#[tokio::test]
async fn two_engines_on_one_store_ring_once() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    let mut second = folje_server::reminders::engine::Engine::new(morning.app.app.clone());
    for _ in 0..120 {
        morning.app.go(TimeDelta::minutes(1));
        let (first, second) = tokio::join!(morning.engine.settle(), second.settle());
        first.unwrap();
        second.unwrap();
    }
    assert_eq!(morning.service.on("ada").len(), 1);
    assert_eq!(morning.told().len(), 1);
}

#[tokio::test]
async fn a_message_that_is_too_long_for_its_service_goes_without_its_details() {
    let mut morning = Morning::new().await;
    let bo = morning.bo.clone();
    morning.service.subscribe(&bo, "bo").await;
    morning.service.reply(&[Reply::Status(413)]);
    morning.plan("10:00:00", false).await;
    morning.engine.settle().await.unwrap();
    morning.engine.settle().await.unwrap();
    let arrived = morning.service.on("bo");
    let bodies: Vec<_> =
        arrived.iter().map(|one| one.payload["notification"]["body"].as_str().unwrap().is_empty()).collect();
    assert_eq!(bodies, [false, true]);
    assert_eq!(arrived[1].title(), arrived[0].title());
}
