//! Deltagarstatistik over the wire: who reads it, that few people are in no number, and the files.
use crate::support::app::{Device, TestApp, someone};
use folje_api::v1::paths;
use folje_domain::{
    ids::{EnrolmentId, OrganisationId, PersonId},
    language::Text,
    people::{Duty, Gender},
    programme::{Ending, Enrolment, Finished, Phase},
};
use folje_store::{By, Part};
use serde_json::{Value, json};
use std::io::{Cursor, Read as _};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0001_0000 + number)
}

async fn organisation(app: &TestApp) -> OrganisationId {
    app.world.here
}

/// Somebody with that duty, signed in.
async fn with_duty(app: &TestApp, duty: Duty) -> Device {
    app.app.store.add_duty(organisation(app).await, app.world.caseworker, duty).await.unwrap();
    app.signed_in(app.world.caseworker).await
}

/// So many people who began this year, and how it ended for them.
async fn people(app: &TestApp, from: u128, count: u128, gender: Gender, ending: Option<Ending>) {
    let organisation = organisation(app).await;
    let day = |text: &str| text.parse().unwrap();
    let by = By { organisation, who: app.world.coach, at: app.app.now() };
    for number in from..from + count {
        let participant = PersonId(id(number));
        let person = someone(participant, organisation, &format!("P{number}"), Part::Participant);
        app.app.store.add_person(&person).await.unwrap();
        app.app.store.note_gender(by, participant, Some(gender)).await.unwrap();
        let phase = Phase {
            key: "p".to_owned(),
            name: Text::plain("P"),
            first_day: day("2026-02-02"),
            last_day: day("2026-12-18"),
            open_end: false,
        };
        let enrolment = Enrolment {
            id: EnrolmentId(id(1000 + number)),
            participant,
            cohort: None,
            template: "access".to_owned(),
            name: Text::plain("Access"),
            phases: vec![phase],
            ramp: None,
            handover_opens: None,
            stand_ins: Vec::new(),
            finished: ending.map(|ending| Finished { on: day("2026-06-01"), ending }),
        };
        app.app.store.add_enrolment(organisation, &enrolment).await.unwrap();
    }
}

#[tokio::test]
async fn the_coordinators_read_sums_and_a_coach_does_not() {
    let app = TestApp::new().await;
    assert_eq!(app.signed_in(app.world.coach).await.get(paths::DESK_STATISTICS).await.status, 404);
    let koordinator = with_duty(&app, Duty::ProjectCoordinator).await;
    let few = koordinator.get(paths::DESK_STATISTICS).await;
    assert_eq!(few.status, 200);
    assert_eq!(few.body["table"]["total"]["so_far"], "withheld", "Ada alone is nobody's to read off");
    assert!(!few.body.to_string().contains("Ada"));
    assert_eq!(koordinator.get(&format!("{}?year=2027", paths::DESK_STATISTICS)).await.status, 404);
}

#[tokio::test]
async fn many_are_counted_by_how_it_ended_and_the_files_say_the_same() {
    let app = TestApp::new().await;
    people(&app, 0, 8, Gender::Man, Some(Ending::Work)).await;
    people(&app, 20, 7, Gender::Woman, Some(Ending::Work)).await;
    people(&app, 40, 9, Gender::Woman, None).await;
    people(&app, 60, 6, Gender::Man, Some(Ending::Moved)).await;
    // Ada, about whom nothing is noted, must not be what is left over.
    people(&app, 80, 6, Gender::Unsaid, None).await;
    let samordnare = with_duty(&app, Duty::ProgrammeCoordinator).await;
    let said = samordnare.get(paths::DESK_STATISTICS).await.body;
    let row = |gender: &str| -> Value {
        let rows = said["table"]["genders"].as_array().unwrap();
        rows.iter().find(|row| row[0] == gender).unwrap()[1].clone()
    };
    assert_eq!(
        row("man")["so_far"],
        json!({ "number": 8 }),
        "who went on in another form is not counted here"
    );
    assert_eq!(row("woman")["outcomes"][0], json!({ "number": 7 }));
    assert_eq!(row("unsaid")["so_far"], json!({ "number": 7 }));
    assert_eq!(said["table"]["total"]["outcomes"][4], json!({ "number": 16 }));

    let file = |kind: &str| paths::DESK_STATISTICS_FILE.replace("{file}", &format!("2026.{kind}"));
    let csv = samordnare.get(&file("csv")).await;
    let text = String::from_utf8(csv.bytes.to_vec()).unwrap();
    assert!(text.starts_with("\u{feff}Deltagarstatistik 2026"), "{text}");
    assert!(text.contains("\r\nMän;;8;;8;100 %;0;0 %;0;0 %;0;0 %;0;0 %;0;0\r\n"), "{text}");
    let excel = samordnare.get(&file("xlsx")).await;
    assert!(excel.header("content-disposition").contains("deltagarstatistik-2026.xlsx"));
    let mut archive = zip::ZipArchive::new(Cursor::new(excel.bytes.to_vec())).unwrap();
    let mut sheets = String::new();
    archive.by_name("xl/workbook.xml").unwrap().read_to_string(&mut sheets).unwrap();
    for name in ["Deltagare", "Grupp", "Om siffrorna"] {
        assert!(sheets.contains(name), "{sheets}");
    }
    let mut strings = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut strings).unwrap();
    assert!(strings.contains("Kvar i åtgärd") && strings.contains("Egen väg"));
    assert_eq!(samordnare.get(&file("pdf")).await.status, 404);
}

#[tokio::test]
async fn hours_are_counted_once_and_ada_sees_what_she_is_counted_as() {
    let app = TestApp::new().await;
    let (coach, ada) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await);
    let bo = app.signed_in(app.world.ambassador).await;
    let noted = json!({ "participant": app.world.ada, "gender": "woman" });
    assert_eq!(coach.post(paths::DESK_GENDER, &noted).await.status, 204);
    assert_eq!(ada.get(paths::SNAPSHOT).await.body["counted_as"], "woman");
    let occurrence = format!("{}@2026-11-22T13:00:00", app.world.placement);
    let report = json!({ "check-in": { "occurrence": occurrence, "attendance": "present", "quarters": 8 } });
    for (number, device) in [(1, &bo), (2, &coach)] {
        let command = json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": report });
        let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await.body;
        assert_eq!(answer["outcomes"][0]["result"], "done", "{answer}");
    }
    let day = |text: &str| text.parse().unwrap();
    let year = (day("2026-01-01"), day("2026-12-31"));
    let taken = app.app.store.taken(organisation(&app).await, year).await.unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(
        (taken[0].gender, taken[0].quarters),
        (Some(Gender::Woman), 8),
        "two told of the same two hours"
    );
}
