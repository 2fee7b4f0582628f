//! A step of the hour ramp that both said yes to: the practice days follow, once, and the participant is told.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// Sends a command about Ada; what became of it.
async fn say(app: &TestApp, device: &Device, number: u32, action: Value) -> String {
    let command =
        json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    answer.body["outcomes"][0]["result"].as_str().unwrap_or_default().to_owned()
}

/// Ada's hours at the workplace from 25 November on, day by day, as her phone has them.
async fn days(ada: &Device) -> Vec<String> {
    let snapshot = ada.get(paths::SNAPSHOT).await.body;
    let days = snapshot["occurrences"].as_array().unwrap().iter().filter(|one| {
        one["kind"] == "placement"
            && one["start"].as_str().unwrap() >= "2026-11-25"
            && one["state"] == "planned"
    });
    let told = days.map(|one| {
        let part = |name: &str, from: usize| one[name].as_str().unwrap()[from..16].to_owned();
        format!("{}-{}", part("start", 8), part("end", 11))
    });
    told.collect()
}

#[tokio::test]
async fn the_days_follow_when_both_said_yes_and_only_once() {
    let app = TestApp::new().await;
    let (ada, coach) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.coach).await);
    let before = days(&ada).await;
    let step = json!({ "propose-ramp-step": { "change": id(50), "from": "2026-11-25", "hours": 5, "words": "lite mindre" } });
    assert_eq!(say(&app, &ada, 1, step).await, "done");
    assert_eq!(days(&ada).await, before, "one yes changes nothing");
    let yes = json!({ "answer-ramp-step": { "change": id(50), "yes": true } });
    assert_eq!(say(&app, &coach, 2, yes.clone()).await, "done");
    let expected = ["25T13:00-14:00", "26T13:00-14:00", "27T13:00-14:00", "30T13:00-14:00"];
    assert_eq!(days(&ada).await, expected);
    let news = ada.get(paths::SNAPSHOT).await.body["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["kind"] == "placement" && one["start"].as_str().unwrap().starts_with("2026-11-25"))
        .map(|one| one["news"].clone());
    assert_eq!(news, Some(json!("new")), "and she is told that they are new");
    // The answer was lost, and is sent again; and somebody says yes once more.
    assert_eq!(say(&app, &coach, 2, yes.clone()).await, "done-before");
    assert_eq!(say(&app, &coach, 3, yes).await, "done");
    assert_eq!(days(&ada).await, expected);
}

#[tokio::test]
async fn a_rest_leaves_them_free_and_a_no_as_they_were() {
    let app = TestApp::new().await;
    let (ada, coach) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.coach).await);
    let before = days(&ada).await;
    let rest = |number, from| json!({ "propose-ramp-step": { "change": id(number), "from": from, "hours": 10, "paused": true } });
    assert_eq!(say(&app, &coach, 1, rest(50, "2026-11-25")).await, "done");
    assert_eq!(
        say(&app, &ada, 2, json!({ "answer-ramp-step": { "change": id(50), "yes": false } })).await,
        "done"
    );
    assert_eq!(days(&ada).await, before);
    assert_eq!(say(&app, &coach, 3, rest(51, "2026-11-26")).await, "done");
    assert_eq!(
        say(&app, &ada, 4, json!({ "answer-ramp-step": { "change": id(51), "yes": true } })).await,
        "done"
    );
    assert_eq!(days(&ada).await, ["25T13:00-15:00"]);
    // The other series of hers are as they were.
    let snapshot = ada.get(paths::SNAPSHOT).await.body;
    let modules = snapshot["occurrences"].as_array().unwrap().iter().filter(|one| one["kind"] == "module");
    assert_eq!(modules.count(), 20);
}
