//! What is read of Ada by each role, without her consent and with it: role × part × consent, in a table written by hand.
//!
//! What a page tells is known by words that stand in one part alone. «Så här ser … dig» is held against the page itself.
use crate::support::app::{Device, TestApp, someone};
use chrono::{NaiveDate, TimeDelta};
use folje_domain::{
    ids::PersonId,
    people::{Relation, Role},
};
use folje_store::Part;
use serde_json::{Value, json};
use uuid::Uuid;

/// A word of each part: of the schedule at the course and at the workplace, of the programme, of a shared goal, of the
/// people around, of an answer, of «vem gör vad», of a wish, of a self-rating.
pub(super) const WORDS: [(char, &str); 9] = [
    ('s', "\"Module\""),
    ('w', "\"Placement\""),
    ('p', "Entré"),
    ('g', "delat mål"),
    ('f', "Bo Ambassadör"),
    ('a', "bussen"),
    ('t', "ringa banken"),
    ('x', "byta plats"),
    ('r', "Hur går dagarna?"),
];

pub(super) const SHARES: [&str; 7] =
    ["schedule", "programme", "goals", "people", "answers", "tasks", "self-ratings"];

/// Role; what it reads by itself; what it reads where Ada shares one part with it, in the order of [`SHARES`]; and all.
const TABLE: [(Role, &str, [&str; 7], &str); 9] = [
    (
        Role::Coach,
        "swpgax",
        ["swpgax", "swpgax", "swpgax", "swpgfax", "swpgax", "swpgatx", "swpgaxr"],
        "swpgfatxr",
    ),
    (
        Role::ProgrammeCoordinator,
        "swpgax",
        ["swpgax", "swpgax", "swpgax", "swpgfax", "swpgax", "swpgatx", "swpgaxr"],
        "swpgfatxr",
    ),
    (
        Role::TransitionGuide,
        "spgax",
        ["swpgax", "spgax", "spgax", "spgfax", "spgax", "spgatx", "spgaxr"],
        "swpgfatxr",
    ),
    (Role::Ambassador, "w", ["sw", "wp", "wg", "wf", "wa", "wt", "wr"], "swpgfatr"),
    (Role::Supervisor, "w", ["sw", "wp", "wg", "wf", "wa", "wt", "wr"], "swpgfatr"),
    (Role::Caseworker, "", ["sw", "p", "g", "f", "a", "t", "r"], "swpgfatr"),
    (Role::SocialWorker, "", ["sw", "p", "g", "f", "a", "t", "r"], "swpgfatr"),
    (Role::Sponsor, "", ["sw", "p", "g", "f", "a", "t", "r"], "swpgfatr"),
    (Role::ProjectCoordinator, "", ["", "", "", "", "", "", ""], ""),
];

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

/// A question by which Ada rates herself.
fn scale() -> Value {
    let label = |words: &str| json!({ "sv": words });
    let labels = [label("Dåligt"), label("Sådär"), label("Bra")];
    json!({ "key": "days", "question": { "sv": "Hur går dagarna?" }, "labels": labels })
}

/// Ada's phone, and how many commands it has sent.
pub(super) struct Ada {
    pub(super) phone: Device,
    about: PersonId,
    sent: std::cell::Cell<u32>,
}

impl Ada {
    pub(super) async fn of(app: &TestApp) -> Self {
        let ada = Self { phone: app.signed_in(app.world.ada).await, about: app.world.ada, sent: 0.into() };
        let module = app.world.module_on(23).to_string();
        for action in [
            json!({ "add-goal": { "goal": id(1), "prompts": { "goal": "delat mål" }, "shared": true } }),
            json!({ "add-goal": { "goal": id(2), "prompts": { "goal": "hemligt mål" } } }),
            json!({ "add-step": { "step": id(3), "goal": id(2), "text": "hemligt steg", "day": "2026-11-23" } }),
            json!({ "keep-support": { "support": id(4), "name": "hemlig syster" } }),
            json!({ "answer-occurrence": { "occurrence": module, "answer": "late", "note": "bussen" } }),
            json!({ "add-task": { "task": id(5), "text": "ringa banken" } }),
            json!({ "make-wish": { "wish": id(6), "about": "workplace", "words": "byta plats" } }),
            json!({ "self-rating": { "rate": { "scale": scale(), "value": 1, "on": "2026-11-23" } } }),
        ] {
            assert_eq!(ada.act(action).await, "done");
        }
        ada
    }

    /// Sends a command about herself.
    pub(super) async fn act(&self, action: Value) -> String {
        self.sent.set(self.sent.get() + 1);
        let command = json!({ "id": id(100 + self.sent.get()), "at": "2026-11-23T07:30:00Z", "about": self.about, "action": action });
        let answer = self.phone.post("/api/v1/commands", &json!({ "commands": [command] })).await;
        let result = &answer.body["outcomes"][0]["result"];
        result["refused"]["because"].as_str().or(result.as_str()).unwrap().to_owned()
    }

    pub(super) async fn share(&self, person: PersonId, shares: &[&str], until: Value) {
        let seen = self.ledger(person).await.len();
        let given =
            json!({ "give-consent": { "person": person, "shares": shares, "until": until, "seen": seen } });
        assert_eq!(self.act(given).await, "done");
    }

    async fn take_back(&self, person: PersonId) {
        assert_eq!(self.act(json!({ "withdraw-consent": { "person": person } })).await, "done");
    }

    /// The ledger about that person, as Ada's phone reads it.
    async fn ledger(&self, person: PersonId) -> Vec<Value> {
        let record = self.phone.get("/api/v1/snapshot").await.body["record"].clone();
        let consents = record["consents"].as_array().cloned().unwrap_or_default();
        let of = consents.iter().find(|consent| consent["person"] == person.to_string());
        of.map(|consent| consent["ledger"].as_array().unwrap().clone()).unwrap_or_default()
    }
}

/// Somebody new who is that to Ada from the first to the thirtieth of November.
pub(super) async fn somebody(app: &TestApp, number: u128, role: Role) -> PersonId {
    let person = PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + 200 + number));
    let organisation = app.world.here;
    let new = someone(person, organisation, &format!("Någon {role}"), Part::Companion);
    app.app.store.add_person(&new).await.unwrap();
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let participant = app.world.ada;
    let relation =
        Relation { participant, person, role, since: day(1), until: Some(day(30)), contact: false };
    app.app.store.add_relation(&relation).await.unwrap();
    person
}

/// The marks of what the page of `device` tells, which is also what Ada is told that it tells.
async fn read(ada: &Ada, person: PersonId, device: &Device) -> String {
    let page = device.get("/api/v1/people").await;
    assert_eq!(page.status, 200);
    let mirror = ada.phone.get(&format!("/api/v1/seen-by/{person}")).await;
    assert_eq!(mirror.body["people"], page.body["people"]);
    let text = String::from_utf8(page.bytes.to_vec()).unwrap();
    assert!(!text.contains("hemlig"), "{text}");
    let marks: String = WORDS.iter().filter(|(_, word)| text.contains(word)).map(|(mark, _)| mark).collect();
    assert_eq!(
        marks.is_empty(),
        page.body["people"].as_array().unwrap().is_empty(),
        "a name without anything: {text}"
    );
    marks
}

#[tokio::test]
async fn each_role_reads_its_part_and_what_ada_shares_and_nothing_else() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    for ((role, alone, with, all), number) in TABLE.into_iter().zip(0..) {
        let person = somebody(&app, number, role).await;
        let device = app.signed_in(person).await;
        assert_eq!(read(&ada, person, &device).await, alone, "{role}");
        for (share, expected) in SHARES.into_iter().zip(with) {
            ada.share(person, &[share], json!("taken-back")).await;
            assert_eq!(read(&ada, person, &device).await, expected, "{role}, who is shown the {share}");
        }
        ada.share(person, &SHARES, json!("taken-back")).await;
        assert_eq!(read(&ada, person, &device).await, all, "{role}, who is shown everything that can be");
        ada.take_back(person).await;
        assert_eq!(read(&ada, person, &device).await, alone, "{role}, from whom it was taken back");
        assert_eq!(ada.ledger(person).await.len(), SHARES.len() + 2, "all of it stands in the ledger");
    }
}

#[tokio::test]
async fn it_ends_on_its_day_and_with_the_relation() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    let eva = somebody(&app, 1, Role::Caseworker).await;
    let device = app.signed_in(eva).await;
    ada.share(eva, &["goals"], json!({ "day": "2026-11-25" })).await;
    app.go(TimeDelta::days(2));
    assert_eq!(read(&ada, eva, &device).await, "g");
    app.go(TimeDelta::days(1));
    assert_eq!(read(&ada, eva, &device).await, "");
    ada.share(eva, &["goals"], json!("taken-back")).await;
    app.go(TimeDelta::days(4));
    assert_eq!(read(&ada, eva, &device).await, "g");
    // The first of December: the relation is over, whatever was shared.
    app.go(TimeDelta::days(1));
    assert_eq!(device.get("/api/v1/people").await.body["people"], json!([]));
    assert_eq!(ada.phone.get(&format!("/api/v1/seen-by/{eva}")).await.status, 404);
}

#[tokio::test]
async fn until_the_programme_ends_is_no_longer_than_the_programme() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    let sponsor = somebody(&app, 1, Role::Sponsor).await;
    let device = app.signed_in(sponsor).await;
    ada.share(sponsor, &["schedule"], json!({ "programme-ends": "2026-11-27" })).await;
    assert_eq!(read(&ada, sponsor, &device).await, "sw");
    app.go(TimeDelta::days(5));
    assert_eq!(read(&ada, sponsor, &device).await, "");
}

#[tokio::test]
async fn nothing_is_shared_with_another_organisation_or_with_strangers() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    let elsewhere = app.signed_in(app.world.other_coach).await;
    let before = elsewhere.get("/api/v1/people").await.body["people"].clone();
    let give = json!({ "give-consent": {
        "person": app.world.other_coach, "shares": SHARES, "until": "taken-back" } });
    assert_eq!(ada.act(give).await, "no-such-person");
    assert_eq!(elsewhere.get("/api/v1/people").await.body["people"], before);
    for nobody in [app.world.other_coach.to_string(), app.world.eva.to_string(), id(1), "nonsense".to_owned()]
    {
        assert_eq!(ada.phone.get(&format!("/api/v1/seen-by/{nobody}")).await.status, 404, "{nobody}");
    }
}

#[tokio::test]
async fn nobody_shares_for_her_and_a_phone_that_did_not_hear_does_not_share_again() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    let (eva, coach) = (app.world.caseworker, app.signed_in(app.world.coach).await);
    let action = json!({ "give-consent": { "person": eva, "shares": ["goals"], "until": "taken-back" } });
    let command =
        json!({ "id": id(1), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = coach.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    assert_eq!(answer.body["outcomes"][0]["result"]["refused"]["because"], "not-allowed");
    ada.share(eva, &["goals"], json!("taken-back")).await;
    ada.take_back(eva).await;
    assert_eq!(ada.act(action).await, "taken-back");
    assert_eq!(app.signed_in(eva).await.get("/api/v1/people").await.body["people"], json!([]));
}

#[tokio::test]
async fn what_is_shared_until_the_programme_ends_is_read_on_its_last_day_and_not_after() {
    let app = TestApp::new().await;
    let ada = Ada::of(&app).await;
    let coach = app.signed_in(app.world.coach).await;
    let hans = app.signed_in(app.world.caseworker).await;
    ada.share(app.world.caseworker, &["goals"], json!({ "programme-ends": "2026-11-30" })).await;
    let reads = async || hans.get("/api/v1/people").await.body.to_string().contains("delat mål");
    assert!(reads().await);
    // It ends in a closing meeting that was held.
    let at = |deed: Value| json!({ "at-meeting": { "meeting": id(900), "deed": deed } });
    let plan = json!({ "about": "closing", "start": "2026-11-23T08:00:00", "minutes": 30 });
    for (action, number) in
        [at(json!({ "plan": plan })), at(json!({ "hold": { "on": "2026-11-23" } }))].iter().zip(901..)
    {
        let command = json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
        let answer = coach.post("/api/v1/commands", &json!({ "commands": [command] })).await;
        assert_eq!(answer.body["outcomes"][0]["result"], "done");
    }
    let ending = json!({
        "participant": app.world.ada, "enrolment": "01900000-0000-7000-8000-000000000028",
        "on": "2026-11-23", "ending": "discontinued",
    });
    assert_eq!(coach.post("/api/v1/desk/endings", &ending).await.status, 204);
    assert!(reads().await, "the last day is a day of the programme");
    app.go(TimeDelta::days(1));
    assert!(!reads().await);
    assert_eq!(hans.get("/api/v1/people").await.body["people"], json!([]), "nothing else is shared with him");
}
