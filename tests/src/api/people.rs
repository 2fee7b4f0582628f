//! The page of those who walk beside: only what each relation lets them know.
use crate::support::app::{Device, TestApp};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/people";

/// Ada writes down one goal that she shares and one that she does not, a step and a support person, and answers.
async fn with_a_record() -> TestApp {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let id = |number: u32| format!("0190c0de-0000-7000-8000-{number:012}");
    let module = app.world.module_on(23).to_string();
    let actions = [
        json!({ "add-goal": { "goal": id(1), "prompts": { "goal": "delat mål" }, "shared": true } }),
        json!({ "add-goal": { "goal": id(2), "prompts": { "goal": "hemligt mål" } } }),
        json!({ "add-step": { "step": id(3), "goal": id(2), "text": "hemligt steg", "day": "2026-11-23" } }),
        json!({ "keep-support": { "support": id(4), "name": "hemlig syster" } }),
        json!({ "answer-occurrence": { "occurrence": module, "answer": "late", "note": "bussen" } }),
    ];
    let command = |(number, action): (u32, Value)| json!({ "id": id(100 + number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let commands: Vec<_> = (0..).zip(actions).map(command).collect();
    let answer = phone.post("/api/v1/commands", &json!({ "commands": commands })).await;
    assert!(answer.body["outcomes"].as_array().unwrap().iter().all(|o| o["result"] == "done"), "{answer:?}");
    app
}

async fn page(device: &Device) -> (Vec<Value>, String) {
    let answer = device.get(PATH).await;
    assert_eq!(answer.status, 200);
    let people = answer.body["people"].as_array().unwrap().clone();
    (people, String::from_utf8(answer.bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn a_coach_reads_shared_goals_and_answers_and_nothing_private() {
    let app = with_a_record().await;
    let (people, text) = page(&app.signed_in(app.world.coach).await).await;
    assert_eq!(people.len(), 1);
    let ada = &people[0];
    assert_eq!((&ada["name"], &ada["role"], &ada["contact"]), (&json!("Ada"), &json!("coach"), &json!(true)));
    assert_eq!(ada["shared_goals"], json!(["delat mål"]));
    assert_eq!(ada["phase"]["sv"], "Entré");
    assert_eq!(ada["next"]["start"], "2026-11-23T09:00:00");
    assert_eq!((&ada["answer"]["kind"], &ada["answer"]["note"]), (&json!("late"), &json!("bussen")));
    assert!(!text.contains("hemlig"), "{text}");
}

#[tokio::test]
async fn an_ambassador_knows_the_hours_at_the_workplace_only() {
    let app = with_a_record().await;
    let (people, text) = page(&app.signed_in(app.world.ambassador).await).await;
    assert_eq!(people.len(), 1);
    assert_eq!(people[0]["next"]["start"], "2026-11-23T13:00:00");
    assert_eq!(people[0]["next"]["kind"], "placement");
    for unseen in ["programme", "phase", "answer", "shared_goals"] {
        assert_eq!(people[0].get(unseen), None, "{unseen}");
    }
    assert!(!text.contains("mål") && !text.contains("bussen"), "{text}");
}

#[tokio::test]
async fn another_authority_and_another_organisation_see_nobody_of_ours() {
    let app = with_a_record().await;
    assert_eq!(page(&app.signed_in(app.world.caseworker).await).await.0, Vec::<Value>::new());
    let (people, _) = page(&app.signed_in(app.world.other_coach).await).await;
    assert_eq!(people.iter().map(|person| &person["name"]).collect::<Vec<_>>(), ["Eva"]);
}

#[tokio::test]
async fn whoever_has_left_sees_nobody() {
    let app = with_a_record().await;
    let coach = app.signed_in(app.world.coach).await;
    let yesterday = app.app.today().pred_opt().unwrap();
    app.app.store.leave(app.world.coach, yesterday).await.unwrap();
    assert_eq!(page(&coach).await.0, Vec::<Value>::new());
}

#[tokio::test]
async fn whether_reminders_arrive_is_told_to_the_coach_and_not_to_the_ambassador() {
    let app = TestApp::new().await;
    let unreached = async |person| {
        let (people, _) = page(&app.signed_in(person).await).await;
        people[0].get("unreached").cloned()
    };
    assert_eq!(unreached(app.world.coach).await, Some(json!(true)), "Ada has no device that takes pushes");
    assert_eq!(unreached(app.world.ambassador).await, None);
}
