//! Due → push → «Jag är uppe», or silence that reaches a person.
use super::world::{ADA, BO, Gateway, Morning};
use folje_store::Store;

#[tokio::test]
async fn a_wake_up_that_is_answered_from_its_message_tells_nobody() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(9, 59).await;
    assert!(morning.service.on("ada").is_empty());
    morning.at(10, 0).await;
    let rung = morning.service.on("ada");
    assert_eq!(rung.len(), 1);
    assert_eq!(rung[0].title(), "God morgon! Klockan är 10.");
    assert_eq!(rung[0].headers["urgency"], "high");
    assert_eq!(rung[0].headers["ttl"], "600");
    assert_eq!(rung[0].headers["topic"], rung[0].tag());
    let notification = &rung[0].payload["notification"];
    assert_eq!(notification["navigate"], format!("https://folje.example/up#{}", rung[0].token()));
    assert_eq!(notification["actions"][0]["title"], "Jag är uppe");

    assert_eq!(morning.report(rung[0].token(), "shown").await, 204);
    assert_eq!(morning.report(rung[0].token(), "up").await, 204);
    assert_eq!(morning.report(rung[0].token(), "up").await, 204);
    morning.minutes(60).await;
    assert_eq!(morning.service.on("ada").len(), 1);
    assert!(morning.told().is_empty());
}

#[tokio::test]
async fn silence_reaches_whoever_agreed_and_they_hear_when_it_ends() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(10, 0).await;
    morning.minutes(19).await;
    assert!(morning.told().is_empty(), "the agreed minutes are Ada's");
    morning.minutes(1).await;
    assert_eq!(morning.told(), ["Vi har inte hört något från Ada"]);
    let told = morning.service.on("bo").last().unwrap().clone();
    let body = told.payload["notification"]["body"].as_str().unwrap();
    assert!(!body.contains("uppe"), "never that somebody is not up: {body}");

    assert_eq!(morning.report(told.token(), "up").await, 204, "«jag ringer»");
    morning.minutes(30).await;
    assert_eq!(morning.told().len(), 1);
    let token = morning.service.on("ada")[0].token().to_owned();
    assert_eq!(morning.report(&token, "up").await, 204);
    morning.minutes(1).await;
    assert_eq!(morning.told(), ["Vi har inte hört något från Ada", "Vi har hört från Ada"]);
    let heard = morning.service.on("bo").last().unwrap().clone();
    assert_eq!(heard.tag(), told.tag(), "the good news takes the place of the other");
    morning.minutes(60).await;
    assert_eq!(morning.told().len(), 2);
}

#[tokio::test]
async fn whoever_is_asked_to_be_told_gets_a_test_that_they_answer_from_the_message() {
    let mut morning = Morning::new().await;
    morning.plan("10:00:00", false).await;
    morning.engine.settle().await.unwrap();
    let tests = morning.service.on("bo");
    assert_eq!(tests.len(), 1);
    assert_eq!(tests[0].title(), "Ett test från Följe");
    assert_eq!(morning.report(tests[0].token(), "up").await, 204);
    let record = morning.ada.get("/api/v1/snapshot").await.body["record"].clone();
    assert_eq!(record["agreements"][0]["state"], "tested");
    morning.minutes(5).await;
    morning.at(24 + 8, 0).await;
    let tests =
        morning.service.on("bo").into_iter().filter(|one| one.title() == "Ett test från Följe").count();
    assert_eq!(tests, 1, "once is enough");
}

#[tokio::test]
async fn without_a_living_push_an_sms_rings_and_an_sms_tells() {
    let mut morning = Morning::by_sms().await;
    morning.agreed("10:00:00").await;
    assert_eq!(morning.gateway.to(BO).len(), 1, "the test");
    morning.at(10, 0).await;
    let rung = morning.gateway.to(ADA);
    assert_eq!(rung.len(), 1);
    assert!(rung[0].starts_with("God morgon!"), "{rung:?}");
    morning.minutes(20).await;
    let told = morning.gateway.to(BO);
    assert_eq!(told.len(), 2);
    assert!(told[1].contains("inte hört något från Ada"), "{told:?}");
    let token = rung[0].rsplit_once("/up#").unwrap().1;
    assert_eq!(morning.report(token, "up").await, 204);
    morning.minutes(1).await;
    assert!(morning.gateway.to(BO)[2].contains("hört från Ada"));
    assert_eq!(morning.gateway.to(ADA).len(), 1);
}

#[tokio::test]
async fn a_test_waits_for_the_first_phone_of_whoever_is_asked_and_goes_out_once() {
    let mut morning =
        Morning::on(Store::open("sqlite::memory:").await.unwrap(), Gateway::switched_off()).await;
    let tests = |morning: &Morning| {
        let arrived = morning.service.on("bo");
        arrived.iter().filter(|one| one.title() == "Ett test från Följe").count()
    };
    morning.plan("10:00:00", false).await;
    morning.engine.settle().await.unwrap();
    morning.at(24 * 9 + 8, 0).await;
    let bo = morning.bo.clone();
    morning.service.subscribe(&bo, "bo").await;
    morning.engine.settle().await.unwrap();
    assert_eq!(tests(&morning), 1, "nine days later, with his first phone");
    assert_eq!(bo.delete("/api/v1/push/subscription").await.status, 204);
    morning.service.subscribe(&bo, "bo").await;
    morning.engine.settle().await.unwrap();
    morning.at(24 * 30 + 8, 0).await;
    assert_eq!(tests(&morning), 1, "and not with the next one");
}
