//! Who may do what: every operation of the description × every kind of viewer, against a table written by hand.
//!
//! Each asks for Ada's: her device, a command about her. An operation without a row fails, so that nobody adds one
//! without saying who may use it.
use super::{photos, surveys};
use crate::support::{
    app::{Answer, Device, TestApp},
    browser::Browser,
};
use axum::body::Body;
use folje_api::v1::paths;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Operation, then what happens to nobody, to Ada, to her coach, to a coach of another organisation.
const TABLE: [(&str, [&str; 4]); 67] = [
    ("get /api/v1/openapi.json", ["200", "200", "200", "200"]),
    ("post /api/v1/session", ["404", "404", "404", "404"]),
    ("get /api/v1/session", ["401", "200", "200", "200"]),
    ("delete /api/v1/session", ["204", "204", "204", "204"]),
    ("get /api/v1/devices", ["401", "200", "200", "200"]),
    ("delete /api/v1/devices/{id}", ["401", "204", "404", "404"]),
    ("get /api/v1/snapshot", ["401", "200", "404", "404"]),
    ("get /api/v1/people", ["401", "404", "200", "200"]),
    // Whether her coach sees her; `consent.rs` says what of her.
    ("get /api/v1/seen-by/{id}", ["401", "200", "404", "404"]),
    ("get /api/v1/desk", ["401", "404", "200", "200"]),
    ("post /api/v1/desk/cohorts", ["401", "404", "204", "204"]),
    ("post /api/v1/desk/people", ["401", "404", "204", "204"]),
    ("post /api/v1/desk/enrolments", ["401", "404", "204", "404"]),
    ("post /api/v1/desk/relations", ["401", "404", "204", "404"]),
    ("post /api/v1/desk/invites", ["401", "404", "200", "404"]),
    ("get /api/v1/desk/people/{id}", ["401", "404", "200", "404"]),
    // Pairing is the samordnare's work, which her coach has not.
    ("get /api/v1/desk/people/{id}/pairing", ["401", "404", "404", "404"]),
    // Hers closes in a meeting, which was not held.
    ("post /api/v1/desk/endings", ["401", "404", "409", "404"]),
    ("post /api/v1/desk/companions", ["401", "404", "204", "404"]),
    ("post /api/v1/desk/dates", ["401", "404", "200", "200"]),
    // Into nobody's group: each adds to their own participants.
    ("post /api/v1/desk/import", ["401", "404", "200", "200"]),
    ("get /api/v1/desk/schedule", ["401", "404", "200", "404"]),
    ("post /api/v1/desk/schedule", ["401", "404", "204", "404"]),
    ("get /api/v1/desk/talks", ["401", "404", "200", "200"]),
    ("post /api/v1/desk/talks", ["401", "404", "204", "204"]),
    ("get /api/v1/talks", ["401", "200", "404", "404"]),
    ("post /api/v1/talks", ["401", "204", "404", "404"]),
    ("post /api/v1/desk/gender", ["401", "404", "204", "404"]),
    ("post /api/v1/desk/network", ["401", "404", "204", "204"]),
    // There is none of that id yet, whoever asks.
    ("delete /api/v1/desk/network/{id}", ["401", "404", "404", "404"]),
    // Sums are the coordinators'; `statistics.rs` asks as one.
    ("get /api/v1/desk/statistics", ["401", "404", "404", "404"]),
    ("get /api/v1/desk/statistics/{file}", ["401", "404", "404", "404"]),
    // So is how far the groups came; `distance.rs` asks as one.
    ("get /api/v1/desk/distance", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/distance", ["401", "404", "404", "404"]),
    // Nobody was told that nothing was heard; `needs.rs` asks where somebody was.
    ("post /api/v1/calling", ["401", "404", "404", "404"]),
    ("get /api/v1/meetings", ["401", "404", "200", "200"]),
    // Of Ada's; `meetings.rs` says who reads what.
    ("get /api/v1/meetings/{id}", ["401", "404", "200", "404"]),
    ("get /api/v1/meetings/{id}/{file}", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/openings", ["401", "404", "204", "404"]),
    ("get /api/v1/stops", ["401", "200", "200", "200"]),
    ("get /api/v1/departures", ["401", "404", "404", "404"]),
    ("get /api/v1/photos/{id}", ["401", "200", "404", "404"]),
    ("put /api/v1/photos/{id}", ["401", "204", "404", "404"]),
    ("get /api/v1/calendar", ["401", "200", "404", "404"]),
    ("post /api/v1/calendar", ["401", "200", "404", "404"]),
    ("delete /api/v1/calendar", ["401", "204", "404", "404"]),
    ("get /api/v1/calendar/event/{file}", ["401", "200", "404", "404"]),
    // The address is the key: whoever has Ada's reads it.
    ("get /calendar/{file}", ["200", "200", "200", "200"]),
    ("post /api/v1/commands", ["401", "200 done", "200 not-allowed", "200 not-allowed"]),
    ("get /api/v1/push", ["401", "200", "200", "200"]),
    ("put /api/v1/push/subscription", ["401", "204", "204", "204"]),
    ("delete /api/v1/push/subscription", ["401", "204", "204", "204"]),
    ("post /api/v1/push/test", ["401", "409", "409", "409"]),
    ("post /api/v1/rings", ["404", "404", "404", "404"]),
    ("get /api/v1/survey-keys", ["200", "200", "200", "200"]),
    ("get /api/v1/surveys", ["401", "200", "404", "404"]),
    ("post /api/v1/tokens", ["401", "200", "404", "404"]),
    // Nothing is open, whoever asks; `anonymity` asks where something is.
    ("post /api/v1/letters/{id}", ["404", "404", "404", "404"]),
    ("get /api/v1/survey-codes/{id}", ["404", "404", "404", "404"]),
    ("post /api/v1/survey-codes/{id}", ["404", "404", "404", "404"]),
    // Surveys are the programme coordinators', which her coach is not; `anonymity` asks as one.
    ("get /api/v1/desk/surveys", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/surveys", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/pool", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/codes", ["401", "404", "404", "404"]),
    ("get /api/v1/desk/surveys/{id}/read", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/read", ["401", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/answer", ["401", "404", "404", "404"]),
];

#[tokio::test]
async fn everybody_may_do_what_the_table_says_and_nothing_else() {
    let operations = operations().await;
    let rows: BTreeSet<_> = TABLE.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    assert_eq!(operations, rows, "each operation has a row, each row an operation");
    for (operation, expected) in TABLE {
        let mut found = Vec::new();
        for turn in 0..expected.len() {
            let app = TestApp::new().await;
            let ada = app.signed_in(app.world.ada).await;
            let viewer = match turn {
                0 => app.device(),
                1 => app.signed_in(app.world.ada).await,
                2 => app.signed_in(app.world.coach).await,
                _ => app.signed_in(app.world.other_coach).await,
            };
            found.push(verdict(&ask(&app, operation, &ada, &viewer).await));
        }
        assert_eq!(found, expected, "{operation}: nobody, Ada, her coach, a coach elsewhere");
    }
}

/// `method path` of everything described.
async fn operations() -> BTreeSet<String> {
    let app = TestApp::new().await;
    let description = app.device().get(paths::OPENAPI).await.body;
    let paths = description["paths"].as_object().unwrap();
    let methods = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys();
        methods.map(|method| format!("{method} {path}")).collect::<Vec<_>>()
    };
    paths.iter().flat_map(methods).collect()
}

async fn ask(app: &TestApp, operation: &str, ada: &Device, viewer: &Device) -> Answer {
    let (method, path) = operation.split_once(' ').unwrap();
    if path == paths::PHOTO {
        photos::with_a_step(app, ada).await;
        let put = |device| photos::put(device, photos::PHOTO, "image/jpeg", photos::jpeg(b"", 50));
        if method == "put" {
            return put(viewer).await;
        }
        put(ada).await;
        return viewer.get(photos::PHOTO).await;
    }
    let devices = ada.get(paths::DEVICES).await.body;
    let device = devices["devices"][0]["id"].as_str().unwrap().to_owned();
    let id = match path {
        paths::SEEN_BY => app.world.coach.to_string(),
        paths::DESK_PERSON | paths::DESK_PAIRING => app.world.ada.to_string(),
        paths::MEETINGS_WITH | paths::MEETING_FILE => app.world.ada.to_string(),
        _ => device,
    };
    let path = path.replace("{id}", &id);
    if let Some(answer) = surveys::ask(method, operation, &path, ada, viewer).await {
        return answer;
    }
    match (method, &*path) {
        ("get", paths::STOPS) => viewer.get(&format!("{path}?q=torget")).await,
        // No timetable was imported, so nobody finds a stop in it.
        ("get", paths::DEPARTURES) => viewer.get(&format!("{path}?from=a&to=b&day=2026-11-23")).await,
        ("get", paths::CALENDAR_EVENT) => {
            viewer.get(&path.replace("{file}", &format!("{}.ics", app.world.module_on(24)))).await
        }
        ("get", paths::CALENDAR_FEED) => {
            let made = ada.post(paths::CALENDAR, &json!({})).await;
            viewer.get(made.body["address"].as_str().unwrap()).await
        }
        ("post", paths::DESK_OPENINGS) => {
            let id = "0190c0de-0000-7000-8000-000000000005";
            let opening = json!({ "id": id, "sponsor": app.world.caseworker, "text": "Öppet hus" });
            viewer.post(&path, &opening).await
        }
        ("post", paths::DESK_COHORTS) => {
            let id = "0190c0de-0000-7000-8000-000000000002";
            let cohort = json!({ "id": id, "name": "Våren", "template": "access", "starts": "2027-01-11" });
            viewer.post(&path, &cohort).await
        }
        ("post", paths::DESK_PEOPLE) => {
            let id = "0190c0de-0000-7000-8000-000000000003";
            let person = json!({ "id": id, "name": "Idris", "participant": true, "language": "sv" });
            viewer.post(&path, &person).await
        }
        ("post", paths::DESK_ENROLMENTS) => {
            let id = "0190c0de-0000-7000-8000-000000000004";
            let into = json!({ "alone": { "template": "individuell-access" } });
            let enrolment =
                json!({ "id": id, "participant": app.world.ada, "from": "2026-12-01", "into": into });
            viewer.post(&path, &enrolment).await
        }
        ("post", paths::DESK_RELATIONS) => {
            let (participant, person) = (app.world.ada, app.world.caseworker);
            let relation = json!({
                "participant": participant, "person": person, "role": "transition-guide", "day": "2026-11-23",
            });
            viewer.post(&path, &relation).await
        }
        ("post", paths::DESK_ENDINGS) => {
            let (participant, enrolment) = (app.world.ada, "01900000-0000-7000-8000-000000000028");
            let ending = json!({
                "participant": participant, "enrolment": enrolment, "on": "2026-11-27", "ending": "work",
            });
            viewer.post(&path, &ending).await
        }
        ("post", paths::DESK_COMPANIONS) => {
            viewer.post(&path, &json!({ "person": app.world.ambassador })).await
        }
        ("post", paths::DESK_DATES) => {
            viewer.post(&path, &json!({ "template": "access", "starts": "2027-01-11" })).await
        }
        ("post", paths::DESK_IMPORT) => {
            let path = format!("{path}?id=0190c0de-0000-7000-8000-000000000005");
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "text/csv")];
            viewer.ask("POST", &path, &headers, Body::from("namn\nIdris\n")).await
        }
        ("get", paths::DESK_SCHEDULE) => {
            viewer.get(&format!("{path}?participant={}&from=2026-11-23", app.world.ada)).await
        }
        ("post", paths::DESK_SCHEDULE) => {
            let edit = json!({ "occurrence": "2026-11-25T09:00:00", "reach": "this", "cancelled": true });
            let edit = json!({ "series": app.world.module, "version": 1, "edit": edit });
            let id = "0190c0de-0000-7000-8000-000000000006";
            viewer.post(&path, &json!({ "id": id, "change": { "edit": edit } })).await
        }
        ("post", paths::DESK_TALKS) => viewer.post(&path, &free_time()).await,
        ("post", paths::TALKS) => {
            let coach = app.signed_in(app.world.coach).await;
            coach.post(paths::DESK_TALKS, &free_time()).await;
            let (id, talk) = ("0190c0de-0000-7000-8000-000000000007", "0190c0de-0000-7000-8000-000000000008");
            let start = "2026-11-24T14:00:00";
            let book = json!({ "talk": talk, "with": app.world.coach, "start": start, "form": "walk" });
            viewer.post(&path, &json!({ "id": id, "what": { "book": book } })).await
        }
        ("post", paths::DESK_GENDER) => {
            viewer.post(&path, &json!({ "participant": app.world.ada, "gender": "woman" })).await
        }
        ("post", paths::DESK_NETWORK) => {
            let id = "0190c0de-0000-7000-8000-000000000005";
            let day = json!({ "id": id, "starts": "2026-12-02T13:00:00", "title": "Utbildning" });
            viewer.post(&path, &day).await
        }
        ("get", paths::DESK_STATISTICS_FILE) => viewer.get(&path.replace("{file}", "2026.csv")).await,
        ("post", paths::DESK_DISTANCE) => viewer.post(&path, &json!({ "cohorts": [] })).await,
        ("post", paths::CALLING) => viewer.post(&path, &json!({ "participant": app.world.ada })).await,
        ("post", paths::DESK_INVITES) => viewer.post(&path, &json!({ "person": app.world.ada })).await,
        ("post", paths::CALENDAR) => viewer.post(paths::CALENDAR, &json!({})).await,
        ("get", path) => viewer.get(path).await,
        ("delete", path) => viewer.delete(path).await,
        ("post", paths::SESSION) => viewer.post(paths::SESSION, &json!({ "code": "0000-0000" })).await,
        ("post", paths::COMMANDS) => {
            let command = json!({
                "id": "0190c0de-0000-7000-8000-000000000001", "at": "2026-11-23T07:30:00Z", "about": app.world.ada,
                "action": { "set-preferred-name": { "name": "Adde" } },
            });
            viewer.post(paths::COMMANDS, &json!({ "commands": [command] })).await
        }
        ("put", paths::PUSH_SUBSCRIPTION) => {
            let (p256dh, auth) = Browser::new().texts();
            let endpoint = "https://fcm.googleapis.com/fcm/send/x";
            let keys = json!({ "p256dh": p256dh, "auth": auth });
            viewer.put(paths::PUSH_SUBSCRIPTION, &json!({ "endpoint": endpoint, "keys": keys })).await
        }
        ("post", paths::PUSH_TEST) => viewer.post(paths::PUSH_TEST, &json!({})).await,
        ("post", paths::RINGS) => {
            let unknown = "A".repeat(43);
            viewer.post(paths::RINGS, &json!({ "token": unknown, "what": "up" })).await
        }
        _ => panic!("say how to ask for {operation}"),
    }
}

/// An hour that a coach keeps free.
fn free_time() -> Value {
    let id = "0190c0de-0000-7000-8000-000000000005";
    let start = "2026-11-24T14:00:00";
    json!({ "keep": { "id": id, "start": start, "minutes": 60, "each": 30, "forms": ["talk", "walk"] } })
}

fn verdict(answer: &Answer) -> String {
    let result = &answer.body["outcomes"][0]["result"];
    match result["refused"]["because"].as_str().or(result.as_str()) {
        Some(result) => format!("{} {result}", answer.status),
        None => answer.status.to_string(),
    }
}
