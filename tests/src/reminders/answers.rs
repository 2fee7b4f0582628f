//! What a message's token lets a device say, and what it does not.
use super::world::Morning;
use crate::support::browser::Browser;
use chrono::TimeDelta;
use serde_json::json;

#[tokio::test]
async fn a_snooze_rings_again_and_only_then() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(10, 0).await;
    let first = morning.service.on("ada")[0].clone();
    assert_eq!(morning.report(first.token(), "snooze").await, 204);
    morning.minutes(14).await;
    assert_eq!(morning.service.on("ada").len(), 1);
    morning.minutes(1).await;
    let rung = morning.service.on("ada");
    assert_eq!(rung.len(), 2);
    assert_eq!(rung[1].tag(), first.tag());
    assert_eq!(morning.report(rung[1].token(), "up").await, 204);
    assert_eq!(morning.report(first.token(), "snooze").await, 204, "an old message takes nothing back");
    morning.minutes(40).await;
    assert_eq!(morning.service.on("ada").len(), 2);
    assert!(morning.told().is_empty());
}

#[tokio::test]
async fn tokens_end_and_nobody_guesses_them() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(10, 0).await;
    let token = morning.service.on("ada")[0].token().to_owned();
    let device = morning.app.device();
    for (body, status) in [
        (json!({ "token": token, "what": "snooze", "minutes": 30 }), 400),
        (json!({ "token": token, "what": "dance" }), 400),
        (json!({ "token": "x", "what": "up" }), 404),
        (json!({ "token": "A".repeat(43), "what": "up" }), 404),
        (json!({ "token": token, "what": "snooze", "minutes": 60 }), 204),
    ] {
        assert_eq!(device.post("/api/v1/rings", &body).await.status, status, "{body}");
    }
    morning.app.go(TimeDelta::days(4));
    assert_eq!(morning.report(&token, "up").await, 404);
}

#[tokio::test]
async fn a_test_message_comes_to_the_device_that_asks_and_to_no_other() {
    let mut morning = Morning::new().await;
    let second = morning.app.signed_in(morning.app.world.ada).await;
    morning.service.subscribe(&second, "tablet").await;
    let answer = second.post("/api/v1/push/test", &json!({})).await;
    assert_eq!(answer.status, 204);
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.service.on("tablet")[0].title(), "Påminnelser fungerar här");
    assert!(morning.service.on("ada").is_empty());
    let push = second.get("/api/v1/push").await.body;
    assert_eq!((&push["here"], &push["devices"]), (&json!(true), &json!(2)));
    for _ in 0..5 {
        assert_eq!(second.post("/api/v1/push/test", &json!({})).await.status, 204);
    }
    assert_eq!(second.post("/api/v1/push/test", &json!({})).await.status, 429);
    assert_eq!(second.delete("/api/v1/push/subscription").await.status, 204);
    assert_eq!(second.post("/api/v1/push/test", &json!({})).await.code(), "no-subscription");
    assert_eq!(second.get("/api/v1/push").await.body["here"], false);
}

#[tokio::test]
async fn each_device_knows_when_it_last_showed_a_message_and_the_coach_knows_only_whether_one_can() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    let unreached = async || coach.get("/api/v1/people").await.body["people"][0].get("unreached").cloned();
    assert_eq!(unreached().await, None);
    assert_eq!(morning.ada.get("/api/v1/push").await.body.get("shown"), None);
    morning.at(10, 0).await;
    let token = morning.service.on("ada")[0].token().to_owned();
    assert_eq!(morning.ada.get("/api/v1/push").await.body.get("shown"), None, "sent is not shown");
    assert_eq!(morning.report(&token, "shown").await, 204);
    let shown = morning.ada.get("/api/v1/push").await.body["shown"].clone();
    assert_eq!(shown, "2026-11-23T09:00:00Z");
    assert_eq!(morning.bo.get("/api/v1/push").await.body.get("shown"), None, "that was Ada's phone");
    assert_eq!(morning.ada.delete("/api/v1/push/subscription").await.status, 204);
    assert_eq!(morning.ada.get("/api/v1/push").await.body.get("shown"), None);
    assert_eq!(unreached().await, Some(json!(true)));
}

#[tokio::test]
async fn a_shared_phone_rings_for_whoever_uses_it_now() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.service.subscribe(&morning.bo.clone(), "ada").await;
    morning.at(10, 0).await;
    assert!(morning.service.on("ada").is_empty());
    assert_eq!(morning.ada.get("/api/v1/push").await.body["devices"], 0);
}

#[tokio::test]
async fn signing_out_ends_the_pushes_of_that_device() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    assert_eq!(morning.ada.delete("/api/v1/session").await.status, 204);
    morning.at(10, 0).await;
    assert!(morning.service.on("ada").is_empty());
}

#[tokio::test]
async fn addresses_that_may_not_be_sent_to_and_keys_that_are_none_are_refused_with_a_reason() {
    let morning = Morning::new().await;
    let (p256dh, auth) = Browser::new().texts();
    let off_curve = format!("BA{}", "A".repeat(85));
    let fcm = "https://fcm.googleapis.com/fcm/send/x";
    for (endpoint, p256dh, auth) in [
        ("http://fcm.googleapis.com/x", &*p256dh, &*auth),
        ("https://192.168.0.1/x", &p256dh, &auth),
        ("https://push.example/x", &p256dh, &auth),
        ("https://fcm.googleapis.com.evil.example/x", &p256dh, &auth),
        ("https://fcm.googleapis.com@evil.example/x", &p256dh, &auth),
        (fcm, "", &auth),
        (fcm, &off_curve, &auth),
        (fcm, &p256dh, ""),
    ] {
        let body = json!({ "endpoint": endpoint, "keys": { "p256dh": p256dh, "auth": auth } });
        let answer = morning.ada.put("/api/v1/push/subscription", &body).await;
        assert_eq!(answer.code(), "unprocessable", "{endpoint}");
        let detail = answer.body["detail"].as_str().unwrap();
        assert!(!detail.is_empty() && !detail.contains("/x"), "{detail}");
    }
}
