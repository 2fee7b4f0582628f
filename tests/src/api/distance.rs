//! How far groups came, over the wire: told once for each group and for good, by parts, and of nobody who did not agree.
use crate::support::app::{Device, TestApp, someone};
use folje_api::v1::paths;
use folje_domain::{
    ids::{CohortId, EnrolmentId, OrganisationId, PersonId, StepId},
    language::Text,
    people::Duty,
    programme::{Enrolment, Phase},
    record::{Counted, Counting, Item, Rating, Scale, SelfRating, Step},
    template::Choices,
};
use folje_store::{Cohort, Part};
use serde_json::{Value, json};
use std::{
    io::{Cursor, Read as _},
    ops::Range,
};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0002_0000 + number)
}

fn person(number: u128) -> PersonId {
    PersonId(id(number))
}

async fn organisation(app: &TestApp) -> OrganisationId {
    app.world.here
}

/// A group of people whose programme lasted through that day.
async fn group(app: &TestApp, number: u128, people: Range<u128>, last_day: &str) -> CohortId {
    let (organisation, cohort) = (organisation(app).await, CohortId(id(1000 + number)));
    let day = |text: &str| text.parse().unwrap();
    let kept = Cohort {
        id: cohort,
        organisation,
        template: "access".to_owned(),
        choices: Choices::default(),
        name: format!("Grupp {number}"),
        starts: day("2026-03-02"),
    };
    app.app.store.add_cohort(&kept).await.unwrap();
    for number in people {
        let new = someone(person(number), organisation, &format!("P{number}"), Part::Participant);
        // Somebody may be in two groups.
        drop(app.app.store.add_person(&new).await);
        let phase = Phase {
            key: "p".to_owned(),
            name: Text::plain("P"),
            first_day: day("2026-03-02"),
            last_day: day(last_day),
            open_end: false,
        };
        let enrolment = Enrolment {
            id: EnrolmentId(Uuid::from_u128(cohort.0.as_u128() + 1_000_000 * (number + 1))),
            participant: person(number),
            cohort: Some(cohort),
            template: "access".to_owned(),
            name: Text::plain("Access"),
            phases: vec![phase],
            ramp: None,
            handover_opens: None,
            stand_ins: Vec::new(),
            finished: None,
        };
        app.app.store.add_enrolment(organisation, &enrolment).await.unwrap();
    }
    cohort
}

async fn note(app: &TestApp, number: u128, items: &[Item]) {
    app.app.store.put_items(organisation(app).await, person(number), items).await.unwrap();
}

/// So many small steps, taken in the programme.
async fn steps(app: &TestApp, number: u128, count: u128) {
    let day = "2026-03-10".parse().unwrap();
    let step = |nth: u128| {
        let id = StepId(id(100_000 + number * 100 + nth));
        Item::Step(Step { id, goal: None, text: "ett eget steg".to_owned(), day, done: Some(day) })
    };
    note(app, number, &(0..count).map(step).collect::<Vec<_>>()).await;
}

/// Two self-ratings, and whether they may be counted.
async fn rates(app: &TestApp, number: u128, values: [u8; 2], counted: bool) {
    let label = |words: &str| Text::plain(words);
    let scale = Scale {
        key: "days".to_owned(),
        question: label("?"),
        labels: vec![label("a"), label("b"), label("c")],
        owner: String::new(),
    };
    let on = |day: &str, value| Rating { on: day.parse().unwrap(), value, of: 3, words: label("a") };
    let ratings = vec![on("2026-03-05", values[0]), on("2026-06-05", values[1])];
    let said = Counted { at: app.app.now(), yes: counted };
    let counting = Item::Counting(Counting { ledger: vec![said] });
    note(app, number, &[Item::SelfRating(SelfRating { scale, ratings }), counting]).await;
}

async fn coordinator(app: &TestApp) -> Device {
    let organisation = organisation(app).await;
    app.app.store.add_duty(organisation, app.world.caseworker, Duty::ProjectCoordinator).await.unwrap();
    app.signed_in(app.world.caseworker).await
}

async fn tell(device: &Device, cohorts: &[CohortId]) -> u16 {
    device.post(paths::DESK_DISTANCE, &json!({ "cohorts": cohorts })).await.status
}

/// What is shown of a measure of the latest telling.
async fn shown(device: &Device, measure: &Value) -> Value {
    let said = device.get(paths::DESK_DISTANCE).await.body;
    let measures = said["told"][0]["measures"].as_array().unwrap().clone();
    measures.iter().find(|one| one["measure"] == *measure).unwrap()["shown"].clone()
}

async fn state(device: &Device, cohort: CohortId) -> Option<Value> {
    let said = device.get(paths::DESK_DISTANCE).await.body;
    let groups = said["groups"].as_array().unwrap();
    groups.iter().find(|one| one["id"] == cohort.to_string()).map(|one| one["state"].clone())
}

#[tokio::test]
async fn a_group_is_told_of_once_in_parts_of_at_least_two_and_never_again() {
    let app = TestApp::new().await;
    let cohort = group(&app, 1, 0..9, "2026-06-12").await;
    for (number, count) in [(0, 1), (1, 2), (2, 7), (3, 7), (4, 20)] {
        steps(&app, number, count).await;
    }
    let koordinator = coordinator(&app).await;
    assert_eq!(state(&koordinator, cohort).await, Some(json!("better-with-others")));
    assert_eq!(tell(&koordinator, &[cohort]).await, 204);
    // One alone has many steps, so the two upper answers are told as one.
    let parts = json!([{ "choices": [0], "people": 2 }, { "choices": [1, 2], "people": 3 }]);
    let told = json!({ "answered": 5, "parts": parts });
    assert_eq!(shown(&koordinator, &json!("steps")).await, told);
    assert_eq!(shown(&koordinator, &json!("hours")).await, Value::Null, "nobody had a ramp");
    let said = koordinator.get(paths::DESK_DISTANCE).await.body.to_string();
    assert!(!said.contains("P3") && !said.contains("ett eget steg"), "{said}");
    // What comes later changes nothing, and a lost answer is given again.
    steps(&app, 5, 20).await;
    assert_eq!(tell(&koordinator, &[cohort]).await, 204);
    assert_eq!(shown(&koordinator, &json!("steps")).await, told);
    assert_eq!(state(&koordinator, cohort).await, None);
}

/// The sheets' names and all words of an Excel file.
async fn excel(device: &Device, file: &str) -> (String, String) {
    let bytes = device.get(file).await.bytes.to_vec();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    (part("xl/workbook.xml"), part("xl/sharedStrings.xml"))
}

#[tokio::test]
async fn the_files_of_a_year_hold_what_was_told_and_not_a_number_more() {
    let app = TestApp::new().await;
    let cohort = group(&app, 1, 0..9, "2026-06-12").await;
    for (number, count) in [(0, 1), (1, 2), (2, 7), (3, 7), (4, 20)] {
        steps(&app, number, count).await;
    }
    rates(&app, 5, [0, 2], true).await;
    let koordinator = coordinator(&app).await;
    let file = |name: &str| paths::DESK_STATISTICS_FILE.replace("{file}", name);
    let csv = async |year: &str| {
        let said = koordinator.get(&file(&format!("{year}.csv"))).await;
        String::from_utf8(said.bytes.to_vec()).unwrap()
    };
    let title = "Hur långt grupperna har kommit";
    assert!(!csv("2026").await.contains(title), "nothing is counted because a file is asked for");
    assert!(!excel(&koordinator, &file("2026.xlsx")).await.0.contains(title));
    assert_eq!(state(&koordinator, cohort).await, Some(json!("better-with-others")));

    assert_eq!(tell(&koordinator, &[cohort]).await, 204);
    let text = csv("2026").await;
    let far: Vec<_> =
        text.lines().filter(|line| line.starts_with("Grupp 1;9;2026-03-02;2026-06-12;")).collect();
    let line = |rest: &str| format!("Grupp 1;9;2026-03-02;2026-06-12;{rest}");
    assert!(far.contains(&&*line("Små steg;1–4 steg;2;5")), "{text}");
    assert!(far.contains(&&*line("Små steg;5–14 steg eller 15 steg eller fler;3;5")), "{text}");
    assert!(far.contains(&&*line("Närvaro på de dagar som rapporterades;;–;–")), "{text}");
    // One answer, nobody's ramp, nobody's days: of all the others there is no number at all.
    let withheld = far.iter().filter(|line| line.ends_with(";;–;–")).count();
    assert_eq!(far.len(), withheld + 2, "{text}");
    assert!(!csv("2025").await.contains(title), "the programme was over in another year");

    let (sheets, words) = excel(&koordinator, &file("2026.xlsx")).await;
    assert!(sheets.contains(title), "{sheets}");
    assert!(words.contains("5–14 steg eller 15 steg eller fler") && words.contains("Grupp 1"), "{words}");
    assert!(!words.contains("P3") && !words.contains("ett eget steg"), "{words}");
}

#[tokio::test]
async fn few_people_are_told_of_with_others_and_nobody_in_two_tellings() {
    let app = TestApp::new().await;
    let one = group(&app, 1, 0..5, "2026-06-12").await;
    let other = group(&app, 2, 10..15, "2026-06-12").await;
    // Two of the first group are in the third too.
    let third = group(&app, 3, 3..13, "2026-06-12").await;
    let goes_on = group(&app, 4, 40..50, "2026-12-12").await;
    let koordinator = coordinator(&app).await;
    assert_eq!(state(&koordinator, one).await, Some(json!("with-others")));
    assert_eq!(tell(&koordinator, &[one]).await, 422);
    assert_eq!(state(&koordinator, goes_on).await, Some(json!("goes-on")));
    assert_eq!(tell(&koordinator, &[goes_on]).await, 404);
    assert_eq!(tell(&koordinator, &[]).await, 404);
    for number in [0, 1, 2, 10, 11] {
        steps(&app, number, if number < 2 { 1 } else { 7 }).await;
    }
    assert_eq!(tell(&koordinator, &[one, other]).await, 204);
    assert_eq!(shown(&koordinator, &json!("steps")).await["answered"], 5);
    assert_eq!(tell(&koordinator, &[one, third]).await, 409, "told of before");
    assert_eq!(
        state(&koordinator, third).await,
        Some(json!("with-others")),
        "five of its ten were told of already, and the others are too few"
    );
    assert_eq!(tell(&koordinator, &[third]).await, 422);
}

#[tokio::test]
async fn self_ratings_count_of_those_alone_who_said_yes() {
    let app = TestApp::new().await;
    let cohort = group(&app, 1, 0..20, "2026-06-12").await;
    for number in 0..5 {
        rates(&app, number, [0, if number < 2 { 0 } else { 2 }], true).await;
    }
    for number in 5..12 {
        rates(&app, number, [2, 0], false).await;
    }
    let koordinator = coordinator(&app).await;
    assert_eq!(state(&koordinator, cohort).await, Some(json!("ready")));
    assert_eq!(tell(&koordinator, &[cohort]).await, 204);
    let days = json!({ "self-rating": "days" });
    let parts = json!([{ "choices": [0, 1], "people": 2 }, { "choices": [2], "people": 3 }]);
    assert_eq!(shown(&koordinator, &days).await, json!({ "answered": 5, "parts": parts }));
}

#[tokio::test]
async fn a_coach_reads_none_of_it_and_nobody_elsewhere_does() {
    let app = TestApp::new().await;
    let cohort = group(&app, 1, 0..9, "2026-06-12").await;
    for person in [app.world.coach, app.world.other_coach] {
        let device = app.signed_in(person).await;
        assert_eq!(device.get(paths::DESK_DISTANCE).await.status, 404);
        assert_eq!(tell(&device, &[cohort]).await, 404);
    }
    let there = app.world.there;
    app.app.store.add_duty(there, app.world.other_coach, Duty::ProjectCoordinator).await.unwrap();
    let elsewhere = app.signed_in(app.world.other_coach).await;
    assert_eq!(elsewhere.get(paths::DESK_DISTANCE).await.body, json!({ "groups": [], "told": [] }));
    assert_eq!(tell(&elsewhere, &[cohort]).await, 404);
}
