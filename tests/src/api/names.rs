//! Ids in bodies are checked like ids in addresses: nobody learns the name of somebody whose id is all they know.
//!
//! Which commands and requests carry ids of people is read from the description, so that a new one fails here until its
//! row says how it is asked.
mod schema;

use crate::support::app::{Device, TestApp, someone};
use folje_api::v1::paths;
use folje_domain::{
    ids::{MeetingId, PersonId, TaskId},
    people::Duty,
    record::{Item, Meeting, MeetingKind, Task},
};
use folje_store::Part;
use schema::{holds_a_person, variants};
use serde_json::{Value, json};
use std::{cell::Cell, collections::BTreeSet};
use uuid::Uuid;

/// A part of the name of everybody whom nobody around Ada may read of.
const STRANGE: &str = "Främling";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + number)
}

fn person(number: u128) -> PersonId {
    PersonId(id(number))
}

/// Ada with those around her, and people who are nothing to her: here and in the other organisation.
struct Town {
    app: TestApp,
    ada: Device,
    coach: Device,
    strangers: Vec<PersonId>,
    sent: Cell<u128>,
}

impl Town {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let world = app.world;
        app.app.store.add_duty(world.here, world.coach, Duty::ProgrammeCoordinator).await.unwrap();
        let mut strangers = Vec::new();
        for (number, organisation, part) in [
            (1, world.there, Part::Participant),
            (2, world.there, Part::Companion),
            (3, world.here, Part::Participant),
        ] {
            let name = format!("{number} {STRANGE}");
            app.app.store.add_person(&someone(person(number), organisation, &name, part)).await.unwrap();
            strangers.push(person(number));
        }
        let (ada, coach) = (app.signed_in(world.ada).await, app.signed_in(world.coach).await);
        Self { app, ada, coach, strangers, sent: Cell::new(1000) }
    }

    async fn send(&self, device: &Device, action: &Value) -> String {
        self.sent.set(self.sent.get() + 1);
        let command = json!({
            "id": id(self.sent.get()), "at": "2026-11-23T07:30:00Z", "about": self.app.world.ada, "action": action,
        });
        let answer = device.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
        let result = &answer.body["outcomes"][0]["result"];
        result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
    }

    /// Everything that `device` can read by an address without a name or by Ada's id.
    async fn reads(&self, device: &Device) -> String {
        let description = description(&self.app).await;
        let paths = description["paths"].as_object().unwrap();
        let mut all = String::new();
        for (path, _) in
            paths.iter().filter(|(path, item)| item.get("get").is_some() && !path.contains("{file}"))
        {
            let path = path.replace("{id}", &self.app.world.ada.to_string());
            let query = format!("?participant={}&from=2026-11-23&days=14", self.app.world.ada);
            for query in ["", &query] {
                let answer = device.get(&format!("{path}{query}")).await;
                all.push_str(&String::from_utf8_lossy(&answer.bytes));
            }
        }
        all
    }
}

async fn description(app: &TestApp) -> Value {
    app.device().get(paths::OPENAPI).await.body
}

/// Commands that put somebody into Ada's record, each naming `who`: true where Ada sends it, false where her coach does.
fn naming(town: &Town, who: PersonId) -> Vec<(&'static str, bool, Value)> {
    let hours = json!({ "days": "MO", "time": "07:00:00", "minutes": 15, "id": id(20), "first": who });
    let attendee = json!({ "id": id(21), "person": who, "name": "Någon" });
    let plan =
        json!({ "about": "closing", "start": "2026-11-24T13:00:00", "minutes": 60, "attendees": [attendee] });
    let at = |deed: Value| json!({ "at-meeting": { "meeting": id(22), "deed": deed } });
    let favour = json!({ "kind": "wake", "at": "2026-11-24T07:00:00" });
    let module = town.app.world.module_on(23).to_string();
    vec![
        ("keep-wake", true, json!({ "keep-wake": { "wake": hours } })),
        ("ask-to-be-told", true, json!({ "ask-to-be-told": { "wake": id(20), "person": who } })),
        ("choose-reminders", true, json!({ "choose-reminders": { "choices": { "ask": [who] } } })),
        (
            "ask-person",
            true,
            json!({ "ask-person": {
                "request": id(23), "person": who, "by": "2026-11-23T20:00:00", "favour": favour } }),
        ),
        (
            "give-consent",
            true,
            json!({ "give-consent": { "person": who, "shares": ["goals"], "until": "taken-back" } }),
        ),
        ("thank", true, json!({ "thank": { "thanks": id(24), "person": who } })),
        ("at-meeting/plan", false, json!({ "at-meeting": { "meeting": id(25), "deed": { "plan": plan } } })),
        ("at-meeting/keep-attendee", false, at(json!({ "keep-attendee": attendee }))),
        (
            "at-meeting/agree",
            false,
            at(json!({ "agree": { "task": id(26), "text": "ringa", "owner": who } })),
        ),
        ("hand-over/show-about-me", true, json!({ "hand-over": { "show-about-me": { "person": who } } })),
        (
            "hand-over/recommend",
            false,
            json!({ "hand-over": { "recommend": {
                "recommendation": id(27), "text": "körkort", "to": "Någon", "person": who, "by": "2026-12-24" } } }),
        ),
        (
            "feedback/say",
            true,
            json!({ "feedback": { "say": { "occurrence": module, "to": who, "face": "fine" } } }),
        ),
    ]
}

/// Commands with an id of a person in them that put nobody into the record: what stands there is looked up by it.
const NAME_NOBODY: [&str; 4] =
    ["end-agreement", "withdraw-consent", "contest-check-in", "hand-over/hide-about-me"];

#[tokio::test]
async fn every_command_of_the_description_that_carries_a_person_is_tried() {
    let town = Town::new().await;
    let description = description(&town.app).await;
    let mut all = Vec::new();
    variants(&description, &description["components"]["schemas"]["Action"], "", &mut all);
    let carrying =
        all.iter().filter(|(_, schema)| holds_a_person(&description, schema, &mut BTreeSet::new()));
    let carrying: BTreeSet<_> = carrying.map(|(name, _)| name.as_str()).collect();
    let tried = naming(&town, town.app.world.caseworker);
    let tried: BTreeSet<_> = tried.iter().map(|(name, ..)| *name).chain(NAME_NOBODY).collect();
    assert_eq!(carrying, tried);
}

#[tokio::test]
async fn a_command_names_only_people_around_the_participant() {
    let town = Town::new().await;
    let plan = json!({ "about": "first", "start": "2026-11-24T13:00:00", "minutes": 60 });
    let plan = json!({ "at-meeting": { "meeting": id(22), "deed": { "plan": plan } } });
    assert_eq!(town.send(&town.coach, &plan).await, "done");
    for stranger in &town.strangers {
        for (name, own, action) in naming(&town, *stranger) {
            let device = if own { &town.ada } else { &town.coach };
            assert_eq!(town.send(device, &action).await, "no-such-person", "{name}");
        }
    }
    for (name, own, action) in naming(&town, town.app.world.caseworker) {
        let device = if own { &town.ada } else { &town.coach };
        assert_ne!(town.send(device, &action).await, "no-such-person", "{name}, by somebody around her");
    }
    for device in [&town.ada, &town.coach] {
        let read = town.reads(device).await;
        assert!(read.contains("Ada") && !read.contains(STRANGE), "{read}");
    }
}

/// Requests with ids of people in their bodies: operation, and the body that names `who`.
fn requests(town: &Town, who: PersonId) -> Vec<(&'static str, Value)> {
    let world = town.app.world;
    let fresh = json!({
        "id": id(30), "kind": "module", "start": "2026-11-26T09:00:00", "minutes": 60,
        "details": { "title": { "sv": "Kurs" }, "with": [who] },
    });
    let alone = json!({ "alone": { "template": "individuell-access" } });
    let cohort = json!({
        "id": id(31), "name": "Våren", "template": "access", "starts": "2027-01-11", "with": [["coach", who]],
    });
    let relation = |participant: PersonId, person: PersonId| json!({ "participant": participant, "person": person, "role": "transition-guide", "day": "2026-11-23" });
    let add = json!({ "add-for-participant": { "participant": who, "fresh": fresh } });
    let book = json!({ "talk": id(32), "with": who, "start": "2026-11-24T14:00:00", "form": "walk" });
    vec![
        ("post /api/v1/desk/cohorts", cohort),
        (
            "post /api/v1/desk/enrolments",
            json!({ "id": id(33), "participant": who, "from": "2026-12-01", "into": alone }),
        ),
        ("post /api/v1/desk/relations", relation(who, world.caseworker)),
        ("post /api/v1/desk/relations", relation(world.ada, who)),
        ("post /api/v1/desk/invites", json!({ "person": who })),
        ("post /api/v1/desk/lost-phones", json!({ "participant": who })),
        (
            "post /api/v1/desk/endings",
            json!({ "participant": who, "enrolment": id(34), "on": "2026-11-27", "ending": "work" }),
        ),
        ("post /api/v1/desk/companions", json!({ "person": who })),
        ("post /api/v1/desk/schedule", json!({ "id": id(35), "change": add })),
        ("post /api/v1/desk/gender", json!({ "participant": who, "gender": "woman" })),
        ("post /api/v1/desk/openings", json!({ "id": id(36), "sponsor": who, "text": "Öppet hus" })),
        ("post /api/v1/desk/surveys/{id}/codes", json!({ "people": [who] })),
        ("post /api/v1/calling", json!({ "participant": who })),
        ("post /api/v1/talks", json!({ "id": id(37), "what": { "book": book } })),
    ]
}

#[tokio::test]
async fn a_request_that_names_a_stranger_is_answered_as_if_there_were_nobody() {
    let town = Town::new().await;
    let description = description(&town.app).await;
    // Who is in a new group stands in pairs with their roles, which the description does not take apart.
    let mut carrying = BTreeSet::from(["post /api/v1/desk/cohorts".to_owned()]);
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if holds_a_person(&description, &operation["requestBody"], &mut BTreeSet::new()) {
                carrying.insert(format!("{method} {path}"));
            }
        }
    }
    let rows = requests(&town, town.app.world.ada);
    let mut rows: BTreeSet<_> = rows.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    // Commands have their own test; whoever is added has an id of their own.
    rows.extend(["post /api/v1/commands", "post /api/v1/desk/people"].map(str::to_owned));
    assert_eq!(carrying, rows);
    let nobody = person(99);
    for who in town.strangers.iter().chain([&nobody]) {
        for (operation, body) in requests(&town, *who) {
            let path = operation.strip_prefix("post ").unwrap().replace("{id}", &id(38).to_string());
            let device = if path == paths::TALKS { &town.ada } else { &town.coach };
            let answer = device.post(&path, &body).await;
            assert_eq!((answer.status, answer.code()), (404, "not-found"), "{operation}: {body}");
            assert!(!answer.body.to_string().contains(STRANGE));
        }
    }
}

#[tokio::test]
async fn a_name_that_stands_in_an_old_record_is_read_in_its_own_organisation_only() {
    let town = Town::new().await;
    let (world, stranger) = (town.app.world, town.strangers[1]);
    let meeting = MeetingId(id(40));
    let at = town.app.app.now();
    let start = at.naive_utc();
    let task = Task {
        id: TaskId(id(41)),
        text: "ringa".to_owned(),
        owner: stranger,
        by: None,
        done: None,
        meeting: Some(meeting),
        doer: String::new(),
        readers: vec![world.coach],
    };
    let meeting = Meeting {
        id: meeting,
        about: MeetingKind::Closing,
        planned: start,
        start,
        minutes: 60,
        place: String::new(),
        instead_of: None,
        attendees: Vec::new(),
        points: Vec::new(),
        checklist: Vec::new(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: false,
        sequence: 0,
        by: stranger,
        made: at,
    };
    let items = [Item::Meeting(Box::new(meeting)), Item::Task(task)];
    town.app.app.store.put_items(world.here, world.ada, &items).await.unwrap();
    for device in [&town.ada, &town.coach] {
        let read = town.reads(device).await;
        assert!(read.contains("ringa") && !read.contains(STRANGE), "{read}");
    }
}
