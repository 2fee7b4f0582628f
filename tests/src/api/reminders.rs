//! The agreement to be told, from both sides: each says what is theirs, and nobody anything else.
use crate::support::app::{Device, TestApp};
use folje_domain::ids::PersonId;
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// Sends one command about Ada, and tells `done` or why it was refused.
async fn say(app: &TestApp, device: &Device, number: u32, action: Value) -> String {
    let command =
        json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    let result = &answer.body["outcomes"][0]["result"];
    result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
}

fn wake(first: PersonId, second: PersonId, tell: bool) -> Value {
    json!({ "keep-wake": { "wake": {
        "id": id(900), "days": "MO,TU,WE,TH,FR", "time": "07:00:00", "minutes": 20,
        "first": first, "second": second, "on": true, "tell": tell,
    } } })
}

fn agree() -> Value {
    let hours = json!({ "days": "MO,TU,WE,TH,FR", "from": "06:00:00", "until": "09:00:00" });
    json!({ "agree-to-be-told": { "wake": id(900), "hours": hours } })
}

#[tokio::test]
async fn an_ambassador_says_yes_to_being_told_and_can_take_it_back() {
    let app = TestApp::new().await;
    let (ada, bo) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.ambassador).await);
    let plan = |tell| wake(app.world.ambassador, app.world.coach, tell);
    assert_eq!(say(&app, &ada, 1, plan(false)).await, "done");
    assert_eq!(say(&app, &ada, 2, plan(true)).await, "not-agreed");
    assert_eq!(say(&app, &bo, 3, agree()).await, "not-tested");
    assert_eq!(say(&app, &bo, 4, json!({ "acknowledge-test": { "wake": id(900) } })).await, "done");
    assert_eq!(say(&app, &bo, 5, agree()).await, "done");
    assert_eq!(say(&app, &ada, 6, plan(true)).await, "done");
    let record = ada.get("/api/v1/snapshot").await.body["record"].clone();
    assert_eq!(record["wakes"][0]["tell"], true);
    assert_eq!(record["agreements"][0]["state"]["agreed"]["hours"]["from"], "06:00:00");
    let end = json!({ "end-agreement": { "wake": id(900), "person": app.world.ambassador } });
    assert_eq!(say(&app, &bo, 7, end).await, "done");
    let record = ada.get("/api/v1/snapshot").await.body["record"].clone();
    assert_eq!(record["agreements"][0]["state"], "ended-by-told");
}

#[tokio::test]
async fn nobody_says_yes_for_another_and_strangers_say_nothing() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let plan = wake(app.world.ambassador, app.world.caseworker, false);
    assert_eq!(say(&app, &ada, 1, plan.clone()).await, "done");
    assert_eq!(say(&app, &ada, 2, agree()).await, "not-allowed");
    // The coach is something to Ada, but is not asked; the caseworker is asked, but nothing is open to them yet.
    let test = json!({ "acknowledge-test": { "wake": id(900) } });
    for (number, other, answer) in [
        (3, app.world.coach, "no-such-reminder"),
        (4, app.world.caseworker, "not-allowed"),
        (5, app.world.other_coach, "not-allowed"),
        (6, app.world.eva, "not-allowed"),
    ] {
        let device = app.signed_in(other).await;
        assert_eq!(say(&app, &device, number, test.clone()).await, answer);
        assert_eq!(say(&app, &device, number + 100, plan.clone()).await, "not-allowed");
    }
    let bo = app.signed_in(app.world.ambassador).await;
    let end = json!({ "end-agreement": { "wake": id(900), "person": app.world.caseworker } });
    assert_eq!(say(&app, &bo, 7, end).await, "not-allowed");
    let ring = json!({ "acknowledge": { "ring": format!("wake/{}/2026-11-23T07:00:00/0", id(900)) } });
    assert_eq!(say(&app, &bo, 8, ring.clone()).await, "not-allowed");
    assert_eq!(say(&app, &ada, 9, ring).await, "done");
}

#[tokio::test]
async fn the_page_of_whoever_is_asked_shows_what_is_addressed_to_them_and_not_who_else_was() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let (coach, ambassador) = (app.world.coach, app.world.ambassador);
    assert_eq!(say(&app, &ada, 1, wake(ambassador, coach, false)).await, "done");
    let choose = json!({ "choose-reminders": { "choices": { "ask": [coach, ambassador] } } });
    assert_eq!(say(&app, &ada, 2, choose).await, "done");
    let favour = json!({ "kind": "wake", "at": "2026-11-24T07:00:00", "line": "ring två gånger" });
    let ask = json!({ "ask-person": {
        "request": id(901), "favour": favour, "person": ambassador, "by": "2026-11-23T18:00:00",
    } });
    assert_eq!(say(&app, &ada, 3, ask).await, "done");

    let page = |device: Device| async move { device.get("/api/v1/people").await };
    let bo = page(app.signed_in(ambassador).await).await;
    let of_ada = &bo.body["people"][0];
    assert_eq!(of_ada["agreements"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&of_ada["agreements"][0]["state"], &of_ada["agreements"][0]["terms"]["time"]),
        (&json!("asked"), &json!("07:00:00"))
    );
    assert_eq!(of_ada["asks"][0]["favour"]["line"], "ring två gånger");
    assert!(!bo.body.to_string().contains(&coach.to_string()), "nobody sees who else was asked");

    let coachs = page(app.signed_in(coach).await).await;
    let second = &coachs.body["people"][0];
    assert_eq!(second["agreements"][0]["terms"]["second"], true);
    assert_eq!(second.get("asks"), None);
    let other = page(app.signed_in(app.world.other_coach).await).await;
    assert!(!other.body.to_string().contains("agreements"), "{:?}", other.body);
}
