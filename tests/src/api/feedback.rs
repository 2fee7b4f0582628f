//! Feedback with a name over the wire: it reaches whom it is for, waits there, is answered, and is nobody else's.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

async fn send(app: &TestApp, device: &Device, number: u32, deed: Value) -> String {
    let command = json!({
        "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": { "feedback": deed },
    });
    let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    let result = &answer.body["outcomes"][0]["result"];
    result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
}

#[tokio::test]
async fn what_ada_says_waits_for_her_coach_who_answers_and_nobody_else_reads_it() {
    let app = TestApp::new().await;
    let (ada, coach) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.coach).await);
    let occurrence = app.world.module_on(22).to_string();
    let say = |to| json!({ "say": { "occurrence": occurrence, "to": to, "face": "hard", "line": "för många där" } });
    assert_eq!(send(&app, &ada, 1, say(app.world.coach)).await, "done");
    let page = coach.get(paths::PEOPLE).await.body["people"][0].clone();
    assert_eq!(page["feedback"][0]["entries"][0]["line"], "för många där");
    let need = json!({ "feedback": { "occurrence": occurrence, "face": "hard" } });
    assert!(page["needs"].as_array().unwrap().contains(&need), "{page}");
    let mirror = ada.get(&paths::SEEN_BY.replace("{id}", &app.world.coach.to_string())).await.body;
    assert_eq!(mirror["people"][0], page);

    let answer = json!({ "answer": { "occurrence": occurrence, "line": "Vi delar gruppen" } });
    let others = [app.world.ambassador, app.world.caseworker, app.world.other_coach];
    for (number, person) in (10..).zip(others) {
        let device = app.signed_in(person).await;
        assert!(!device.get(paths::PEOPLE).await.body.to_string().contains("för många där"));
        assert_eq!(send(&app, &device, number, answer.clone()).await, "not-allowed");
    }
    assert_eq!(send(&app, &coach, 20, answer).await, "done");
    let page = coach.get(paths::PEOPLE).await.body["people"][0].clone();
    assert!(!page["needs"].to_string().contains("feedback"), "the line goes");
    let mine = ada.get(paths::SNAPSHOT).await.body["record"]["feedback"][0].clone();
    assert_eq!(mine["entries"][1]["line"], "Vi delar gruppen");
    assert_eq!(mine["entries"][1]["by"], app.world.coach.to_string());

    // Said to the ambassador, it is read by nobody: it is no word to a coach, and they are none.
    assert_eq!(send(&app, &ada, 30, say(app.world.ambassador)).await, "done");
    for person in [app.world.ambassador, app.world.coach] {
        let page = app.signed_in(person).await.get(paths::PEOPLE).await.body;
        assert!(!page.to_string().contains("för många där"), "{page}");
    }
    assert_eq!(send(&app, &ada, 31, say(app.world.coach)).await, "done");
    assert_eq!(send(&app, &ada, 32, json!({ "take-back": { "occurrence": occurrence } })).await, "done");
    assert!(!coach.get(paths::PEOPLE).await.body.to_string().contains("för många där"), "taken back");
}

#[tokio::test]
async fn ada_gets_the_questions_of_her_programme() {
    let app = TestApp::new().await;
    let scales = app.signed_in(app.world.ada).await.get(paths::SNAPSHOT).await.body["scales"].clone();
    let keys: Vec<_> = scales.as_array().unwrap().iter().map(|scale| scale["key"].clone()).collect();
    assert_eq!(keys, ["days", "people", "work", "next"], "Access brings none, so these are ours");
}
