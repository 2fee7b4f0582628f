//! The snapshot: whole, dated, and sent again only when something changed.
use crate::support::app::{Device, TestApp};
use axum::body::Body;
use chrono::TimeDelta;
use folje_domain::people::{Relation, Role};
use serde_json::json;

const PATH: &str = "/api/v1/snapshot";

async fn if_changed(device: &Device, tag: &str) -> u16 {
    device.ask("GET", PATH, &[("if-none-match", tag)], Body::empty()).await.status
}

#[tokio::test]
async fn it_holds_what_the_phone_needs() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let answer = phone.get(PATH).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let body = answer.body;
    assert_eq!(body["me"]["name"], "Ada");
    assert_eq!(body["wall"], "2026-11-23T08:30:00");
    assert_eq!(body["window"], json!(["2026-11-09", "2027-01-18"]));
    assert_eq!(body["programme"]["phases"][0]["first_day"], "2026-11-16");
    assert_eq!(body["contact"]["person"], app.world.coach.to_string());
    assert_eq!(body["people"].as_array().unwrap().len(), 3);
    let starts: Vec<_> = body["occurrences"].as_array().unwrap().iter().map(|o| &o["start"]).collect();
    assert_eq!(starts.len(), 40, "two series of twenty days");
    assert!(starts.is_sorted_by_key(|start| start.as_str().unwrap()), "{starts:?}");
}

#[tokio::test]
async fn it_is_sent_again_only_when_something_changed() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let tag = phone.get(PATH).await.header("etag").to_owned();
    assert_eq!(if_changed(&phone, &tag).await, 304);
    assert_eq!(if_changed(&phone, &format!("\"other\", W/{tag}")).await, 304, "proxies make tags weak");

    let command = json!({
        "id": "0190c0de-0000-7000-8000-000000000001", "at": "2026-11-23T07:30:00Z", "about": app.world.ada,
        "action": { "set-preferred-name": { "name": "Adde" } },
    });
    phone.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    let changed = phone.ask("GET", PATH, &[("if-none-match", &tag)], Body::empty()).await;
    assert_eq!(changed.status, 200);
    assert_eq!(changed.body["record"]["profile"]["preferred_name"], "Adde");

    app.go(TimeDelta::days(1));
    assert_eq!(if_changed(&phone, changed.header("etag")).await, 200, "tomorrow's snapshot reaches further");
}

#[tokio::test]
async fn one_persons_tag_is_nobody_elses() {
    let app = TestApp::new().await;
    let world = app.world;
    let counter = |person| app.app.store.change_counter(person);
    // As many things have happened to Eva as to Ada.
    for days in 0..100 {
        if counter(world.eva).await.unwrap() == counter(world.ada).await.unwrap() {
            break;
        }
        let since = app.app.today() - TimeDelta::days(days);
        let (participant, person, until) = (world.eva, world.other_coach, Some(since));
        let relation = Relation { participant, person, role: Role::Sponsor, since, until, contact: false };
        app.app.store.add_relation(&relation).await.unwrap();
    }
    assert_eq!(counter(world.eva).await.unwrap(), counter(world.ada).await.unwrap());
    let ada = app.signed_in(world.ada).await;
    let eva = app.signed_in(world.eva).await;
    let tag = ada.get(PATH).await.header("etag").to_owned();
    assert_eq!(if_changed(&ada, &tag).await, 304);
    assert_eq!(if_changed(&eva, &tag).await, 200, "two people share a browser");
}

#[tokio::test]
async fn a_contact_who_leaves_is_followed_at_once() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let tag = phone.get(PATH).await.header("etag").to_owned();
    let yesterday = app.app.today().pred_opt().unwrap();
    app.app.store.leave(app.world.coach, yesterday).await.unwrap();
    assert_eq!(if_changed(&phone, &tag).await, 200);
    let contact = &phone.get(PATH).await.body["contact"];
    assert_eq!(contact["stand_in"], true);
    assert_ne!(contact["person"], app.world.coach.to_string());
}
