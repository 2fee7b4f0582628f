//! The fictional municipality: it can be made on any day of the year, and shows what it promises.
use crate::support::app::{Device, TestApp};
use axum::body::Body;
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use folje_server::demo;
use serde_json::Value;

/// The municipality made so many days after Monday, 23 November 2026.
async fn made(days: i64) -> (TestApp, Vec<demo::look_in::LookIn>) {
    let app = TestApp::new().await;
    app.go(TimeDelta::days(days));
    let looks = demo::fill(&app.app).await.unwrap_or_else(|error| panic!("{days} days on: {error:#}"));
    (app, looks)
}

/// What somebody sees who looks in as `name`.
async fn seen(app: &TestApp, looks: &[demo::look_in::LookIn], name: &str, path: &str) -> Value {
    let look = looks.iter().find(|look| look.name == name).unwrap();
    let mut device: Device = app.device();
    assert_eq!(device.sign_in_by_code(&look.code).await.body["demo"], true);
    device.ask("GET", path, &[], Body::empty()).await.body
}

async fn snapshot(app: &TestApp, looks: &[demo::look_in::LookIn], name: &str) -> Value {
    seen(app, looks, name, "/api/v1/snapshot").await
}

fn date(value: &Value) -> NaiveDate {
    value.as_str().unwrap()[..10].parse().unwrap()
}

#[tokio::test]
async fn it_can_be_made_on_any_weekday_and_around_every_holiday() {
    for days in (0..7).chain((7..370).step_by(17)).chain([25, 30, 31, 32, 33, 44, 125, 126, 342]) {
        let (app, looks) = made(days).await;
        let noor = snapshot(&app, &looks, "Noor").await;
        let today = app.app.today();
        let first = date(&noor["occurrences"][0]["start"]);
        assert_eq!(noor["occurrences"][0]["kind"], "first-day", "{today}");
        assert_eq!(noor["occurrences"][0]["state"], "planned", "{today}");
        assert!(first > today && !matches!(first.weekday(), Weekday::Sat | Weekday::Sun), "{today}: {first}");
    }
}

#[tokio::test]
async fn amina_has_something_of_everything() {
    let (app, looks) = made(1).await;
    let amina = snapshot(&app, &looks, "Amina").await;
    let soon: Vec<_> = amina["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|occurrence| {
            let days = (date(&occurrence["start"]) - app.app.today()).num_days();
            (0..14).contains(&days)
        })
        .map(|occurrence| match &occurrence["state"] {
            Value::String(planned) => planned.as_str(),
            changed => changed.as_object().unwrap().keys().next().unwrap(),
        })
        .collect();
    assert!(soon.contains(&"moved") && soon.contains(&"cancelled") && soon.contains(&"planned"), "{soon:?}");
    let record = &amina["record"];
    for (kind, at_least) in [
        ("goals", 4),
        ("steps", 4),
        ("tasks", 4),
        ("helps", 4),
        ("support", 1),
        ("trips", 1),
        ("practices", 3),
    ] {
        assert!(record[kind].as_array().unwrap().len() >= at_least, "{kind}");
    }
    assert!(record["goals"].as_array().unwrap().iter().any(|goal| goal["parent"].is_string()));
    let owners = record["tasks"].as_array().unwrap().iter().map(|task| task["owner"] == amina["me"]["id"]);
    assert!(owners.clone().any(|mine| mine) && owners.clone().any(|mine| !mine), "both sides owe something");
    for person in amina["people"].as_array().unwrap() {
        let end: u32 = person["phone"].as_str().unwrap().strip_prefix("+467017406").unwrap().parse().unwrap();
        assert!((5..=99).contains(&end), "numbers that belong to nobody");
        assert!(person["email"].as_str().unwrap().ends_with(".example"));
    }
}

#[tokio::test]
async fn the_others_stand_where_their_stories_say() {
    let (app, looks) = made(1).await;
    let elias = snapshot(&app, &looks, "Elias").await;
    assert!(elias["programme"]["ramp"]["steps"].as_array().unwrap().len() > 4);
    let samira = snapshot(&app, &looks, "Samira").await;
    assert!(date(&samira["programme"]["handover_opens"]) <= app.app.today());
    let leo = snapshot(&app, &looks, "Leo").await;
    assert_eq!(leo["programme"]["finished"][1], "work");
    let ahead =
        leo["occurrences"].as_array().unwrap().iter().filter(|o| date(&o["start"]) >= app.app.today());
    assert_eq!(ahead.count(), 1, "a call to look forward to, and no placement any longer");
    let yusuf = snapshot(&app, &looks, "Yusuf").await;
    assert_eq!(yusuf["contact"]["stand_in"], true);
    let karin = seen(&app, &looks, "Karin Ek", "/api/v1/people").await;
    let names: Vec<_> =
        karin["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Amina", "Leo", "Noor"]);
    let birgitta = seen(&app, &looks, "Birgitta Alm", "/api/v1/people").await;
    assert_eq!(birgitta["people"][0]["next"]["kind"], "placement");
}

#[tokio::test]
async fn the_caseworker_sees_samira_as_far_as_she_shares_and_nobody_else() {
    for days in [0, 40, 200] {
        let (app, looks) = made(days).await;
        let page = seen(&app, &looks, "Eva Holm", "/api/v1/people").await;
        let people = page["people"].as_array().unwrap();
        assert_eq!(people.len(), 1, "{days} days on");
        assert_eq!(
            (&people[0]["name"], &people[0]["shared"]["shares"]),
            (&"Samira".into(), &serde_json::json!(["schedule", "programme"]))
        );
        assert!(!people[0]["shared"]["occurrences"].as_array().unwrap().is_empty());
    }
}
