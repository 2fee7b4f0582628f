//! The private address of a calendar: made, renewed, taken away; what it tells and to whom.
use crate::support::app::{Answer, Device, TestApp};
use axum::body::Body;
use chrono::TimeDelta;
use folje_api::v1::paths;
use folje_domain::schedule::{Change, Override};
use folje_server::auth::limits;
use serde_json::{Value, json};

async fn address(ada: &Device) -> String {
    let answer = ada.post(paths::CALENDAR, &json!({})).await;
    assert_eq!(answer.status, 200);
    answer.body["address"].as_str().unwrap().to_owned()
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.bytes).unwrap()
}

async fn asked(device: &Device, path: &str, tag: &str) -> Answer {
    device.ask("GET", path, &[("if-none-match", tag)], Body::empty()).await
}

/// Chooses what the lock screen and the calendar may say.
async fn choose(app: &TestApp, ada: &Device, details: bool) {
    let choices = json!({ "before": [30], "details": details });
    let command = json!({
        "id": "0190c0de-0000-7000-8000-000000000001", "at": "2026-11-23T07:30:00Z", "about": app.world.ada,
        "action": { "choose-reminders": { "choices": choices } },
    });
    let answer = ada.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    assert_eq!(answer.body["outcomes"][0]["result"], "done", "{}", answer.body);
}

#[tokio::test]
async fn an_address_shows_the_calendar_until_it_is_renewed_or_taken_away() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    assert_eq!(ada.get(paths::CALENDAR).await.body, json!({}));
    let first = address(&ada).await;
    assert_eq!(ada.get(paths::CALENDAR).await.body["made"], "2026-11-23T07:30:00Z");

    let program = app.device();
    let read = program.get(&first).await;
    assert_eq!(read.status, 200);
    assert_eq!(read.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(read.header("cache-control"), "private, no-cache");
    assert_eq!(read.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(text(&read).matches("BEGIN:VEVENT").count(), 2, "the module and the placement");

    let second = address(&ada).await;
    assert_ne!(first, second);
    let (renewed, unknown) =
        (program.get(&first).await, program.get(&first.replace("/calendar/", "/calendar/A")).await);
    assert_eq!(program.get(&second).await.status, 200);
    assert_eq!(ada.delete(paths::CALENDAR).await.status, 204);
    let revoked = program.get(&second).await;
    // Taken away, renewed, never made: nobody can tell one from the other.
    for gone in [&renewed, &unknown, &revoked] {
        assert_eq!((gone.status, &gone.bytes), (404, &revoked.bytes));
        assert_eq!(gone.header("etag"), "");
    }
    assert_eq!(asked(&program, &second, read.header("etag")).await.status, 404, "not even by a tag");
    assert_eq!(ada.get(paths::CALENDAR).await.body, json!({}));
    assert_eq!(ada.delete(paths::CALENDAR).await.status, 204, "taking away nothing is no trouble");
}

#[tokio::test]
async fn it_is_sent_anew_only_when_something_changed() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = address(&ada).await;
    let program = app.device();
    let read = program.get(&path).await;
    let tag = read.header("etag");
    let same = asked(&program, &path, tag).await;
    assert_eq!((same.status, same.bytes.len(), same.header("etag")), (304, 0, tag));
    app.go(TimeDelta::hours(2));
    assert_eq!(text(&program.get(&path).await), text(&read), "the same text all day");

    let here = app.world.here;
    let (mut series, version) = app.app.store.planned_series(here, app.world.module).await.unwrap().unwrap();
    let original = app.world.module_on(24).start;
    series.overrides = vec![Override { original, change: Change::Cancelled, reason: None }];
    app.app.store.replace_series(&series, version).await.unwrap();
    let changed = asked(&program, &path, tag).await;
    assert_eq!(changed.status, 200);
    assert!(text(&changed).contains("STATUS:CANCELLED"), "{}", text(&changed));
}

#[tokio::test]
async fn it_tells_the_time_alone_until_the_participant_chose_details() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = address(&ada).await;
    let neutral = app.device().get(&path).await;
    assert!(text(&neutral).contains("SUMMARY:Pass 09:00\r\n"), "{}", text(&neutral));
    for word in ["Module", "Placement", "Ada", "Kim", "Access"] {
        assert!(!text(&neutral).contains(word), "{word}");
    }
    choose(&app, &ada, true).await;
    let detailed = asked(&app.device(), &path, neutral.header("etag")).await;
    assert!(text(&detailed).contains("SUMMARY:Module\r\n") && text(&detailed).contains("TRIGGER:-PT30M"));
}

#[tokio::test]
async fn one_event_is_taken_along_and_no_other_file_is_one() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = |file: &str| paths::CALENDAR_EVENT.replace("{file}", file);
    let id = app.world.module_on(24).to_string();
    let event = ada.get(&path(&format!("{id}.ics"))).await;
    assert_eq!(event.header("content-disposition"), "attachment; filename=\"kalender.ics\"");
    assert!(text(&event).contains("DTSTART;TZID=Europe/Stockholm:20261124T090000\r\n"), "{}", text(&event));
    assert!(!text(&event).contains("RRULE:FREQ=DAILY"));
    // The day after the last, another's, no id, no ending.
    let eva = app.signed_in(app.world.eva).await;
    assert_eq!(eva.get(&path(&format!("{id}.ics"))).await.status, 404);
    for file in [id.replace("2026-11-24", "2027-11-24") + ".ics", "nonsense.ics".into(), id] {
        assert_eq!(ada.get(&path(&file)).await.status, 404, "{file}");
    }
}

#[tokio::test]
async fn a_right_address_is_served_while_others_flood_from_the_same_network() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = address(&ada).await;
    let program = app.device();
    for _ in 0..limits::CALENDARS.burst {
        assert_eq!(program.get("/calendar/nothing.ics").await.status, 404);
    }
    let stopped = program.get("/calendar/nothing.ics").await;
    assert_eq!((stopped.status, stopped.code()), (429, "too-many-tries"));
    assert_ne!(stopped.header("retry-after"), "");
    assert_eq!(program.get(&path).await.status, 200);
}

#[tokio::test]
async fn one_calendar_is_not_asked_for_more_than_once_a_second() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = address(&ada).await;
    for _ in 0..limits::ONE_CALENDAR.burst {
        assert_eq!(app.device().get(&path).await.status, 200);
    }
    let stopped = app.device().get(&path).await;
    assert_eq!((stopped.status, stopped.header("retry-after")), (429, "1"));
    app.go(TimeDelta::seconds(1));
    assert_eq!(app.device().get(&path).await.status, 200);
}

#[tokio::test]
async fn an_address_says_nothing_of_whose_it_is() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let path = address(&ada).await;
    let (start, end) = (path.strip_prefix("/calendar/").unwrap(), path.len());
    assert_eq!((start.len(), end), (43 + 4, 43 + 4 + "/calendar/".len()));
    let me: Value = ada.get(paths::SESSION).await.body;
    assert!(!path.contains(me["person"].as_str().unwrap()));
}
