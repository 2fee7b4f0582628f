//! Who may do what: every operation of the description × every kind of viewer, against a table written by hand.
//!
//! Each asks for Ada's: her device, a command about her. An operation without a row fails, so that nobody adds one
//! without saying who may use it.
mod requests;

use crate::support::app::{Answer, Device, TestApp, World, someone};
use chrono::NaiveDate;
use folje_api::v1::paths;
use folje_domain::{
    ids::PersonId,
    people::{Duty, Relation, Role},
};
use folje_store::Part;
use requests::ask;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Who asks. The one who was her coach is coach and programme coordinator by duty still, and her ambassador today.
const VIEWERS: [&str; 9] = [
    "nobody",
    "Ada",
    "her coach",
    "a coach elsewhere",
    "her ambassador",
    "a participant elsewhere",
    "her caseworker",
    "her ambassador, who was her coach",
    "her programme coordinator",
];

/// Operation, then what happens to each of the [`VIEWERS`].
const TABLE: [(&str, [&str; VIEWERS.len()]); 71] = [
    ("get /api/v1/openapi.json", ["200", "200", "200", "200", "200", "200", "200", "200", "200"]),
    // By a code that was made for Ada: whoever has it signs in as her.
    ("post /api/v1/session", ["200", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("get /api/v1/session", ["401", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("delete /api/v1/session", ["204", "204", "204", "204", "204", "204", "204", "204", "204"]),
    ("get /api/v1/devices", ["401", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("delete /api/v1/devices/{id}", ["401", "204", "404", "404", "404", "404", "404", "404", "404"]),
    ("delete /api/v1/devices", ["401", "204", "204", "204", "204", "204", "204", "204", "204"]),
    ("get /api/v1/snapshot", ["401", "200", "404", "404", "404", "200", "404", "404", "404"]),
    ("get /api/v1/people", ["401", "404", "200", "200", "200", "404", "200", "200", "200"]),
    // Whether her coach sees her; `consent.rs` says what of her.
    ("get /api/v1/seen-by/{id}", ["401", "200", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/desk", ["401", "404", "200", "200", "404", "404", "404", "200", "200"]),
    ("post /api/v1/desk/cohorts", ["401", "404", "204", "204", "404", "404", "404", "204", "204"]),
    ("post /api/v1/desk/people", ["401", "404", "204", "204", "404", "404", "404", "204", "204"]),
    ("post /api/v1/desk/enrolments", ["401", "404", "204", "404", "404", "404", "404", "404", "204"]),
    ("post /api/v1/desk/relations", ["401", "404", "204", "404", "404", "404", "404", "404", "204"]),
    ("post /api/v1/desk/invites", ["401", "404", "200", "404", "404", "404", "404", "404", "200"]),
    ("post /api/v1/desk/lost-phones", ["401", "404", "204", "404", "404", "404", "404", "404", "204"]),
    ("get /api/v1/desk/people/{id}", ["401", "404", "200", "404", "404", "404", "404", "404", "200"]),
    // Pairing is the samordnare's work, which her coach has not.
    ("get /api/v1/desk/people/{id}/pairing", ["401", "404", "404", "404", "404", "404", "404", "404", "200"]),
    // Hers closes in a meeting, which was not held.
    ("post /api/v1/desk/endings", ["401", "404", "409", "404", "404", "404", "404", "404", "409"]),
    ("post /api/v1/desk/companions", ["401", "404", "204", "404", "404", "404", "404", "204", "204"]),
    ("post /api/v1/desk/dates", ["401", "404", "200", "200", "404", "404", "404", "200", "200"]),
    // Into nobody's group: each adds to their own participants.
    ("post /api/v1/desk/import", ["401", "404", "200", "200", "404", "404", "404", "200", "200"]),
    ("get /api/v1/desk/schedule", ["401", "404", "200", "404", "404", "404", "404", "404", "200"]),
    ("post /api/v1/desk/schedule", ["401", "404", "204", "404", "404", "404", "404", "404", "204"]),
    ("get /api/v1/desk/talks", ["401", "404", "200", "200", "404", "404", "404", "200", "200"]),
    ("post /api/v1/desk/talks", ["401", "404", "204", "204", "404", "404", "404", "204", "204"]),
    ("get /api/v1/talks", ["401", "200", "404", "404", "404", "200", "404", "404", "404"]),
    ("post /api/v1/talks", ["401", "204", "404", "404", "404", "404", "404", "404", "404"]),
    ("post /api/v1/desk/gender", ["401", "404", "204", "404", "404", "404", "404", "404", "204"]),
    ("post /api/v1/desk/network", ["401", "404", "204", "204", "404", "404", "404", "204", "204"]),
    // A day that her coach added: it is the whole organisation's.
    ("delete /api/v1/desk/network/{id}", ["401", "404", "204", "404", "404", "404", "404", "204", "204"]),
    // Sums are the coordinators'.
    ("get /api/v1/desk/statistics", ["401", "404", "404", "404", "404", "404", "404", "200", "200"]),
    ("get /api/v1/desk/statistics/{file}", ["401", "404", "404", "404", "404", "404", "404", "200", "200"]),
    // So is how far the groups came.
    ("get /api/v1/desk/distance", ["401", "404", "404", "404", "404", "404", "404", "200", "200"]),
    // No group's programme is over; `distance.rs` asks where one is.
    ("post /api/v1/desk/distance", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    // Nobody was told that nothing was heard; `needs.rs` asks where somebody was.
    ("post /api/v1/calling", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/meetings", ["401", "404", "200", "200", "200", "404", "200", "200", "200"]),
    // Of Ada's; `meetings.rs` says who reads what.
    ("get /api/v1/meetings/{id}", ["401", "404", "200", "404", "404", "404", "404", "404", "200"]),
    // Of a meeting that her coach called.
    ("get /api/v1/meetings/{id}/{file}", ["401", "404", "200", "404", "404", "404", "404", "404", "200"]),
    ("post /api/v1/desk/openings", ["401", "404", "204", "404", "404", "404", "404", "204", "204"]),
    ("get /api/v1/stops", ["401", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("get /api/v1/departures", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/photos/{id}", ["401", "200", "404", "404", "404", "404", "404", "404", "404"]),
    ("put /api/v1/photos/{id}", ["401", "204", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/calendar", ["401", "200", "404", "404", "404", "200", "404", "404", "404"]),
    ("post /api/v1/calendar", ["401", "200", "404", "404", "404", "200", "404", "404", "404"]),
    ("delete /api/v1/calendar", ["401", "204", "404", "404", "404", "204", "404", "404", "404"]),
    ("get /api/v1/calendar/event/{file}", ["401", "200", "404", "404", "404", "404", "404", "404", "404"]),
    // The address is the key: whoever has Ada's reads it.
    ("get /calendar/{file}", ["200", "200", "200", "200", "200", "200", "200", "200", "200"]),
    (
        "post /api/v1/commands",
        [
            "401",
            "200 done",
            "200 not-allowed",
            "200 not-allowed",
            "200 not-allowed",
            "200 not-allowed",
            "200 not-allowed",
            "200 not-allowed",
            "200 not-allowed",
        ],
    ),
    ("get /api/v1/push", ["401", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("put /api/v1/push/subscription", ["401", "204", "204", "204", "204", "204", "204", "204", "204"]),
    ("delete /api/v1/push/subscription", ["401", "204", "204", "204", "204", "204", "204", "204", "204"]),
    ("post /api/v1/push/test", ["401", "409", "409", "409", "409", "409", "409", "409", "409"]),
    ("get /api/v1/text-messages", ["401", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("put /api/v1/text-messages", ["401", "204", "204", "204", "204", "204", "204", "204", "204"]),
    ("post /api/v1/rings", ["404", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/survey-keys", ["200", "200", "200", "200", "200", "200", "200", "200", "200"]),
    ("get /api/v1/surveys", ["401", "200", "404", "404", "404", "200", "404", "404", "404"]),
    // Of a period of Ada's programme, which Eva takes part in too, elsewhere.
    ("post /api/v1/tokens", ["401", "200", "404", "404", "404", "404", "404", "404", "404"]),
    // Nothing is open, whoever asks; `anonymity` asks where something is.
    ("post /api/v1/letters/{id}", ["404", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/survey-codes/{id}", ["404", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("post /api/v1/survey-codes/{id}", ["404", "404", "404", "404", "404", "404", "404", "404", "404"]),
    // Surveys are the programme coordinators'; there is none yet. `anonymity` asks where there is.
    ("get /api/v1/desk/surveys", ["401", "404", "404", "404", "404", "404", "404", "200", "200"]),
    ("post /api/v1/desk/surveys", ["401", "404", "404", "404", "404", "404", "404", "204", "204"]),
    ("post /api/v1/desk/surveys/{id}/pool", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/codes", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("get /api/v1/desk/surveys/{id}/read", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    ("post /api/v1/desk/surveys/{id}/read", ["401", "404", "404", "404", "404", "404", "404", "404", "404"]),
    (
        "post /api/v1/desk/surveys/{id}/answer",
        ["401", "404", "404", "404", "404", "404", "404", "404", "404"],
    ),
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
            let viewer = viewer(&app, turn).await;
            found.push(verdict(&ask(&app, operation, &ada, &viewer).await));
        }
        assert_eq!(found, expected, "{operation}: {VIEWERS:?}");
    }
}

/// A device of one of the [`VIEWERS`].
async fn viewer(app: &TestApp, turn: usize) -> Device {
    let world = app.world;
    let person = match turn {
        0 => return app.device(),
        1 => world.ada,
        2 => world.coach,
        3 => world.other_coach,
        4 => world.ambassador,
        5 => {
            // What her programme alone opens must not open it to somebody in the same programme elsewhere.
            app.app.store.add_enrolment(world.there, &World::enrolment(world.eva, 41)).await.unwrap();
            world.eva
        }
        6 => world.caseworker,
        7 => {
            let before = (Role::Coach, app.app.today().pred_opt());
            let duties = [Duty::Coach, Duty::ProgrammeCoordinator];
            colleague(app, &[before, (Role::Ambassador, None)], &duties).await
        }
        _ => colleague(app, &[(Role::ProgrammeCoordinator, None)], &[Duty::ProgrammeCoordinator]).await,
    };
    app.signed_in(person).await
}

/// Somebody who is and was that to Ada, each until a last day, and has these duties.
async fn colleague(app: &TestApp, roles: &[(Role, Option<NaiveDate>)], duties: &[Duty]) -> PersonId {
    let (store, here) = (&app.app.store, app.world.here);
    let person = PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0100));
    store.add_person(&someone(person, here, "Cleo", Part::Companion)).await.unwrap();
    for &(role, until) in roles {
        let since = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let participant = app.world.ada;
        let relation = Relation { participant, person, role, since, until, contact: false };
        store.add_relation(&relation).await.unwrap();
    }
    for &duty in duties {
        store.add_duty(here, person, duty).await.unwrap();
    }
    person
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

fn verdict(answer: &Answer) -> String {
    let result = &answer.body["outcomes"][0]["result"];
    match result["refused"]["because"].as_str().or(result.as_str()) {
        Some(result) => format!("{} {result}", answer.status),
        None => answer.status.to_string(),
    }
}
