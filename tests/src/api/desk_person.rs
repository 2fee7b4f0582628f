//! A participant's page at the desk: what it tells whom, that the participant reads the same, and what staff end and pair.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use folje_domain::people::Duty;
use serde_json::{Value, json};

fn page_of(app: &TestApp) -> String {
    paths::DESK_PERSON.replace("{id}", &app.world.ada.to_string())
}

fn pairing_of(app: &TestApp) -> String {
    paths::DESK_PAIRING.replace("{id}", &app.world.ada.to_string())
}

/// What stands in the participant's schedule after `day`.
async fn after(phone: &Device, day: &str) -> Vec<String> {
    let snapshot = phone.get(paths::SNAPSHOT).await.body;
    let starts = snapshot["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["start"].as_str().unwrap().to_owned());
    starts.filter(|start| start.as_str() > day).collect()
}

#[tokio::test]
async fn the_participant_reads_the_page_that_her_coach_reads_and_nobody_else_has_it() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let coach = app.signed_in(app.world.coach).await;
    let said = coach.get(&page_of(&app)).await;
    assert_eq!(said.status, 200);
    assert_eq!(said.body["details"]["name"], "Ada");
    assert_eq!(said.body["people"].as_array().unwrap().len(), 3);
    assert_eq!(said.body["contact"], json!(app.world.coach));
    assert!(!said.body["occurrences"].as_array().unwrap().is_empty());
    let mirror = ada.get(&paths::SEEN_BY.replace("{id}", &app.world.coach.to_string())).await.body;
    assert_eq!(mirror["page"], said.body, "nothing stands there that she cannot read");

    for person in [app.world.ambassador, app.world.caseworker, app.world.other_coach] {
        assert_eq!(app.signed_in(person).await.get(&page_of(&app)).await.status, 404);
    }
    let give = json!({ "give-consent": { "person": app.world.caseworker, "shares": ["programme"], "until": "taken-back", "seen": 0 } });
    let command = json!({ "id": "0190c0de-0000-7000-8000-000000000001", "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": give });
    assert_eq!(ada.post(paths::COMMANDS, &json!({ "commands": [command] })).await.status, 200);
    let shared = app.signed_in(app.world.caseworker).await.get(&page_of(&app)).await.body;
    assert_eq!(shared["programme"]["name"]["sv"], "Access");
    for part in ["details", "occurrences", "people", "tasks", "reports"] {
        assert_eq!(shared[part], Value::Null, "{part} was not shared");
    }
}

#[tokio::test]
async fn a_programme_ends_on_its_day_and_what_repeats_with_it() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let coach = app.signed_in(app.world.coach).await;
    let enrolment = coach.get(&page_of(&app)).await.body["enrolments"][0]["id"].clone();
    let end = |on: &str, ending: &str| json!({ "participant": app.world.ada, "enrolment": enrolment, "on": on, "ending": ending });
    for (on, ending) in [("2026-11-27", "moved"), ("2026-11-01", "work")] {
        assert_eq!(coach.post(paths::DESK_ENDINGS, &end(on, ending)).await.status, 422, "{on}, {ending}");
    }
    assert!(!after(&ada, "2026-11-28").await.is_empty());
    let early = coach.post(paths::DESK_ENDINGS, &end("2026-11-27", "work")).await;
    assert_eq!(early.status, 409, "this programme ends after a closing meeting, or after her no to one");
    let meeting = "0190c0de-0000-7000-8000-000000000009";
    let plan = json!({ "plan": { "about": "closing", "start": "2026-11-23T13:00:00", "minutes": 60 } });
    for (number, device, deed) in
        [(1, &coach, plan), (2, &ada, json!({ "decline": { "words": "vi har redan pratat" } }))]
    {
        let action = json!({ "at-meeting": { "meeting": meeting, "deed": deed } });
        let command = json!({ "id": format!("0190c0de-0000-7000-8000-{number:012}"), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
        let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
        assert_eq!(answer.body["outcomes"][0]["result"], "done");
    }
    for _ in ["once", "again, when the answer was lost"] {
        assert_eq!(coach.post(paths::DESK_ENDINGS, &end("2026-11-27", "work")).await.status, 204);
    }
    assert_eq!(after(&ada, "2026-11-28").await, Vec::<String>::new());
    assert!(!after(&ada, "2026-11-26").await.is_empty(), "the last day is one of them");
    let snapshot = ada.get(paths::SNAPSHOT).await.body;
    assert_eq!(snapshot["programme"]["finished"], json!(["2026-11-27", "work"]));
    assert_eq!(snapshot["people"].as_array().unwrap().len(), 3, "nobody is let go of");
}

#[tokio::test]
async fn whoever_broke_off_and_is_gone_needs_no_invented_meeting() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let enrolment = coach.get(&page_of(&app)).await.body["enrolments"][0]["id"].clone();
    let end = |ending: &str| json!({ "participant": app.world.ada, "enrolment": enrolment, "on": "2026-11-27", "ending": ending });
    for ending in ["work", "studies", "completed"] {
        let answer = coach.post(paths::DESK_ENDINGS, &end(ending)).await;
        assert_eq!((answer.status, answer.code()), (409, "not-closed"), "{ending}");
    }
    assert_eq!(coach.post(paths::DESK_ENDINGS, &end("discontinued")).await.status, 204);
}

#[tokio::test]
async fn the_samordnare_compares_by_place_and_hours_and_pairs() {
    let app = TestApp::new().await;
    let organisation = app.world.here;
    app.app.store.add_duty(organisation, app.world.coach, Duty::ProgrammeCoordinator).await.unwrap();
    let samordnare = app.signed_in(app.world.coach).await;
    let hours = json!({ "person": app.world.caseworker, "there": { "days": "MO,TU", "from": "12:00:00", "until": "16:00:00" } });
    assert_eq!(samordnare.post(paths::DESK_COMPANIONS, &hours).await.status, 204);
    let said = samordnare.get(&pairing_of(&app)).await.body;
    let candidate = |said: &Value, name: &str| {
        let all = said["candidates"].as_array().unwrap();
        all.iter().find(|one| one["name"] == name).cloned().unwrap_or_default()
    };
    assert_eq!(candidate(&said, "Kim Coach"), Value::Null, "staff are no candidates");
    let hans = candidate(&said, "Hans Handläggare");
    // Each day at one for two hours, Monday the 23rd to Saturday the 5th: two Mondays and two Tuesdays.
    assert_eq!((&hans["covers"], &hans["beside"]), (&json!(4), &json!(0)));
    assert_eq!(candidate(&said, "Bo Ambassadör")["beside"], 1);

    let pair = json!({ "participant": app.world.ada, "person": app.world.caseworker, "role": "supervisor", "day": "2026-11-23" });
    assert_eq!(samordnare.post(paths::DESK_RELATIONS, &pair).await.status, 204);
    assert_eq!(candidate(&samordnare.get(&pairing_of(&app)).await.body, "Hans Handläggare")["beside"], 1);
    let without_days = json!({ "person": app.world.caseworker, "there": { "days": "", "from": "12:00:00", "until": "16:00:00" } });
    assert_eq!(samordnare.post(paths::DESK_COMPANIONS, &without_days).await.status, 422);
}

#[tokio::test]
async fn groups_are_counted_and_their_dates_told_before_a_yes() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let wanted = json!({ "template": "access", "starts": "2026-11-30" });
    let dates = coach.post(paths::DESK_DATES, &wanted).await.body;
    assert_eq!(dates["phases"][0]["first_day"], "2026-11-30");
    assert!(!dates["first"].as_array().unwrap().is_empty());
    assert_eq!(coach.get(paths::DESK).await.body["cohorts"], json!([]), "nothing was begun");

    let group = "0190c0de-0000-7000-8000-000000000001";
    let new = json!({ "id": group, "name": "Grupp 7", "template": "access", "starts": "2026-11-30" });
    assert_eq!(coach.post(paths::DESK_COHORTS, &new).await.status, 204);
    let people = async || coach.get(paths::DESK).await.body["cohorts"][0]["people"].clone();
    assert_eq!(people().await, 0);
    let enrol = |number: u32, from: &str, into: Value| json!({ "id": format!("0190c0de-0000-7000-8000-{number:012}"), "participant": app.world.ada, "from": from, "into": into });
    let into = enrol(2, "2026-11-30", json!({ "cohort": group }));
    assert_eq!(coach.post(paths::DESK_ENROLMENTS, &into).await.status, 204);
    assert_eq!(people().await, 1);
    let out = enrol(3, "2026-11-23", json!({ "alone": { "template": "individuell-access" } }));
    assert_eq!(coach.post(paths::DESK_ENROLMENTS, &out).await.status, 204);
    assert_eq!(people().await, 0, "who goes on alone leaves a place");
}
