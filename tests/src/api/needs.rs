//! «Behöver en människa» over the wire: whose need is on whose page, and that doing the one thing makes the line go.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use folje_domain::ids::PersonId;
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

async fn send(app: &TestApp, device: &Device, number: u32, action: Value) -> String {
    let command =
        json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    let result = &answer.body["outcomes"][0]["result"];
    result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
}

/// The names of what the only participant of a page needs.
async fn needs(device: &Device) -> Vec<String> {
    let page = device.get(paths::PEOPLE).await.body;
    let all = page["people"][0]["needs"].as_array().cloned().unwrap_or_default();
    let name = |need: &Value| match need.as_str() {
        Some(name) => name.to_owned(),
        None => need.as_object().unwrap().keys().next().unwrap().clone(),
    };
    all.iter().map(name).collect()
}

#[tokio::test]
async fn an_ambassador_asks_for_help_the_coach_answers_and_ada_reads_both() {
    let app = TestApp::new().await;
    let (ada, bo) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.ambassador).await);
    let coach = app.signed_in(app.world.coach).await;
    let before = needs(&coach).await;
    assert!(!before.contains(&"help".to_owned()));
    let ask = json!({ "ask-for-help": { "call": id(1), "line": "Ada är ledsen i dag" } });
    assert_eq!(send(&app, &bo, 101, ask).await, "done");
    assert!(needs(&coach).await.contains(&"help".to_owned()));
    assert_eq!(needs(&bo).await, Vec::<String>::new(), "what others need is theirs to see to");
    let answer = json!({ "answer-call": { "call": id(1), "line": "Jag kommer klockan två" } });
    assert_eq!(send(&app, &coach, 102, answer).await, "done");
    assert_eq!(needs(&coach).await, before, "the line goes");
    let mine = bo.get(paths::PEOPLE).await.body["people"][0]["calls"][0].clone();
    assert_eq!(mine["answers"][0]["line"], "Jag kommer klockan två");
    let call = ada.get(paths::SNAPSHOT).await.body["record"]["calls"][0].clone();
    assert_eq!(call["line"], "Ada är ledsen i dag");
    assert_eq!(call["answers"][0]["by"], app.world.coach.to_string());
}

#[tokio::test]
async fn a_wish_to_talk_waits_for_a_person_and_ada_reads_the_same_line() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let coach = app.signed_in(app.world.coach).await;
    let wish = json!({ "make-wish": { "wish": id(1), "about": "workplace" } });
    assert_eq!(send(&app, &ada, 101, wish).await, "done");
    assert!(needs(&coach).await.contains(&"talk".to_owned()));
    let seen = ada.get(&paths::SEEN_BY.replace("{id}", &app.world.coach.to_string())).await.body;
    let mine = coach.get(paths::PEOPLE).await.body;
    assert_eq!(seen["people"][0]["needs"], mine["people"][0]["needs"]);
    for person in [app.world.ambassador, app.world.caseworker, app.world.other_coach] {
        let page = app.signed_in(person).await.get(paths::PEOPLE).await.body.to_string();
        assert!(!page.contains("talk"), "{page}");
    }
    let answer = json!({ "answer-wish": { "wish": id(1), "said": "yes" } });
    assert_eq!(send(&app, &coach, 102, answer).await, "done");
    assert!(!needs(&coach).await.contains(&"talk".to_owned()));
}

/// All that somebody's page says.
async fn page(app: &TestApp, person: PersonId) -> String {
    app.signed_in(person).await.get(paths::PEOPLE).await.body.to_string()
}

#[tokio::test]
async fn thanks_reach_whoever_is_thanked_and_nobody_else() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let thank = json!({ "thank": { "thanks": id(1), "person": app.world.ambassador, "line": "för fikat" } });
    assert_eq!(send(&app, &ada, 101, thank).await, "done");
    assert!(page(&app, app.world.ambassador).await.contains("för fikat"));
    assert!(!page(&app, app.world.coach).await.contains("för fikat"));
    assert!(!page(&app, app.world.caseworker).await.contains("för fikat"));
}

#[tokio::test]
async fn the_days_of_the_network_are_for_ambassadors_and_kept_by_staff() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let day = |starts: &str, number| json!({ "id": id(number), "starts": starts, "title": "Halvdag", "place": "Torget" });
    assert_eq!(coach.post(paths::DESK_NETWORK, &day("2026-12-02T13:00:00", 1)).await.status, 204);
    assert_eq!(coach.post(paths::DESK_NETWORK, &day("2026-12-02T13:00:00", 1)).await.status, 204, "again");
    assert_eq!(coach.post(paths::DESK_NETWORK, &day("2026-11-02T13:00:00", 2)).await.status, 204);
    let network = |page: Value| page["network"].clone();
    let bo = app.signed_in(app.world.ambassador).await;
    let seen = network(bo.get(paths::PEOPLE).await.body);
    assert_eq!(seen.as_array().unwrap().len(), 1, "what has been is over");
    assert_eq!(seen[0]["starts"], "2026-12-02T13:00:00");
    let caseworker = app.signed_in(app.world.caseworker).await;
    assert_eq!(network(caseworker.get(paths::PEOPLE).await.body), Value::Null);
    assert_eq!(bo.post(paths::DESK_NETWORK, &day("2026-12-03T13:00:00", 3)).await.status, 404);
    let gone = coach.delete(&paths::DESK_NETWORK_DAY.replace("{id}", &id(1))).await;
    assert_eq!(gone.status, 204);
    assert_eq!(network(bo.get(paths::PEOPLE).await.body), Value::Null);
}

#[tokio::test]
async fn not_coming_today_reaches_whoever_waits_there_and_makes_a_line_for_the_coach() {
    let app = TestApp::new().await;
    let (ada, bo) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.ambassador).await);
    let coach = app.signed_in(app.world.coach).await;
    let answer = |series: String, hour: u32, kind: &str| {
        let occurrence = format!("{series}@2026-11-23T{hour:02}:00:00");
        json!({ "answer-occurrence": { "occurrence": occurrence, "answer": kind, "note": "ont i magen" } })
    };
    let (module, placement) = (app.world.module.to_string(), app.world.placement.to_string());
    // What is said about a module is none of the workplace's business.
    assert_eq!(send(&app, &ada, 101, answer(module, 9, "cannot-today")).await, "done");
    assert!(needs(&coach).await.contains(&"cannot-come".to_owned()));
    let seen = bo.get(paths::PEOPLE).await.body["people"][0].clone();
    assert_eq!((&seen["answer"], &seen["needs"]), (&Value::Null, &Value::Null));
    assert_eq!(send(&app, &ada, 102, answer(placement.clone(), 13, "cannot-today")).await, "done");
    let seen = bo.get(paths::PEOPLE).await.body["people"][0].clone();
    assert_eq!(seen["answer"]["kind"], "cannot-today");
    assert_eq!(needs(&bo).await, ["cannot-come"]);
    assert!(!seen.to_string().contains("ont i magen"), "the words are for those who plan: {seen}");
    let mine = coach.get(paths::PEOPLE).await.body["people"][0].clone();
    let lines = mine["needs"].as_array().unwrap().iter().filter(|need| need.get("cannot-come").is_some());
    assert_eq!(lines.count(), 2);
    // Somebody of another authority waits nowhere.
    let hans = app.signed_in(app.world.caseworker).await;
    assert!(!hans.get(paths::PEOPLE).await.body.to_string().contains("cannot"));
    // Taking it back takes the line away.
    assert_eq!(send(&app, &ada, 103, answer(placement, 13, "withdrawn")).await, "done");
    assert_eq!(needs(&bo).await, Vec::<String>::new());
}
