//! Who may do what: every command of the description × every role, without consent and with all of it, and from another
//! organisation, against a table written by hand. `matrix.rs` does the same for the other operations, `consent.rs` says
//! what each role reads.
//!
//! Whoever may not is told «not-allowed» (or that their time beside has ended), whatever the command says. Whoever may
//! is told something else: these commands speak of things that are not there.
use crate::support::app::{Device, TestApp, someone};
use chrono::NaiveDate;
use folje_domain::{
    ids::PersonId,
    people::{Relation, Role},
};
use folje_store::Part;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Who asks, in the order of the letters of a row: Ada herself; then by role coach, programme coordinator, transition
/// guide, ambassador, supervisor, caseworker, social worker, sponsor, project coordinator.
const ROLES: [Role; 9] = [
    Role::Coach,
    Role::ProgrammeCoordinator,
    Role::TransitionGuide,
    Role::Ambassador,
    Role::Supervisor,
    Role::Caseworker,
    Role::SocialWorker,
    Role::Sponsor,
    Role::ProjectCoordinator,
];

/// Command, then a letter for each who asks: `y` may, `-` may not. Consent changes none of them: it lets read.
const TABLE: [(&str, &str); 48] = [
    ("set-preferred-name", "y---------"),
    ("answer-occurrence", "y---------"),
    ("add-goal", "y---------"),
    ("reword-goal", "y---------"),
    ("pause-goal", "y---------"),
    ("resume-goal", "y---------"),
    ("finish-goal", "y---------"),
    ("share-goal", "y---------"),
    ("add-step", "y---------"),
    ("move-step", "y---------"),
    ("do-step", "y---------"),
    ("undo-step", "y---------"),
    ("keep-support", "y---------"),
    ("remove-support", "y---------"),
    ("add-task", "y---------"),
    ("do-task", "y---------"),
    ("keep-wake", "y---------"),
    ("ask-to-be-told", "y---------"),
    // What is addressed to somebody is answered by them, where they can be asked at all.
    ("acknowledge-test", "-yyyyy----"),
    ("agree-to-be-told", "-yyyyy----"),
    ("end-agreement", "yyyyyy----"),
    ("choose-reminders", "y---------"),
    ("acknowledge", "y---------"),
    ("snooze", "y---------"),
    ("ask-person", "y---------"),
    ("answer-ask", "-yyyyy----"),
    ("withdraw-request", "y---------"),
    ("keep-trip", "y---------"),
    ("log-practice", "y---------"),
    // Attendance is reported by those at the workplace and those who plan.
    ("check-in", "-yy-yy----"),
    ("contest-check-in", "y---------"),
    ("propose-ramp-step", "yyy-yy----"),
    // Those at the workplace may take back what they proposed, nothing else.
    ("answer-ramp-step", "yyy-------"),
    ("give-consent", "y---------"),
    ("withdraw-consent", "y---------"),
    ("make-wish", "y---------"),
    ("withdraw-wish", "y---------"),
    ("answer-wish", "-yy-------"),
    // Those at the workplace ask for help, those who plan answer.
    ("ask-for-help", "----yy----"),
    ("answer-call", "-yy-------"),
    ("thank", "y---------"),
    // Those who convene, and whoever is asked to come: these here are asked to nothing. `meetings.rs` asks them.
    ("at-meeting", "yyyy------"),
    ("keep-plan-line", "yyyy------"),
    ("remove-plan-line", "yyyy------"),
    ("hand-over", "-yyy------"),
    // Said by her, answered by those who plan with her.
    ("feedback", "y---------"),
    ("feedback", "-yy-------"),
    ("self-rating", "y---------"),
];

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// A command of each kind by `who`, about things that are not there where it must speak of one.
fn actions(app: &TestApp, who: PersonId) -> Vec<Value> {
    let (nothing, somebody) = (id(900), app.world.caseworker);
    let workplace = format!("{}@2026-11-23T13:00:00", app.world.placement);
    let ring = format!("wake/{nothing}/2026-11-23T07:00:00/0");
    let hours = json!({ "days": "MO,TU", "from": "06:00:00", "until": "09:00:00" });
    let leg = json!({ "from": { "name": "Torget" }, "to": { "name": "Verkstaden" }, "walk": 5, "ride": 12 });
    vec![
        json!({ "set-preferred-name": { "name": "Adde" } }),
        json!({ "answer-occurrence": { "occurrence": app.world.module_on(23).to_string(), "answer": "late" } }),
        json!({ "add-goal": { "goal": nothing, "prompts": { "goal": "ett mål" } } }),
        json!({ "reword-goal": { "goal": nothing, "prompt": "goal", "text": "ett annat" } }),
        json!({ "pause-goal": { "goal": nothing } }),
        json!({ "resume-goal": { "goal": nothing } }),
        json!({ "finish-goal": { "goal": nothing, "outcome": "reached" } }),
        json!({ "share-goal": { "goal": nothing, "shared": true } }),
        json!({ "add-step": { "step": nothing, "text": "ett steg", "day": "2026-11-23" } }),
        json!({ "move-step": { "step": nothing, "to": "2026-11-24" } }),
        json!({ "do-step": { "step": nothing, "on": "2026-11-23" } }),
        json!({ "undo-step": { "step": nothing } }),
        json!({ "keep-support": { "support": nothing, "name": "min syster" } }),
        json!({ "remove-support": { "support": nothing } }),
        json!({ "add-task": { "task": nothing, "text": "ringa" } }),
        json!({ "do-task": { "task": nothing } }),
        json!({ "keep-wake": { "wake": { "id": nothing, "days": "MO", "time": "07:00:00", "minutes": 15 } } }),
        json!({ "ask-to-be-told": { "wake": nothing, "person": somebody } }),
        json!({ "acknowledge-test": { "wake": nothing } }),
        json!({ "agree-to-be-told": { "wake": nothing, "hours": hours } }),
        json!({ "end-agreement": { "wake": nothing, "person": who } }),
        json!({ "choose-reminders": { "choices": { "before": [10] } } }),
        json!({ "acknowledge": { "ring": ring } }),
        json!({ "snooze": { "ring": ring, "until": "2026-11-23T09:00:00" } }),
        json!({ "ask-person": { "request": nothing, "person": somebody, "by": "2026-11-23T20:00:00",
            "favour": { "kind": "wake", "at": "2026-11-24T07:00:00" } } }),
        json!({ "answer-ask": { "request": nothing, "yes": true } }),
        json!({ "withdraw-request": { "request": nothing } }),
        json!({ "keep-trip": { "trip": { "id": nothing, "name": "till kursen", "there": leg } } }),
        json!({ "log-practice": { "practice": {
            "id": nothing, "trip": nothing, "on": "2026-11-23", "company": "alone" } } }),
        json!({ "check-in": { "occurrence": workplace, "attendance": "present", "quarters": 8 } }),
        json!({ "contest-check-in": { "occurrence": workplace, "reporter": somebody, "line": "så var det inte" } }),
        json!({ "propose-ramp-step": { "change": id(901), "from": "2026-12-01", "hours": 10 } }),
        json!({ "answer-ramp-step": { "change": id(800), "yes": true } }),
        json!({ "give-consent": { "person": somebody, "shares": ["goals"], "until": "taken-back" } }),
        json!({ "withdraw-consent": { "person": somebody } }),
        json!({ "make-wish": { "wish": nothing, "about": "talk" } }),
        json!({ "withdraw-wish": { "wish": nothing } }),
        json!({ "answer-wish": { "wish": nothing, "said": "yes" } }),
        json!({ "ask-for-help": { "call": id(902), "line": "hon är ledsen" } }),
        json!({ "answer-call": { "call": nothing, "line": "jag ringer" } }),
        json!({ "thank": { "thanks": nothing, "person": somebody } }),
        json!({ "at-meeting": { "meeting": nothing, "deed": { "keep-point": { "point": nothing, "text": "lön" } } } }),
        json!({ "keep-plan-line": { "line": nothing, "about": "help", "text": "körkort" } }),
        json!({ "remove-plan-line": { "line": nothing, "was": "körkort" } }),
        json!({ "hand-over": { "recommend": {
            "recommendation": nothing, "text": "körkort", "to": "Eva", "by": "2026-12-24" } } }),
        json!({ "feedback": { "say": {
            "occurrence": app.world.module_on(23).to_string(), "to": somebody, "face": "fine" } } }),
        // About what nobody has said anything about, so that it is there for nobody.
        json!({ "feedback": { "answer": { "occurrence": app.world.module_on(22).to_string() } } }),
        json!({ "self-rating": { "count": { "yes": true } } }),
    ]
}

/// A step of the ramp that Ada proposes: who may answer it shows only where it is there.
fn step() -> Value {
    json!({ "propose-ramp-step": { "change": id(800), "from": "2026-12-01", "hours": 8 } })
}

/// The name of a command, as it stands on the wire.
fn name(action: &Value) -> String {
    action.as_object().unwrap().keys().next().unwrap().clone()
}

/// Sends commands about Ada, each with an id of its own from `number` on; the answers.
async fn send(app: &TestApp, device: &Device, number: u32, actions: &[Value]) -> Vec<String> {
    let command = |(action, number): (&Value, u32)| json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let commands: Vec<_> = actions.iter().zip(number..).map(command).collect();
    let answer = device.post("/api/v1/commands", &json!({ "commands": commands })).await;
    let outcomes = answer.body["outcomes"].as_array().unwrap().iter().map(|outcome| {
        let result = &outcome["result"];
        result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
    });
    outcomes.collect()
}

/// Somebody new who is that to Ada.
async fn somebody(app: &TestApp, number: u128, role: Role) -> PersonId {
    let person = PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + 200 + number));
    let organisation = app.world.here;
    let new = someone(person, organisation, &format!("Någon {role}"), Part::Companion);
    app.app.store.add_person(&new).await.unwrap();
    let since = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let relation = Relation { participant: app.world.ada, person, role, since, until: None, contact: false };
    app.app.store.add_relation(&relation).await.unwrap();
    person
}

/// A letter for each command: whether whoever asks is let in. The step of the ramp is there, so its answer must be taken;
/// for whom it is nothing, it does not exist.
fn letters(answers: &[String]) -> Vec<char> {
    let letter = |(answer, (name, _)): (&String, (&str, &str))| {
        assert_ne!(answer, "unknown", "{name} was not understood");
        let in_vain = answer == "not-allowed" || (name == "answer-ramp-step" && answer == "no-such-entry");
        if in_vain { '-' } else { 'y' }
    };
    answers.iter().zip(TABLE).map(letter).collect()
}

/// What the table says about the `column`th who asks.
fn column(column: usize) -> Vec<char> {
    TABLE.iter().map(|(_, row)| row.chars().nth(column).unwrap()).collect()
}

#[tokio::test]
async fn the_table_has_a_row_for_every_command_of_the_description() {
    let app = TestApp::new().await;
    let description = app.device().get(folje_api::v1::paths::OPENAPI).await.body;
    let variants = description["components"]["schemas"]["Action"]["oneOf"].as_array().unwrap().clone();
    let described: BTreeSet<_> =
        variants.iter().map(|variant| variant["required"][0].as_str().unwrap().to_owned()).collect();
    let rows: BTreeSet<_> = TABLE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(described, rows);
    let sent: Vec<_> = actions(&app, app.world.ada).iter().map(name).collect();
    assert_eq!(sent, TABLE.map(|(name, _)| name.to_owned()), "each is tried, in the order of the table");
}

#[tokio::test]
async fn everybody_may_send_what_the_table_says_whatever_is_shared_with_them() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    assert_eq!(send(&app, &ada, 1, &[step()]).await, ["done"]);
    assert_eq!(letters(&send(&app, &ada, 2, &actions(&app, app.world.ada)).await), column(0), "Ada");
    let shares = ["schedule", "programme", "goals", "people", "answers", "tasks", "self-ratings"];
    for (role, number) in ROLES.into_iter().zip(0_u32..) {
        let app = TestApp::new().await;
        let ada = app.signed_in(app.world.ada).await;
        assert_eq!(send(&app, &ada, 1, &[step()]).await, ["done"]);
        let person = somebody(&app, number.into(), role).await;
        let device = app.signed_in(person).await;
        let expected = column(number as usize + 1);
        assert_eq!(letters(&send(&app, &device, 100, &actions(&app, person)).await), expected, "{role}");
        let give = json!({ "give-consent": { "person": person, "shares": shares, "until": "taken-back" } });
        assert_eq!(send(&app, &ada, 2, &[give]).await, ["done"]);
        let again = letters(&send(&app, &device, 200, &actions(&app, person)).await);
        assert_eq!(again, expected, "{role}, with whom everything is shared");
    }
}

#[tokio::test]
async fn nobody_else_may_send_anything_about_her() {
    let app = TestApp::new().await;
    let refused = vec!['-'; TABLE.len()];
    for (who, number) in [(app.world.other_coach, 100), (app.world.eva, 200)] {
        let device = app.signed_in(who).await;
        assert_eq!(
            letters(&send(&app, &device, number, &actions(&app, who)).await),
            refused,
            "another organisation"
        );
    }
    let coach = app.signed_in(app.world.coach).await;
    app.app.store.leave(app.world.coach, app.app.today() - chrono::TimeDelta::days(30)).await.unwrap();
    let answers = send(&app, &coach, 300, &actions(&app, app.world.coach)).await;
    assert!(
        answers.iter().all(|answer| matches!(&**answer, "not-allowed" | "relation-ended")),
        "{answers:?}"
    );
}
