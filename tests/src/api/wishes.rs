//! Wishes over the wire: who reads one, who may answer it, and that the answer comes back.
use crate::support::app::{Device, TestApp};
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

async fn send(app: &TestApp, device: &Device, number: u32, action: Value) -> String {
    let command =
        json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    let result = &answer.body["outcomes"][0]["result"];
    result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
}

#[tokio::test]
async fn a_wish_about_the_workplace_is_the_coachs_to_answer_and_no_word_to_the_ambassador() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let wish = json!({ "make-wish": { "wish": id(1), "about": "workplace", "words": "byta plats" } });
    assert_eq!(send(&app, &ada, 101, wish).await, "done");
    let all = ["schedule", "programme", "goals", "people", "answers", "tasks"];
    for (number, person) in (102..).zip([app.world.ambassador, app.world.caseworker]) {
        let given = json!({ "give-consent": { "person": person, "shares": all, "until": "taken-back" } });
        assert_eq!(send(&app, &ada, number, given).await, "done");
    }
    let answer =
        |said: &str, line: &str| json!({ "answer-wish": { "wish": id(1), "said": said, "line": line } });
    for (number, person) in (110..).zip([app.world.ambassador, app.world.caseworker, app.world.other_coach]) {
        let device = app.signed_in(person).await;
        let page = device.get("/api/v1/people").await.body.to_string();
        assert!(!page.contains("byta plats"), "{page}");
        assert_eq!(send(&app, &device, number, answer("yes", "")).await, "not-allowed");
    }
    let coach = app.signed_in(app.world.coach).await;
    let people = coach.get("/api/v1/people").await.body["people"].clone();
    assert_eq!(people[0]["wishes"][0]["words"], "byta plats");
    assert_eq!(send(&app, &coach, 120, answer("no", "")).await, "empty");
    assert_eq!(send(&app, &coach, 121, answer("later", "Vi pratar på torsdag.")).await, "done");
    let mine = ada.get("/api/v1/snapshot").await.body["record"]["wishes"][0].clone();
    assert_eq!(mine["answers"][0]["said"], "later");
    assert_eq!(mine["answers"][0]["line"], "Vi pratar på torsdag.");
    assert_eq!(mine["answers"][0]["by"], app.world.coach.to_string());
    // Taken back, it is nobody's to answer and on nobody's page.
    assert_eq!(send(&app, &ada, 130, json!({ "withdraw-wish": { "wish": id(1) } })).await, "done");
    assert_eq!(send(&app, &coach, 131, answer("yes", "")).await, "no-such-wish");
    assert_eq!(coach.get("/api/v1/people").await.body["people"][0].get("wishes"), None);
}
