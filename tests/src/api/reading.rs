//! Who reads what: every reading operation of the description × every role, without consent and with all of it, and from
//! another organisation, against a table written by hand. `authority.rs` does the same for the commands, `consent.rs` for
//! each part of the consent on the page where most is read.
//!
//! A new operation without a row fails. What an answer tells of Ada is known by words that stand in one part alone.
use super::{
    consent::{self, Ada, SHARES, somebody},
    photos,
};
use crate::support::app::{Answer, Device, TestApp};
use folje_api::v1::paths;
use folje_domain::{
    ids::PersonId,
    people::{Duty, Role},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Who asks, in the order of the columns: roles with the work in the organisation that goes with them, where there is any.
const ROLES: [(Role, Option<Duty>); 9] = [
    (Role::Coach, Some(Duty::Coach)),
    (Role::ProgrammeCoordinator, Some(Duty::ProgrammeCoordinator)),
    (Role::TransitionGuide, None),
    (Role::Ambassador, None),
    (Role::Supervisor, None),
    (Role::Caseworker, None),
    (Role::SocialWorker, None),
    (Role::Sponsor, None),
    (Role::ProjectCoordinator, Some(Duty::ProjectCoordinator)),
];

/// What else is known of Ada: what only she reads, where a meeting is, a report of her day, her rough plan, a
/// recommendation.
const MORE: [(char, &str); 5] =
    [('h', "hemlig"), ('m', "Rum 7"), ('v', "fint i disken"), ('l', "jobba med djur"), ('o', "ett café")];

/// Operation; what happens to nobody, to Ada, to staff who are nothing to her any more, and what is told elsewhere; then
/// to each role without and with consent (one, where both are the same). Marks of what is told follow the status.
const TABLE: [(&str, [&str; 4], [&str; 9]); 31] = [
    ("get /api/v1/openapi.json", ["200", "200", "200", ""], ["200"; 9]),
    ("get /api/v1/session", ["401", "200", "200", ""], ["200"; 9]),
    ("get /api/v1/devices", ["401", "200", "200", ""], ["200"; 9]),
    ("get /api/v1/snapshot", ["401", "200 swpgfatxrhmvlo", "404", ""], ["404"; 9]),
    (
        "get /api/v1/people",
        ["401", "404", "200", ""],
        [
            "200 swpgaxmv → 200 swpgfatxrmv",
            "200 swpgaxmv → 200 swpgfatxrmv",
            "200 swpgaxv → 200 swpgfatxrmv",
            "200 w → 200 swpgfatrm",
            "200 w → 200 swpgfatrm",
            "200 → 200 swpgfatrm",
            "200 → 200 swpgfatrm",
            "200 → 200 swpgfatrm",
            "200",
        ],
    ),
    // As her coach sees her, asked by each about themselves.
    ("get /api/v1/seen-by/{id}", ["401", "200 swpgfatxmv", "404", ""], ["404"; 9]),
    // Everybody who walks beside here is named to those who plan.
    (
        "get /api/v1/desk",
        ["401", "404", "200 f", ""],
        ["200 f", "200 f", "404", "404", "404", "404", "404", "404", "200"],
    ),
    (
        "get /api/v1/desk/people/{id}",
        ["401", "404", "404", ""],
        [
            "200 swpgfatxmv → 200 swpgfatxrmv",
            "200 swpgfatxmv → 200 swpgfatxrmv",
            "200 swpgfatxmv → 200 swpgfatxrmv",
            "404 → 200 swpgfatrm",
            "404 → 200 swpgfatrm",
            "404 → 200 swpgfatrm",
            "404 → 200 swpgfatrm",
            "404 → 200 swpgfatrm",
            "404",
        ],
    ),
    (
        "get /api/v1/desk/people/{id}/pairing",
        ["401", "404", "404", ""],
        ["404", "200 swpgfaxmv → 200 swpgfatxrmv", "404", "404", "404", "404", "404", "404", "404"],
    ),
    (
        "get /api/v1/desk/schedule",
        ["401", "404", "404", ""],
        ["200 swf", "200 swf", "404", "404", "404", "404", "404", "404", "404"],
    ),
    (
        "get /api/v1/desk/talks",
        ["401", "404", "200", ""],
        ["200", "200", "404", "404", "404", "404", "404", "404", "404"],
    ),
    ("get /api/v1/talks", ["401", "200", "404", ""], ["404"; 9]),
    (
        "get /api/v1/desk/statistics",
        ["401", "404", "200", ""],
        ["404", "200", "404", "404", "404", "404", "404", "404", "200"],
    ),
    (
        "get /api/v1/desk/statistics/{file}",
        ["401", "404", "200", ""],
        ["404", "200", "404", "404", "404", "404", "404", "404", "200"],
    ),
    // Kinds, times and places, for those who convene.
    (
        "get /api/v1/meetings",
        ["401", "404", "200", ""],
        ["200 m", "200 m", "200 m", "200", "200", "200", "200", "200", "200"],
    ),
    // Those who convene; whoever attends reads that meeting (`meetings.rs`), these attend none.
    (
        "get /api/v1/meetings/{id}",
        ["401", "404", "404", ""],
        ["200 fmlo", "200 fmlo", "200 fmlo", "404", "404", "404", "404", "404", "404"],
    ),
    (
        "get /api/v1/meetings/{id}/{file}",
        ["401", "404", "404", ""],
        ["200 m", "200 m", "200 m", "404", "404", "404", "404", "404", "404"],
    ),
    ("get /api/v1/stops", ["401", "200", "200", ""], ["200"; 9]),
    // No timetable was imported.
    ("get /api/v1/departures", ["401", "404", "404", ""], ["404"; 9]),
    ("get /api/v1/photos/{id}", ["401", "200", "404", ""], ["404"; 9]),
    ("get /api/v1/calendar", ["401", "200", "404", ""], ["404"; 9]),
    ("get /api/v1/calendar/event/{file}", ["401", "200", "404", ""], ["404"; 9]),
    // The address is the key: whoever has hers reads it.
    ("get /calendar/{file}", ["200", "200", "200", ""], ["200"; 9]),
    // The keys are the same for everybody; what is asked is asked of participants.
    ("get /api/v1/survey-keys", ["200", "200", "200", ""], ["200"; 9]),
    ("get /api/v1/surveys", ["401", "200", "404", ""], ["404"; 9]),
    // No survey is open, and none is closed.
    ("get /api/v1/survey-codes/{id}", ["404", "404", "404", ""], ["404"; 9]),
    (
        "get /api/v1/desk/surveys",
        ["401", "404", "200", ""],
        ["404", "200", "404", "404", "404", "404", "404", "404", "404"],
    ),
    ("get /api/v1/desk/surveys/{id}/read", ["401", "404", "404", ""], ["404"; 9]),
    (
        "get /api/v1/desk/distance",
        ["401", "404", "200", ""],
        ["404", "200", "404", "404", "404", "404", "404", "404", "200"],
    ),
    ("get /api/v1/push", ["401", "200", "200", ""], ["200"; 9]),
    // Their own, each.
    ("get /api/v1/text-messages", ["401", "200", "200", ""], ["200"; 9]),
];

/// Ada, of whom there is something to read everywhere.
async fn told_of(app: &TestApp) -> Ada {
    let ada = Ada::of(app).await;
    photos::with_a_step(app, &ada.phone).await;
    photos::put(&ada.phone, photos::PHOTO, "image/jpeg", photos::jpeg(b"", 50)).await;
    let plan = json!({ "keep-plan-line": { "line": id(41), "about": "goal", "text": "jobba med djur" } });
    assert_eq!(ada.act(plan).await, "done");
    let coach = app.signed_in(app.world.coach).await;
    let attendee = json!({ "id": id(43), "person": app.world.coach, "name": "Kim" });
    let meeting = json!({
        "about": "multi-party", "start": "2026-11-25T15:30:00", "minutes": 60, "place": "Rum 7",
        "attendees": [attendee],
    });
    let recommend = json!({ "recommend": {
        "recommendation": id(44), "text": "ett café", "to": "Någon", "by": "2026-12-24" } });
    act(app, &coach, 1, json!({ "at-meeting": { "meeting": id(42), "deed": { "plan": meeting } } })).await;
    act(app, &coach, 2, json!({ "hand-over": recommend })).await;
    let free =
        json!({ "id": id(45), "start": "2026-11-24T14:00:00", "minutes": 60, "each": 30, "forms": ["talk"] });
    assert_eq!(coach.post(paths::DESK_TALKS, &json!({ "keep": free })).await.status, 204);
    let occurrence = format!("{}@2026-11-20T13:00:00", app.world.placement);
    let report =
        json!({ "occurrence": occurrence, "attendance": "present", "quarters": 8, "line": "fint i disken" });
    let bo = app.signed_in(app.world.ambassador).await;
    act(app, &bo, 3, json!({ "check-in": report })).await;
    ada
}

async fn act(app: &TestApp, device: &Device, number: u32, action: Value) {
    let command = json!({ "id": id(900 + number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    assert_eq!(answer.body["outcomes"][0]["result"], "done", "{action}");
}

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// Asks one operation about Ada.
async fn ask(app: &TestApp, operation: &str, viewer: &Device, calendar: &str) -> Answer {
    let path = operation.trim_start_matches("get ");
    let ada = app.world.ada.to_string();
    let event = app.world.module_on(24).to_string();
    let path = match path {
        paths::SEEN_BY => path.replace("{id}", &app.world.coach.to_string()),
        paths::DESK_SCHEDULE => format!("{path}?participant={ada}&from=2026-11-23"),
        paths::STOPS => format!("{path}?q=torget"),
        paths::DEPARTURES => format!("{path}?from=a&to=b&day=2026-11-23"),
        paths::CALENDAR_FEED => calendar.to_owned(),
        paths::CALENDAR_EVENT => path.replace("{file}", &format!("{event}.ics")),
        paths::DESK_STATISTICS_FILE => path.replace("{file}", "2026.csv"),
        paths::MEETING_FILE => path.replace("{id}", &ada).replace("{file}", &format!("{}.ics", id(42))),
        paths::PHOTO => photos::PHOTO.to_owned(),
        _ => path.replace("{id}", &ada),
    };
    viewer.get(&path).await
}

/// The status, and the marks of what was told.
fn told(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.bytes);
    let words = consent::WORDS.iter().chain(&MORE);
    let marks: String = words.filter(|(_, word)| text.contains(word)).map(|(mark, _)| mark).collect();
    format!("{} {marks}", answer.status).trim_end().to_owned()
}

/// The address of Ada's calendar.
async fn calendar(ada: &Ada) -> String {
    ada.phone.post(paths::CALENDAR, &json!({})).await.body["address"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_table_has_a_row_for_everything_that_is_read() {
    let app = TestApp::new().await;
    let description = app.device().get(paths::OPENAPI).await.body;
    let described = description["paths"].as_object().unwrap().iter();
    let described =
        described.filter(|(_, item)| item.get("get").is_some()).map(|(path, _)| format!("get {path}"));
    let rows: BTreeSet<_> = TABLE.iter().map(|(operation, ..)| (*operation).to_owned()).collect();
    assert_eq!(described.collect::<BTreeSet<_>>(), rows);
}

#[tokio::test]
async fn each_role_reads_what_the_table_says_without_consent_and_with_all_of_it() {
    let mut otherwise = Vec::new();
    for ((role, duty), column) in ROLES.into_iter().zip(0..) {
        let app = TestApp::new().await;
        let ada = told_of(&app).await;
        let calendar = calendar(&ada).await;
        let person = somebody(&app, column as u128, role).await;
        if let Some(duty) = duty {
            app.app.store.add_duty(app.world.here, person, duty).await.unwrap();
        }
        let device = app.signed_in(person).await;
        let mut found = Vec::new();
        for (operation, ..) in TABLE {
            found.push(told(&ask(&app, operation, &device, &calendar).await));
        }
        ada.share(person, &SHARES, json!("taken-back")).await;
        for ((operation, _, roles), alone) in TABLE.into_iter().zip(found) {
            let with = told(&ask(&app, operation, &device, &calendar).await);
            let both = if with == alone { alone } else { format!("{alone} → {with}") };
            if both != roles[column] {
                otherwise.push(format!("{operation}: {role}: {both}, not {}", roles[column]));
            }
        }
    }
    assert!(otherwise.is_empty(), "{otherwise:#?}");
}

#[tokio::test]
async fn nobody_else_reads_anything_and_ada_reads_all_of_it() {
    let app = TestApp::new().await;
    let ada = told_of(&app).await;
    let calendar = calendar(&ada).await;
    let organisation = app.world.here;
    // Once a coach here, and nothing to her any more.
    let staff = somebody(&app, 90, Role::Coach).await;
    app.app.store.add_duty(organisation, staff, Duty::ProgrammeCoordinator).await.unwrap();
    app.app.store.leave(staff, app.app.today() - chrono::TimeDelta::days(1)).await.unwrap();
    let devices = [app.device(), ada.phone.clone(), app.signed_in(staff).await];
    let elsewhere: [PersonId; 2] = [app.world.other_coach, app.world.eva];
    let mut otherwise = Vec::new();
    for (operation, expected, _) in TABLE {
        let mut found = Vec::new();
        for device in &devices {
            found.push(told(&ask(&app, operation, device, &calendar).await));
        }
        for person in elsewhere {
            let device = app.signed_in(person).await;
            let answer = told(&ask(&app, operation, &device, &calendar).await);
            // A participant elsewhere has a phone of her own, a coach a desk: what is told of Ada is the same nothing.
            found.push(answer.split_once(' ').map_or("", |(_, marks)| marks).to_owned());
        }
        let [nobody, ada, staff, elsewhere] = expected;
        if found != [nobody, ada, staff, elsewhere, elsewhere] {
            otherwise.push(format!("{operation}: {found:?}, not {expected:?}"));
        }
    }
    assert!(otherwise.is_empty(), "{otherwise:#?}");
}
