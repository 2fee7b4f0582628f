//! How each operation is asked for, so that it is about Ada and there is something to be had.
use super::super::{photos, surveys};
use crate::support::{
    app::{Answer, Device, TestApp},
    browser::Browser,
};
use axum::body::Body;
use folje_api::v1::paths;
use serde_json::{Value, json};

/// Asks for `operation` as `viewer`.
pub(super) async fn ask(app: &TestApp, operation: &str, ada: &Device, viewer: &Device) -> Answer {
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
        paths::DESK_NETWORK_DAY => network_day()["id"].as_str().unwrap().to_owned(),
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
        ("post", paths::DESK_NETWORK) => viewer.post(&path, &network_day()).await,
        ("get", paths::DESK_STATISTICS_FILE) => viewer.get(&path.replace("{file}", "2026.csv")).await,
        ("post", paths::DESK_DISTANCE) => viewer.post(&path, &json!({ "cohorts": [] })).await,
        ("post", paths::CALLING) => viewer.post(&path, &json!({ "participant": app.world.ada })).await,
        ("post", paths::DESK_LOST_PHONES) => {
            viewer.post(&path, &json!({ "participant": app.world.ada })).await
        }
        ("post", paths::DESK_INVITES) => viewer.post(&path, &json!({ "person": app.world.ada })).await,
        ("post", paths::CALENDAR) => viewer.post(paths::CALENDAR, &json!({})).await,
        ("get", _) if operation.ends_with(paths::MEETING_FILE) => {
            let coach = app.signed_in(app.world.coach).await;
            let meeting = "0190c0de-0000-7000-8000-000000000009";
            let plan = json!({ "about": "closing", "start": "2026-11-24T13:00:00", "minutes": 60 });
            let plan = json!({ "at-meeting": { "meeting": meeting, "deed": { "plan": plan } } });
            let command = json!({ "id": meeting, "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": plan });
            coach.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
            viewer.get(&path.replace("{file}", &format!("{meeting}.ics"))).await
        }
        ("delete", _) if operation.ends_with(paths::DESK_NETWORK_DAY) => {
            let coach = app.signed_in(app.world.coach).await;
            coach.post(paths::DESK_NETWORK, &network_day()).await;
            viewer.delete(&path).await
        }
        ("get", path) => viewer.get(path).await,
        ("delete", path) => viewer.delete(path).await,
        ("post", paths::SESSION) => {
            let invite = app.invite(app.world.ada).await;
            viewer.post(paths::SESSION, &json!({ "code": invite.code, "device": "Provtelefon" })).await
        }
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
        ("put", paths::TEXT_MESSAGES) => viewer.put(&path, &json!({ "wanted": false })).await,
        ("post", paths::PUSH_TEST) => viewer.post(paths::PUSH_TEST, &json!({})).await,
        ("post", paths::RINGS) => {
            let unknown = "A".repeat(43);
            viewer.post(paths::RINGS, &json!({ "token": unknown, "what": "up" })).await
        }
        _ => panic!("say how to ask for {operation}"),
    }
}

/// A day of the ambassadors' network.
fn network_day() -> Value {
    let id = "0190c0de-0000-7000-8000-000000000005";
    json!({ "id": id, "starts": "2026-12-02T13:00:00", "title": "Utbildning" })
}

/// An hour that a coach keeps free.
fn free_time() -> Value {
    let id = "0190c0de-0000-7000-8000-000000000005";
    let start = "2026-11-24T14:00:00";
    json!({ "keep": { "id": id, "start": start, "minutes": 60, "each": 30, "forms": ["talk", "walk"] } })
}
