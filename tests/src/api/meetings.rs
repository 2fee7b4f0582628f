//! Meetings over the wire: who reads what of them, with and without consent, and what ends with what.
use crate::support::app::{Device, TestApp};
use folje_domain::ids::PersonId;
use serde_json::{Value, json};
use std::cell::Cell;

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// Those at the meeting with their devices.
struct Table {
    app: TestApp,
    ada: Device,
    coach: Device,
    sent: Cell<u32>,
}

impl Table {
    async fn laid() -> Self {
        let app = TestApp::new().await;
        let (ada, coach) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.coach).await);
        Self { app, ada, coach, sent: Cell::new(100) }
    }

    async fn send(&self, device: &Device, action: Value) -> String {
        self.sent.set(self.sent.get() + 1);
        let command = json!({ "id": id(self.sent.get()), "at": "2026-11-23T07:30:00Z", "about": self.app.world.ada, "action": action });
        let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
        let result = &answer.body["outcomes"][0]["result"];
        result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
    }

    async fn at(&self, device: &Device, deed: Value) -> String {
        self.send(device, json!({ "at-meeting": { "meeting": id(1), "deed": deed } })).await
    }

    /// A closing meeting to which these are asked.
    async fn plan(&self, people: &[PersonId]) {
        let attendees: Vec<_> = (10..)
            .zip(people)
            .map(|(number, person)| json!({ "id": id(number), "person": person, "name": "Någon" }))
            .collect();
        let plan = json!({
            "about": "closing", "start": "2026-11-23T13:00:00", "minutes": 60, "place": "Rum 4", "attendees": attendees,
        });
        assert_eq!(self.at(&self.coach, json!({ "plan": plan })).await, "done");
    }

    async fn reads(&self, device: &Device) -> Result<Value, u16> {
        let page = device.get(&format!("/api/v1/meetings/{}", self.app.world.ada)).await;
        if page.status == 200 { Ok(page.body) } else { Err(page.status) }
    }
}

fn point(number: u32, text: &str) -> Value {
    json!({ "keep-point": { "point": id(number), "text": text } })
}

#[tokio::test]
async fn a_caseworker_who_attends_reads_the_meeting_and_what_was_agreed_and_nothing_else() {
    let table = Table::laid().await;
    let world = table.app.world;
    let hans = table.app.signed_in(world.caseworker).await;
    assert_eq!(table.reads(&hans).await, Err(404), "asked to nothing");
    table.plan(&[world.caseworker]).await;
    assert_eq!(table.at(&table.ada, point(20, "min lön")).await, "done");
    assert_eq!(table.at(&hans, point(21, "nästa beslut")).await, "done");
    let agree = json!({ "agree": { "task": id(30), "text": "skicka beslutet", "owner": world.caseworker } });
    assert_eq!(table.at(&table.coach, agree).await, "done");
    table.send(&table.ada, json!({ "add-task": { "task": id(31), "text": "hemlig sak" } })).await;
    table
        .send(
            &table.ada,
            json!({ "keep-plan-line": { "line": id(32), "about": "help", "text": "hemlig hjälp" } }),
        )
        .await;
    let page = table.reads(&hans).await.unwrap();
    let text = page.to_string();
    for told in ["min lön", "nästa beslut", "skicka beslutet", "Rum 4"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("hemlig") && page.get("desk").is_none(), "{text}");
    // Nobody is named on the page of those whom he walks beside, who have shared nothing with him.
    assert_eq!(hans.get("/api/v1/people").await.body["people"], json!([]));
    assert_eq!(hans.get("/api/v1/meetings").await.body["coming"][0]["id"], id(1));
    assert_eq!(table.send(&hans, json!({ "do-task": { "task": id(30), "on": "2026-11-23" } })).await, "done");
    assert_eq!(
        table.send(&hans, json!({ "do-task": { "task": id(31), "on": "2026-11-23" } })).await,
        "not-allowed"
    );
    for deed in [
        json!({ "hold": { "on": "2026-11-23" } }),
        json!("invite-by-mail"),
        json!({ "decline": { "words": "nej" } }),
    ] {
        assert_eq!(table.at(&hans, deed).await, "not-allowed");
    }
    // Asked no longer, he reads nothing any longer.
    assert_eq!(table.at(&table.coach, json!({ "remove-attendee": id(10) })).await, "done");
    let left = table.reads(&hans).await;
    assert!(left.is_err(), "{left:?}");
    assert_eq!(table.at(&hans, point(22, "hej")).await, "not-allowed");
}

#[tokio::test]
async fn an_attendee_whose_relation_has_ended_reads_nothing_of_the_meeting_any_longer() {
    let table = Table::laid().await;
    let world = table.app.world;
    table.plan(&[world.caseworker, world.coach]).await;
    let hans = table.app.signed_in(world.caseworker).await;
    assert_eq!(table.at(&hans, point(21, "nästa beslut")).await, "done");
    let agree = json!({ "agree": { "task": id(30), "text": "skicka beslutet", "owner": world.caseworker } });
    assert_eq!(table.at(&table.coach, agree).await, "done");
    assert!(table.reads(&hans).await.is_ok() && table.reads(&table.coach).await.is_ok());
    let yesterday = table.app.app.today().pred_opt().unwrap();
    for (person, device) in [(world.caseworker, &hans), (world.coach, &table.coach)] {
        table.app.app.store.leave(person, yesterday).await.unwrap();
        assert_eq!(table.reads(device).await, Err(404));
        assert_eq!(device.get("/api/v1/meetings").await.body["coming"], json!([]));
        assert_ne!(table.at(device, point(22, "hej")).await, "done");
        let task = json!({ "do-task": { "task": id(30), "on": "2026-11-23" } });
        assert_ne!(table.send(device, task).await, "done");
    }
}

#[tokio::test]
async fn a_former_coach_who_attends_as_caseworker_convenes_nothing() {
    let table = Table::laid().await;
    let world = table.app.world;
    table.plan(&[world.coach]).await;
    let store = &table.app.app.store;
    let yesterday = table.app.app.today().pred_opt().unwrap();
    store.leave(world.coach, yesterday).await.unwrap();
    let relation = folje_domain::people::Relation {
        participant: world.ada,
        person: world.coach,
        role: folje_domain::people::Role::Caseworker,
        since: table.app.app.today(),
        until: None,
        contact: false,
    };
    store.add_relation(&relation).await.unwrap();
    let page = table.reads(&table.coach).await.unwrap();
    assert_eq!((&page["convenes"], page.get("desk")), (&json!(false), None));
    assert_eq!(table.at(&table.coach, point(21, "min punkt")).await, "done");
    for deed in [
        json!({ "hold": { "on": "2026-11-23" } }),
        json!("invite-by-mail"),
        json!({ "remove-attendee": id(10) }),
    ] {
        assert_eq!(table.at(&table.coach, deed).await, "not-allowed");
    }
}

#[tokio::test]
async fn with_a_consent_the_caseworker_reads_what_it_covers_and_no_meeting_that_he_does_not_attend() {
    let table = Table::laid().await;
    let world = table.app.world;
    let hans = table.app.signed_in(world.caseworker).await;
    table.plan(&[]).await;
    table.at(&table.ada, point(20, "min lön")).await;
    let shares = ["schedule", "programme", "goals", "people", "answers", "tasks"];
    let give =
        json!({ "give-consent": { "person": world.caseworker, "shares": shares, "until": "taken-back" } });
    assert_eq!(table.send(&table.ada, give).await, "done");
    assert_eq!(table.reads(&hans).await, Err(404));
    // That it takes place stands in the schedule, which she shares.
    let page = hans.get("/api/v1/people").await.body.to_string();
    assert!(page.contains("Avslutande möte") && !page.contains("min lön"), "{page}");
    for somebody in [world.ambassador, world.other_coach] {
        assert_eq!(table.reads(&table.app.signed_in(somebody).await).await, Err(404));
    }
}

#[tokio::test]
async fn the_participant_has_it_in_their_schedule_and_reads_all_of_it() {
    let table = Table::laid().await;
    table.plan(&[table.app.world.ambassador]).await;
    let snapshot = table.ada.get("/api/v1/snapshot").await.body;
    let shown = |snapshot: &Value| {
        let all = snapshot["occurrences"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["kind"] == "meeting").unwrap()
    };
    assert_eq!(shown(&snapshot)["start"], "2026-11-23T13:00:00");
    assert_eq!(snapshot["record"]["meetings"][0]["place"], "Rum 4");
    let to = json!({ "move": { "start": "2026-11-24T10:00:00", "minutes": 45, "place": "Rum 4" } });
    assert_eq!(table.at(&table.coach, to).await, "done");
    let moved = shown(&table.ada.get("/api/v1/snapshot").await.body);
    assert_eq!(moved["start"], "2026-11-24T10:00:00");
    assert_eq!(moved["state"]["moved"]["from"], "2026-11-23T13:00:00");
    let file = format!("/api/v1/meetings/{}/{}.ics", table.app.world.ada, id(1));
    let calendar = String::from_utf8(table.coach.get(&file).await.bytes.to_vec()).unwrap();
    assert!(calendar.contains("METHOD:REQUEST\r\n") && calendar.contains("SEQUENCE:1\r\n"), "{calendar}");
    assert!(!calendar.contains("Ada") && !calendar.contains("Avslut"), "neutral: {calendar}");
    assert_eq!(table.ada.get(&file).await.status, 404);
}

#[tokio::test]
async fn about_me_is_read_by_whom_ada_lets_and_by_nobody_else() {
    let table = Table::laid().await;
    let world = table.app.world;
    let hans = table.app.signed_in(world.caseworker).await;
    let hand = |deed: Value| json!({ "hand-over": deed });
    let write = hand(json!({ "write-about-me": { "text": "Jag hör dåligt" } }));
    assert_eq!(table.send(&table.ada, write).await, "done");
    let told =
        |page: Result<Value, u16>| page.ok().and_then(|page| page["about_me"].as_str().map(str::to_owned));
    assert_eq!(told(table.reads(&hans).await), None);
    assert_eq!(told(table.reads(&table.coach).await), None, "not even her coach");
    let show = hand(json!({ "show-about-me": { "person": world.caseworker, "seen": 0 } }));
    assert_eq!(table.send(&table.ada, show).await, "done");
    assert_eq!(told(table.reads(&hans).await).as_deref(), Some("Jag hör dåligt"));
    assert!(!table.reads(&hans).await.unwrap().to_string().contains("ledger"));
    let hide = hand(json!({ "hide-about-me": { "person": world.caseworker } }));
    assert_eq!(table.send(&table.ada, hide).await, "done");
    assert_eq!(table.reads(&hans).await, Err(404));
}

#[tokio::test]
async fn what_a_sponsor_invites_to_is_read_by_those_beside_whom_they_stand() {
    let table = Table::laid().await;
    let world = table.app.world;
    let opening =
        json!({ "id": id(40), "sponsor": world.ambassador, "text": "Öppen verkstad", "until": "2026-12-31" });
    assert_eq!(table.coach.post("/api/v1/desk/openings", &opening).await.status, 204);
    let openings = async || table.ada.get("/api/v1/snapshot").await.body.get("openings").cloned();
    assert_eq!(openings().await, None, "no sponsor of hers");
    let relation = folje_domain::people::Relation {
        participant: world.ada,
        person: world.ambassador,
        role: folje_domain::people::Role::Sponsor,
        since: table.app.app.today(),
        until: None,
        contact: false,
    };
    table.app.app.store.add_relation(&relation).await.unwrap();
    assert_eq!(openings().await.unwrap()[0]["text"], "Öppen verkstad");
}
