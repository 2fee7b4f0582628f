//! Invitations to meetings by mail: read by two calendar programs, sent once, told anew when something changes.
use super::mailbox::Mailbox;
use crate::support::{app::TestApp, node::node, python::python};
use chrono::TimeDelta;
use folje_api::v1::paths;
use folje_server::{channels::Security, invitations, state::Settings};
use serde_json::{Value, json};

fn id(number: u32) -> String {
    format!("0190c0de-0000-7000-8000-{number:012}")
}

async fn at(app: &TestApp, number: u32, deed: Value) {
    let coach = app.signed_in(app.world.coach).await;
    let action = json!({ "at-meeting": { "meeting": id(1), "deed": deed } });
    let command =
        json!({ "id": id(number), "at": "2026-11-23T07:30:00Z", "about": app.world.ada, "action": action });
    let answer = coach.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    assert_eq!(answer.body["outcomes"][0]["result"], "done", "{:?}", answer.body);
}

fn plan(attendees: Value) -> Value {
    json!({ "plan": {
        "about": "multi-party", "start": "2026-12-08T13:30:00", "minutes": 60, "place": "Rum 4; Söder, Exempelby",
        "attendees": attendees,
    } })
}

/// What both programs read of an invitation: method, UID, sequence, organizer, attendees, start as an instant, status.
fn read(calendar: &str) -> Value {
    let asked = json!({ "calendars": [calendar] });
    let (one, other) = (python("invitations.py", &asked), node("calendar/invitations.mjs", &asked));
    assert_eq!(one, other, "two readers of {calendar}");
    one[0].clone()
}

/// The mail's words and its calendar.
fn parts(mail: &Value) -> (String, String) {
    let part = |number: usize, kind: &str| {
        assert_eq!(mail["parts"][number][0], kind);
        mail["parts"][number][1].as_str().unwrap().to_owned()
    };
    (part(0, "text/plain"), part(1, "text/calendar"))
}

#[tokio::test]
async fn an_invitation_is_sent_once_changed_and_called_off_and_says_nothing_about_ada() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let app = TestApp::with(Settings { channels, ..Settings::default() }).await;
    let eva =
        json!({ "id": id(10), "name": "Eva \"Lind\"; AF", "organisation": "AF", "email": "eva@af.example" });
    at(&app, 101, plan(json!([eva, { "id": id(11), "name": "Utan adress" }]))).await;
    invitations::settle(&app.app).await.unwrap();
    at(&app, 102, json!("invite-by-mail")).await;
    invitations::settle(&app.app).await.unwrap();
    let mail = mailbox.next();
    assert_eq!(mail["to"], json!(["eva@af.example"]));
    assert_eq!(mail["subject"], "Inbjudan: möte 2026-12-08 kl. 13:30");
    let (words, calendar) = parts(&mail);
    assert!(!format!("{mail}").contains("Ada") && words.contains("Rum 4; Söder, Exempelby"), "{words}");
    let expected = json!([
        "REQUEST",
        id(1),
        0,
        "mailto:folje@kommun.example",
        ["mailto:eva@af.example"],
        "2026-12-08T12:30:00Z",
        "2026-12-08T13:30:00Z",
        "CONFIRMED",
        "Rum 4; Söder, Exempelby",
    ]);
    assert_eq!(read(&calendar), expected);
    // Asked again, and after the server began anew, nothing is sent: the next mail is the change.
    invitations::settle(&app.app).await.unwrap();
    at(&app, 103, json!({ "move": { "start": "2026-12-09T09:00:00", "minutes": 60, "place": "" } })).await;
    invitations::settle(&app.app).await.unwrap();
    let mail = mailbox.next();
    assert_eq!(mail["subject"], "Ändrat: möte 2026-12-09 kl. 09:00");
    let changed = read(&parts(&mail).1);
    assert_eq!((&changed[0], &changed[1], &changed[2]), (&json!("REQUEST"), &json!(id(1)), &json!(1)));
    at(&app, 104, json!({ "call-off": { "line": "Karin är sjuk" } })).await;
    invitations::settle(&app.app).await.unwrap();
    let mail = mailbox.next();
    let off = read(&parts(&mail).1);
    assert_eq!((&off[0], &off[2], &off[7]), (&json!("CANCEL"), &json!(2), &json!("CANCELLED")));
    assert!(!format!("{mail}").contains("sjuk"), "the reason is the participant's");
}

#[tokio::test]
async fn two_hundred_are_invited_each_once_and_whoever_is_asked_no_longer_hears_it() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let app = TestApp::with(Settings { channels, ..Settings::default() }).await;
    let many: Vec<_> = (0..200)
        .map(|number| json!({ "id": id(1000 + number), "name": format!("Nr {number}"), "email": format!("nr{number}@kommun.example") }))
        .collect();
    at(&app, 101, plan(json!(many))).await;
    at(&app, 102, json!("invite-by-mail")).await;
    // Read while they come: what nobody reads fills the pipe.
    let reader = std::thread::spawn(move || {
        let told = (0..200).map(|_| mailbox.next()["to"][0].as_str().unwrap().to_owned()).collect();
        (mailbox, told)
    });
    invitations::settle(&app.app).await.unwrap();
    let (mut mailbox, mut told): (Mailbox, Vec<String>) = reader.join().unwrap();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 200);
    at(&app, 103, json!({ "remove-attendee": id(1007) })).await;
    invitations::settle(&app.app).await.unwrap();
    let mail = mailbox.next();
    assert_eq!(mail["to"], json!(["nr7@kommun.example"]));
    let off = read(&parts(&mail).1);
    assert_eq!((&off[0], &off[4]), (&json!("CANCEL"), &json!(["mailto:nr7@kommun.example"])));
}

#[tokio::test]
async fn what_the_mail_server_cannot_take_now_is_sent_later_and_what_nobody_has_is_given_up() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let app = TestApp::with(Settings { channels, ..Settings::default() }).await;
    let to = |number: u32, email: &str| json!({ "id": id(number), "name": "N", "email": email });
    at(
        &app,
        101,
        plan(json!([
            to(10, "later@kommun.example"),
            to(11, "unknown@kommun.example"),
            to(12, "eva@af.example")
        ])),
    )
    .await;
    at(&app, 102, json!("invite-by-mail")).await;
    invitations::settle(&app.app).await.unwrap();
    assert_eq!(mailbox.next()["to"], json!(["eva@af.example"]));
    let next = app.app.store.next_meeting_mail().await.unwrap();
    assert_eq!(next, Some(app.app.now() + TimeDelta::minutes(1)), "one waits, the other was given up");
    app.go(TimeDelta::days(1));
    invitations::settle(&app.app).await.unwrap();
    assert_eq!(app.app.store.next_meeting_mail().await.unwrap(), Some(app.app.now() + TimeDelta::minutes(2)));
}

#[tokio::test]
async fn replies_to_an_invitation_go_to_whoever_convenes_and_the_letter_says_where_they_go() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let app = TestApp::with(Settings { channels, ..Settings::default() }).await;
    let (ada, store) = (app.world.ada, &app.app.store);
    let mut convener = store.person(app.world.here, app.world.coach).await.unwrap().unwrap();
    convener.id = id(77).parse().unwrap();
    convener.name = "Åsa \u{202e}Öhrn".to_owned();
    convener.email = "asa@kommun.example".to_owned();
    store.add_person(&convener).await.unwrap();
    let mut relations = store.relations_to(ada).await.unwrap();
    relations.retain(|relation| relation.person == app.world.coach);
    let mut relation = relations.remove(0);
    relation.person = convener.id;
    store.add_relation(&relation).await.unwrap();
    let attendees = json!([{ "id": id(10), "name": "Eva", "email": "eva@af.example" }]);
    let meeting = plan(attendees);
    for (number, who) in [(1, convener.id), (2, app.world.coach)] {
        for (at, deed) in [(1, meeting.clone()), (2, json!("invite-by-mail"))] {
            let action = json!({ "at-meeting": { "meeting": id(number), "deed": deed } });
            let command = json!({
                "id": id(number * 100 + at), "at": "2026-11-23T07:30:00Z", "about": ada, "action": action,
            });
            let device = app.signed_in(who).await;
            let answer = device.post("/api/v1/commands", &json!({ "commands": [command] })).await;
            assert_eq!(answer.body["outcomes"][0]["result"], "done", "{:?}", answer.body);
        }
        invitations::settle(&app.app).await.unwrap();
    }
    let (own, without) = (mailbox.next(), mailbox.next());
    assert_eq!(own["reply_to"], "asa@kommun.example");
    let (words, calendar) = parts(&own);
    assert_eq!(read(&calendar)[3], "mailto:asa@kommun.example", "and so do answers from the calendar");
    assert!(words.contains("direkt på det här mejlet") && words.contains("Åsa Öhrn"), "{words}");
    assert_eq!(without["reply_to"], json!(null));
    assert!(
        parts(&without).0.contains("läses inte"),
        "nobody is told to reply to an address that nobody reads"
    );
}

#[tokio::test]
async fn whoever_convenes_reads_whom_an_invitation_did_not_reach_and_can_try_again() {
    let mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let app = TestApp::with(Settings { channels, ..Settings::default() }).await;
    let unknown = json!({ "id": id(10), "name": "Eva Lind", "email": "unknown@kommun.example" });
    let later = json!({ "id": id(11), "name": "Bo", "email": "later@kommun.example" });
    at(&app, 101, plan(json!([unknown, later]))).await;
    at(&app, 102, json!("invite-by-mail")).await;
    invitations::settle(&app.app).await.unwrap();
    let told = async || {
        let coach = app.signed_in(app.world.coach).await;
        let page = coach.get(&paths::MEETINGS_WITH.replace("{id}", &app.world.ada.to_string())).await.body;
        page["desk"]["undelivered"].clone()
    };
    let of_eva = json!({ "meeting": id(1), "name": "Eva Lind", "address": "unknown@kommun.example" });
    let of_bo = json!({ "meeting": id(1), "name": "Bo", "address": "later@kommun.example" });
    assert_eq!(told().await, json!([of_eva]), "the other one is tried again");
    for _ in 0..10 {
        app.go(TimeDelta::days(1));
        invitations::settle(&app.app).await.unwrap();
    }
    assert_eq!(told().await, json!([of_bo, of_eva]), "given up after ten tries");
    let attends = app.signed_in(app.world.ambassador).await;
    let path = paths::MEETINGS_WITH.replace("{id}", &app.world.ada.to_string());
    assert!(attends.get(&path).await.body["desk"].is_null(), "addresses are for those who convene");

    // Taken away, they owe nobody a cancellation; asked again they are invited anew.
    at(&app, 103, json!({ "remove-attendee": id(10) })).await;
    invitations::settle(&app.app).await.unwrap();
    assert_eq!(told().await, json!([of_bo]));
    assert_eq!(app.app.store.next_meeting_mail().await.unwrap(), None);
    at(&app, 104, json!({ "keep-attendee": { "id": id(12), "name": "Eva", "email": "later@af.example" } }))
        .await;
    invitations::settle(&app.app).await.unwrap();
    assert!(app.app.store.next_meeting_mail().await.unwrap().is_some());
}
