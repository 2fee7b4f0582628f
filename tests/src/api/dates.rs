//! Dates that nobody means: refused wherever a date comes in, so that none is stored, shown or compared.
//!
//! Every operation whose description has a date or a wall time has a row below, with a request that would be accepted
//! (or fails for another reason than its date). A new operation with a date fails until it has one.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use folje_domain::people::Duty;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Days that can be written but not meant.
const NEVER: [&str; 6] =
    ["-262143-01-01", "+262142-12-31", "0001-01-01", "9999-12-31", "1899-12-31", "2032-06-01"];

/// A request with a date in it.
struct Row {
    operation: &'static str,
    /// A query, or a body.
    request: Value,
    /// Where the date stands in it (RFC 6901).
    date: &'static str,
}

fn row(operation: &'static str, date: &'static str, request: Value) -> Row {
    Row { operation, request, date }
}

/// A request for each date of each operation.
fn rows(app: &TestApp) -> Vec<Row> {
    let world = &app.world;
    let id = "0190c0de-0000-7000-8000-000000000005";
    let cohort = json!({ "id": id, "name": "Våren", "template": "access", "starts": "2027-01-11" });
    let enrolment = json!({
        "id": id, "participant": world.ada, "from": "2026-12-01",
        "into": { "alone": { "template": "individuell-access" } },
    });
    let ending = json!({
        "participant": world.ada, "enrolment": "01900000-0000-7000-8000-000000000028", "on": "2026-11-27",
        "ending": "work",
    });
    let relation = json!({
        "participant": world.ada, "person": world.caseworker, "role": "transition-guide", "day": "2026-11-23",
    });
    let network = json!({ "id": id, "starts": "2026-12-02T13:00:00", "title": "Utbildning" });
    let opening =
        json!({ "id": id, "sponsor": world.caseworker, "text": "Öppet hus", "until": "2026-12-31" });
    let free = json!({ "keep": {
        "id": id, "start": "2026-11-24T14:00:00", "minutes": 60, "each": 30, "forms": ["talk"],
        "weekly_until": "2026-12-24",
    } });
    let book = json!({ "id": id, "what": { "book": {
        "talk": id, "with": world.coach, "start": "2026-11-24T14:00:00", "form": "walk",
    } } });
    let shift = json!({ "id": id, "what": { "move": { "talk": id, "start": "2026-11-24T14:00:00" } } });
    let edit = json!({ "id": id, "change": { "edit": { "series": world.module, "version": 1, "edit": {
        "occurrence": "2026-11-25T09:00:00", "reach": "this", "start": "2026-11-25T10:00:00",
    } } } });
    let fresh = json!({ "id": id, "change": { "add-for-participant": { "participant": world.ada, "fresh": {
        "id": id, "kind": "module", "details": { "title": { "sv": "Besök" } }, "start": "2026-11-25T10:00:00",
        "weekly_until": "2026-12-25",
    } } } });
    let survey = json!({
        "id": id, "programme": "access", "template": "half-way", "occasion": "half-way", "closes": "2026-12-01",
    });
    vec![
        row("post /api/v1/desk/cohorts", "/starts", cohort),
        row("post /api/v1/desk/dates", "/starts", json!({ "template": "access", "starts": "2027-01-11" })),
        row("post /api/v1/desk/enrolments", "/from", enrolment),
        row("post /api/v1/desk/endings", "/on", ending),
        row("post /api/v1/desk/relations", "/day", relation),
        row("post /api/v1/desk/network", "/starts", network),
        row("post /api/v1/desk/openings", "/until", opening),
        row("post /api/v1/desk/talks", "/keep/start", free.clone()),
        row("post /api/v1/desk/talks", "/keep/weekly_until", free),
        row("post /api/v1/talks", "/what/book/start", book),
        row("post /api/v1/talks", "/what/move/start", shift),
        row("post /api/v1/desk/schedule", "/change/edit/edit/occurrence", edit.clone()),
        row("post /api/v1/desk/schedule", "/change/edit/edit/start", edit),
        row("post /api/v1/desk/schedule", "/change/add-for-participant/fresh/start", fresh.clone()),
        row("post /api/v1/desk/schedule", "/change/add-for-participant/fresh/weekly_until", fresh),
        row("post /api/v1/desk/surveys", "/closes", survey),
        row("get /api/v1/desk/schedule", "/from", json!({ "participant": world.ada, "from": "2026-11-23" })),
        row("get /api/v1/departures", "/day", json!({ "from": "a", "to": "b", "day": "2026-11-23" })),
        // Its commands have rows of their own below.
        row("post /api/v1/commands", "", json!({})),
    ]
}

/// Whether a schema, or one that it refers to, has a date or a wall time in it.
fn has_date(document: &Value, value: &Value, seen: &mut BTreeSet<String>) -> bool {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get("$ref") {
                let name = reference.rsplit('/').next().unwrap();
                if matches!(name, "Day" | "WallTime") {
                    return true;
                }
                let new = seen.insert(name.to_owned());
                return new && has_date(document, &document["components"]["schemas"][name], seen);
            }
            fields.values().any(|value| has_date(document, value, seen))
        }
        Value::Array(values) => values.iter().any(|value| has_date(document, value, seen)),
        _ => false,
    }
}

async fn ask(device: &Device, operation: &str, request: &Value) -> (u16, String) {
    let (method, path) = operation.split_once(' ').unwrap();
    let answer = match method {
        "get" => {
            let pairs = request.as_object().unwrap().iter();
            let pairs = pairs.map(|(name, value)| format!("{name}={}", value.as_str().unwrap()));
            device.get(&format!("{path}?{}", pairs.collect::<Vec<_>>().join("&").replace('+', "%2B"))).await
        }
        _ => device.post(path, request).await,
    };
    (answer.status, answer.code().to_owned())
}

#[tokio::test]
async fn every_operation_that_takes_a_date_has_a_row() {
    let app = TestApp::new().await;
    let document = app.device().get(paths::OPENAPI).await.body;
    let mut taking = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let takes = [&operation["requestBody"], &operation["parameters"]];
            if takes.into_iter().any(|part| has_date(&document, part, &mut BTreeSet::new())) {
                taking.insert(format!("{method} {path}"));
            }
        }
    }
    let rows: BTreeSet<_> = rows(&app).iter().map(|row| row.operation.to_owned()).collect();
    assert_eq!(taking, rows);
}

#[tokio::test]
async fn a_date_that_nobody_means_is_refused_with_a_code() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let coach = app.signed_in(app.world.coach).await;
    app.app.store.add_duty(app.world.here, app.world.coach, Duty::ProgrammeCoordinator).await.unwrap();
    for Row { operation, request, date } in rows(&app) {
        if date.is_empty() {
            continue;
        }
        let device = match operation {
            "post /api/v1/talks" => &ada,
            _ => &coach,
        };
        for day in NEVER {
            let mut request = request.clone();
            let place = request.pointer_mut(date).unwrap();
            let time = place.as_str().unwrap().get(10..).unwrap_or_default();
            *place = json!(format!("{day}{time}"));
            let (status, code) = ask(device, operation, &request).await;
            let refused = matches!(&*code, "date-out-of-range" | "unprocessable");
            assert!(status == 422 && refused, "{operation} with {date} {day}: {status} {code}");
        }
    }
}

/// Sends a command about Ada, made `at` a time, with the number `number` for its id; what became of it.
async fn command(app: &TestApp, device: &Device, number: usize, at: &str, action: &Value) -> Value {
    let id = format!("0190c0de-0000-7000-8000-{number:012}");
    let command = json!({ "id": id, "at": at, "about": app.world.ada, "action": action });
    let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    answer.body["outcomes"][0]["result"].clone()
}

#[tokio::test]
async fn a_command_with_a_date_that_nobody_means_is_refused() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let hours = json!({ "id": "0190c0de-0000-7000-8000-000000000904", "days": "MO", "time": "07:00:00",
        "minutes": 15, "paused_until": "2026-12-01" });
    let person = app.world.caseworker;
    let actions = [
        (
            "/add-step/day",
            json!({ "add-step": {
            "step": "0190c0de-0000-7000-8000-000000000901", "text": "ringa", "day": "2026-11-24" } }),
        ),
        (
            "/add-task/by",
            json!({ "add-task": {
            "task": "0190c0de-0000-7000-8000-000000000902", "text": "ringa", "by": "2026-11-24" } }),
        ),
        (
            "/propose-ramp-step/from",
            json!({ "propose-ramp-step": {
            "change": "0190c0de-0000-7000-8000-000000000903", "from": "2026-12-01", "hours": 8 } }),
        ),
        ("/keep-wake/wake/paused_until", json!({ "keep-wake": { "wake": hours } })),
        (
            "/choose-reminders/choices/sick",
            json!({ "choose-reminders": { "choices": {
            "sick": "2026-11-23" } } }),
        ),
        (
            "/give-consent/until/day",
            json!({ "give-consent": {
            "person": person, "shares": ["goals"], "until": { "day": "2026-12-24" } } }),
        ),
    ];
    let mut number = 0;
    for (date, action) in actions {
        for day in NEVER {
            number += 1;
            let mut action = action.clone();
            *action.pointer_mut(date).unwrap() = json!(day);
            let result = command(&app, &ada, number, "2026-11-23T07:30:00Z", &action).await;
            assert_eq!(result["refused"]["because"], "too-far-away", "{date} {day}");
        }
        number += 1;
        assert_eq!(command(&app, &ada, number, "2026-11-23T07:30:00Z", &action).await, "done", "{date}");
    }
}

#[tokio::test]
async fn nobody_dates_what_they_do_into_the_future_or_a_distant_past() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let times =
        ["9999-12-31T23:59:59Z", "2026-11-23T23:00:00Z", "0001-01-01T00:00:00Z", "2026-08-01T00:00:00Z"];
    for (number, at) in (1..).zip(times) {
        let action = if number % 2 == 1 {
            json!({ "give-consent": { "person": app.world.caseworker, "shares": ["goals"],
                "until": "taken-back", "seen": number - 1 } })
        } else {
            json!({ "withdraw-consent": { "person": app.world.caseworker } })
        };
        assert_eq!(command(&app, &ada, number, at, &action).await, "done", "{at}");
    }
    let record = ada.get(paths::SNAPSHOT).await.body["record"]["consents"].to_string();
    for at in times {
        assert!(!record.contains(&at[..10]) || at.starts_with("2026-11-23"), "{at} in {record}");
        assert!(!record.contains(at), "{at} in {record}");
    }
}
