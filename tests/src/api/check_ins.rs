//! Check-ins as they come from phones: taken by whoever walked beside, read by those whom it concerns, and by no authority.
use crate::support::app::{Answer, Device, TestApp};
use axum::body::Body;
use chrono::{NaiveDate, TimeDelta};
use folje_domain::{
    ids::PersonId,
    people::{Relation, Role},
};
use serde_json::{Value, json};

const LINE: &str = "Bra jobbat med disken";

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

fn about(app: &TestApp, number: u32, action: Value) -> Value {
    json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action })
}

/// A report about Ada's hours at the workplace on a day of November.
fn placement(app: &TestApp, number: u32, date: u32, attendance: &str) -> Value {
    let occurrence = format!("{}@2026-11-{date:02}T13:00:00", app.world.placement);
    report(app, number, occurrence, attendance)
}

fn report(app: &TestApp, number: u32, occurrence: String, attendance: &str) -> Value {
    let report = json!({ "occurrence": occurrence, "attendance": attendance, "quarters": 8, "people": "fine", "line": LINE });
    about(app, number, json!({ "check-in": report }))
}

async fn send(device: &Device, command: Value) -> String {
    let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    let result = &answer.body["outcomes"][0]["result"];
    result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
}

async fn own(app: &TestApp) -> Value {
    let phone = app.signed_in(app.world.ada).await;
    phone.get("/api/v1/snapshot").await.body["record"]["check_ins"].clone()
}

/// Ends what the person is to Ada with today less so many days.
async fn ended(app: &TestApp, person: PersonId, days: i64) {
    app.app.store.leave(person, app.app.today() - TimeDelta::days(days)).await.unwrap();
}

#[tokio::test]
async fn an_ambassador_reports_and_the_participant_reads_every_word() {
    let app = TestApp::new().await;
    let bo = app.signed_in(app.world.ambassador).await;
    assert_eq!(send(&bo, placement(&app, 1, 23, "present")).await, "done");
    let read = own(&app).await;
    assert_eq!((&read[0]["role"], &read[0]["day"]), (&json!("ambassador"), &json!("2026-11-23")));
    assert_eq!((&read[0]["report"]["line"], &read[0]["report"]["quarters"]), (&json!(LINE), &json!(8)));
    let page = bo.get("/api/v1/people").await.body;
    assert_eq!(page["people"][0]["check_ins"][0]["report"]["line"], LINE, "the reporter reads their own");
    let days: Vec<_> =
        page["people"][0]["days"].as_array().unwrap().iter().map(|day| day["kind"].clone()).collect();
    assert_eq!(days, vec![json!("placement"); 11], "a week back, today, and three days ahead");
    let module = app.world.module_on(23).to_string();
    assert_eq!(send(&bo, report(&app, 2, module, "present")).await, "no-such-occurrence");
    assert_eq!(send(&bo, placement(&app, 3, 24, "present")).await, "not-yet");
}

#[tokio::test]
async fn a_correction_keeps_what_was_said_before_and_the_participant_may_say_that_it_is_not_so() {
    let app = TestApp::new().await;
    let bo = app.signed_in(app.world.ambassador).await;
    let ada = app.signed_in(app.world.ada).await;
    assert_eq!(send(&bo, placement(&app, 1, 23, "absent")).await, "done");
    let occurrence = format!("{}@2026-11-23T13:00:00", app.world.placement);
    let contest = json!({ "contest-check-in": {
        "occurrence": occurrence, "reporter": app.world.ambassador, "line": "jag var där",
    } });
    assert_eq!(send(&bo, about(&app, 2, contest.clone())).await, "not-allowed");
    assert_eq!(send(&ada, about(&app, 3, contest)).await, "done");
    app.go(TimeDelta::hours(1));
    assert_eq!(send(&bo, placement(&app, 4, 23, "present")).await, "done");
    let read = own(&app).await;
    assert_eq!(read[0]["earlier"][0]["attendance"], "absent");
    assert_eq!(read[0]["report"]["attendance"], "present");
    assert_eq!(read[0]["report"]["arrived"], "2026-11-23T08:30:00Z", "by the server's clock");
    let coach = app.signed_in(app.world.coach).await;
    let page = coach.get("/api/v1/people").await.body;
    assert_eq!(page["people"][0]["check_ins"][0]["contests"][0]["line"], "jag var där", "a wish for a talk");
}

#[tokio::test]
async fn a_coach_may_report_the_same_hours_and_both_reports_stand() {
    let app = TestApp::new().await;
    for (number, person) in [(1, app.world.ambassador), (2, app.world.coach)] {
        let device = app.signed_in(person).await;
        assert_eq!(send(&device, placement(&app, number, 23, "present")).await, "done");
    }
    assert_eq!(own(&app).await.as_array().unwrap().len(), 2);
    let coach = app.signed_in(app.world.coach).await;
    assert_eq!(send(&coach, report(&app, 3, app.world.module_on(23).to_string(), "absent")).await, "done");
}

#[tokio::test]
async fn a_late_report_is_taken_for_two_weeks_after_the_end_and_lets_its_sender_read_nothing() {
    let app = TestApp::new().await;
    let bo = app.signed_in(app.world.ambassador).await;
    assert_eq!(send(&bo, placement(&app, 1, 20, "absent")).await, "done");
    ended(&app, app.world.ambassador, 2).await;
    assert_eq!(send(&bo, placement(&app, 2, 21, "present")).await, "done", "the last day");
    assert_eq!(send(&bo, placement(&app, 3, 20, "present")).await, "done", "a correction");
    assert_eq!(send(&bo, placement(&app, 4, 22, "present")).await, "relation-ended", "the day after");
    assert_eq!(bo.get("/api/v1/people").await.body["people"], json!([]));
    let agreement = json!({ "acknowledge-test": { "wake": id(900) } });
    assert_eq!(send(&bo, about(&app, 5, agreement)).await, "relation-ended", "nothing but reports");
    app.go(TimeDelta::days(13));
    assert_eq!(send(&bo, placement(&app, 6, 19, "present")).await, "relation-ended");
    assert_eq!(own(&app).await.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn nobody_reports_for_whom_they_are_nothing_to() {
    let app = TestApp::new().await;
    for person in [app.world.caseworker, app.world.other_coach, app.world.eva, app.world.ada] {
        let device = app.signed_in(person).await;
        assert_eq!(send(&device, placement(&app, 1, 23, "present")).await, "not-allowed", "{person}");
    }
}

/// Asks for everything that can be read, as somebody.
async fn everything(device: &Device) -> String {
    let mut all = String::new();
    for path in ["snapshot", "people", "session", "devices", "calendar", "push"] {
        let answer: Answer = device.ask("GET", &format!("/api/v1/{path}"), &[], Body::empty()).await;
        all.push_str(&String::from_utf8_lossy(&answer.bytes));
    }
    all
}

/// The outcome for each role, written by hand: which of them reads what somebody else reported.
const READERS: [(Role, bool); 9] = [
    (Role::Coach, true),
    (Role::ProgrammeCoordinator, true),
    (Role::TransitionGuide, true),
    (Role::Ambassador, false),
    (Role::Supervisor, false),
    (Role::ProjectCoordinator, false),
    (Role::Caseworker, false),
    (Role::SocialWorker, false),
    (Role::Sponsor, false),
];

#[tokio::test]
async fn no_authority_ever_reads_a_report() {
    let app = TestApp::new().await;
    let bo = app.signed_in(app.world.ambassador).await;
    assert_eq!(send(&bo, placement(&app, 1, 23, "present")).await, "done");
    for (role, reads) in READERS {
        // The caseworker of this world takes each role, one after the other.
        let app_of_role = &app.app.store;
        app_of_role.leave(app.world.caseworker, app.app.today() - TimeDelta::days(60)).await.unwrap();
        let since = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let (participant, person) = (app.world.ada, app.world.caseworker);
        let relation = Relation { participant, person, role, since, until: None, contact: false };
        app_of_role.add_relation(&relation).await.unwrap();
        let device = app.signed_in(person).await;
        assert_eq!(everything(&device).await.contains(LINE), reads, "{role}");
    }
}

#[tokio::test]
async fn a_step_of_the_ramp_holds_when_both_sides_said_yes() {
    let app = TestApp::new().await;
    let change = id(700);
    let propose = json!({ "propose-ramp-step": {
        "change": change, "from": "2026-12-01", "hours": 10, "words": "jag orkar mer",
    } });
    let answer = |yes: bool| json!({ "answer-ramp-step": { "change": change, "yes": yes } });
    let bo = app.signed_in(app.world.ambassador).await;
    let coach = app.signed_in(app.world.coach).await;
    let ada = app.signed_in(app.world.ada).await;
    let caseworker = app.signed_in(app.world.caseworker).await;
    assert_eq!(send(&caseworker, about(&app, 1, propose.clone())).await, "not-allowed");
    assert_eq!(send(&bo, about(&app, 2, propose)).await, "done");
    assert_eq!(send(&bo, about(&app, 3, answer(true))).await, "not-allowed", "the yes is not theirs");
    assert_eq!(send(&ada, about(&app, 4, answer(true))).await, "done");
    assert_eq!(send(&coach, about(&app, 5, answer(true))).await, "done");
    let record = ada.get("/api/v1/snapshot").await.body["record"]["ramp_changes"][0].clone();
    assert_eq!((&record["participant"]["yes"], &record["staff"]["yes"]), (&json!(true), &json!(true)));
    let page = bo.get("/api/v1/people").await.body;
    assert_eq!(
        page["people"][0]["ramp_changes"][0]["words"], "jag orkar mer",
        "whoever proposed it reads on"
    );
}

#[tokio::test]
async fn a_past_day_that_was_sent_stays_and_is_corrected_as_todays_is() {
    let app = TestApp::new().await;
    let bo = app.signed_in(app.world.ambassador).await;
    assert_eq!(send(&bo, placement(&app, 1, 20, "absent")).await, "done");
    app.go(TimeDelta::hours(1));
    assert_eq!(send(&bo, placement(&app, 2, 20, "present")).await, "done");
    let page = bo.get("/api/v1/people").await.body["people"][0].clone();
    let days = page["days"].as_array().unwrap();
    assert!(days.iter().any(|day| day["start"] == "2026-11-20T13:00:00"), "the day is still offered");
    let own = page["check_ins"].as_array().unwrap();
    assert_eq!(
        (own.len(), &own[0]["report"]["attendance"]),
        (1, &json!("present")),
        "and what was said of it"
    );
    let read = self::own(&app).await;
    assert_eq!(read[0]["report"]["attendance"], "present");
    assert_eq!(read[0]["earlier"][0]["attendance"], "absent", "Ada reads both versions");
}
