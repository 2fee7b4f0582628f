//! Commands: applied once, answered in order, each refused on its own.
use crate::support::app::{Answer, Device, TestApp};
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

fn step(app: &TestApp, number: u32, text: &str) -> Value {
    command(
        app,
        number,
        json!({ "add-step": { "step": id(1000 + number), "text": text, "day": "2026-11-23" } }),
    )
}

fn command(app: &TestApp, number: u32, action: Value) -> Value {
    json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action })
}

async fn send(device: &Device, commands: &[Value]) -> Answer {
    device.post("/api/v1/commands", &json!({ "commands": commands })).await
}

/// The results: `done`, `done-before`, or why it was refused.
fn results(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.status, 200, "{answer:?}");
    let outcomes = answer.body["outcomes"].as_array().unwrap();
    outcomes
        .iter()
        .map(|outcome| {
            let result = &outcome["result"];
            result["refused"]["because"].as_str().or(result.as_str()).unwrap()
        })
        .collect()
}

async fn steps(device: &Device) -> usize {
    device.get("/api/v1/snapshot").await.body["record"]["steps"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_command_that_is_sent_twice_is_applied_once() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let command = step(&app, 1, "ringa");
    assert_eq!(results(&send(&phone, &[command.clone(), command.clone()]).await), ["done", "done-before"]);
    assert_eq!(results(&send(&phone, &[command]).await), ["done-before"]);
    assert_eq!(steps(&phone).await, 1);
}

#[tokio::test]
async fn a_refused_command_stays_refused_even_when_it_could_be_done_later() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let doing = command(&app, 1, json!({ "do-step": { "step": id(1002), "on": "2026-11-23" } }));
    assert_eq!(
        results(&send(&phone, &[doing.clone(), step(&app, 2, "ringa")]).await),
        ["no-such-step", "done"]
    );
    assert_eq!(results(&send(&phone, &[doing]).await), ["no-such-step"]);
}

#[tokio::test]
async fn a_broken_command_in_a_batch_refuses_itself_alone() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let batch = [
        step(&app, 1, "ett"),
        command(&app, 2, json!({ "fly-to-the-moon": { } })),
        json!({ "id": id(3) }),
        command(&app, 4, json!({ "add-step": { "step": 17 } })),
        step(&app, 5, "två"),
    ];
    let answer = send(&phone, &batch).await;
    assert_eq!(results(&answer), ["done", "unknown", "unknown", "unknown", "done"]);
    let ids: Vec<_> = answer.body["outcomes"].as_array().unwrap().iter().map(|o| o["id"].clone()).collect();
    assert_eq!(ids, [id(1), id(2), id(3), id(4), id(5)]);
    assert_eq!(steps(&phone).await, 2);
}

#[tokio::test]
async fn a_command_without_an_id_is_named_and_nothing_is_applied() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let answer = send(&phone, &[step(&app, 1, "ett"), json!({ "hemligt": { } })]).await;
    assert_eq!((answer.status, &answer.body["detail"]), (400, &json!("command 2 has no id")));
    assert_eq!(steps(&phone).await, 0);
}

#[tokio::test]
async fn nobody_acts_for_another() {
    let app = TestApp::new().await;
    let command = step(&app, 1, "ringa");
    for other in [app.world.coach, app.world.eva, app.world.other_coach] {
        let device = app.signed_in(other).await;
        assert_eq!(results(&send(&device, std::slice::from_ref(&command)).await), ["not-allowed"]);
    }
    let phone = app.signed_in(app.world.ada).await;
    assert_eq!(steps(&phone).await, 0);
    assert_eq!(results(&send(&phone, &[command]).await), ["done"], "the id was not used up by others");
}

#[tokio::test]
async fn an_answer_needs_an_occurrence_that_takes_place() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let answer = |number, occurrence: String| {
        command(&app, number, json!({ "answer-occurrence": { "occurrence": occurrence, "answer": "here" } }))
    };
    let there = app.world.module_on(24);
    let not_there = there.to_string().replace("T09", "T10");
    let batch = [answer(1, there.to_string()), answer(2, not_there), answer(3, "nonsense".to_owned())];
    assert_eq!(results(&send(&phone, &batch).await), ["done", "no-such-occurrence", "unknown"]);
}

#[tokio::test]
async fn a_phone_whose_clock_is_far_off_does_no_harm() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let mut name = command(&app, 1, json!({ "set-preferred-name": { "name": "Adde" } }));
    name["at"] = json!("1999-01-01T00:00:00Z");
    let mut goal = command(&app, 2, json!({ "add-goal": { "goal": id(50), "prompts": { "goal": "mål" } } }));
    goal["at"] = json!("9999-12-31T23:59:59Z");
    let pause = command(&app, 3, json!({ "pause-goal": { "goal": id(50) } }));
    let far =
        command(&app, 4, json!({ "add-step": { "step": id(51), "text": "steg", "day": "2099-01-01" } }));
    let batch = [name, goal, pause, far];
    assert_eq!(results(&send(&phone, &batch).await), ["done", "done", "done", "too-far-away"]);
    let body = phone.get("/api/v1/snapshot").await.body;
    assert_eq!(body["record"]["goals"][0]["state"]["paused"]["since"], "2026-11-23", "days are the server's");
    assert_eq!(body["occurrences"].as_array().unwrap().len(), 40);
}

#[tokio::test]
async fn a_hundred_commands_are_a_batch_and_one_more_is_not() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let mut batch: Vec<_> = (0..100).map(|number| step(&app, number, "steg")).collect();
    assert_eq!(results(&send(&phone, &batch).await), ["done"; 100]);
    batch.push(step(&app, 100, "steg"));
    assert_eq!(send(&phone, &batch).await.status, 400);
    assert_eq!(steps(&phone).await, 100);
}

#[tokio::test]
async fn a_number_that_no_country_has_is_refused_by_the_server_too() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let keep = |number: u32, phone: &str| {
        command(
            &app,
            number,
            json!({ "keep-support": { "support": id(60), "name": "Sara", "phone": phone } }),
        )
    };
    let answer = send(&ada, &[keep(1, "+999 12345678"), keep(2, "070-174 06 05")]).await;
    assert_eq!(results(&answer), ["bad-phone", "done"]);
}
