//! Talks: what is free, booking it, moving it, and that no two share a time.
use crate::support::{
    app::{Device, TestApp},
    postgres::Database,
};
use folje_api::v1::paths;
use folje_domain::{
    ids::{EnrolmentId, PersonId},
    language::Language,
    people::{Relation, Role},
};
use folje_store::{Part, Person, Store};
use serde_json::{Value, json};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + number)
}

async fn keep_free(coach: &Device, number: u128, start: &str) {
    let free = json!({
        "id": id(number), "start": start, "minutes": 90, "each": 30, "weekly_until": "2026-12-31",
        "forms": ["talk", "walk"], "place": "Entrén",
    });
    assert_eq!(coach.post(paths::DESK_TALKS, &json!({ "keep": free })).await.status, 204);
}

fn book(app: &TestApp, number: u128, start: &str) -> Value {
    let book = json!({ "talk": id(1000 + number), "with": app.world.coach, "start": start, "form": "walk" });
    json!({ "id": id(number), "what": { "book": book } })
}

async fn free(phone: &Device) -> Vec<String> {
    let talks = phone.get(paths::TALKS).await.body;
    let slots = talks["with"][0]["slots"].as_array().unwrap();
    slots.iter().map(|slot| slot["start"].as_str().unwrap().to_owned()).collect()
}

/// Another participant of the same coach.
async fn bea(app: &TestApp) -> Device {
    let ada = app.app.store.person(app.world.here, app.world.ada).await.unwrap().unwrap();
    let bea = Person {
        id: PersonId(id(500)),
        name: "Bea".to_owned(),
        language: Language::Sv,
        part: Part::Participant,
        ..ada
    };
    app.app.store.add_person(&bea).await.unwrap();
    let relation = Relation {
        participant: bea.id,
        person: app.world.coach,
        role: Role::Coach,
        since: "2026-11-01".parse().unwrap(),
        until: None,
        contact: true,
    };
    app.app.store.add_relation(&relation).await.unwrap();
    let coach = app.signed_in(app.world.coach).await;
    let into = json!({ "alone": { "template": "individuell-access" } });
    let enrolment =
        json!({ "id": EnrolmentId(id(501)), "participant": bea.id, "from": "2026-11-23", "into": into });
    assert_eq!(coach.post(paths::DESK_ENROLMENTS, &enrolment).await.status, 204);
    app.signed_in(bea.id).await
}

#[tokio::test]
async fn a_walk_is_booked_moved_and_cancelled_and_stands_with_both() {
    let app = TestApp::new().await;
    let (coach, ada) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await);
    assert_eq!(free(&ada).await, Vec::<String>::new());
    keep_free(&coach, 1, "2026-11-24T14:00:00").await;
    assert_eq!(free(&ada).await[..2], ["2026-11-24T14:00:00", "2026-11-24T14:30:00"]);

    let order = book(&app, 10, "2026-11-24T14:30:00");
    assert_eq!(ada.post(paths::TALKS, &order).await.status, 204);
    assert_eq!(ada.post(paths::TALKS, &order).await.status, 204, "the first answer was lost");
    assert!(!free(&ada).await.contains(&"2026-11-24T14:30:00".to_owned()));
    let in_schedule = || async {
        let snapshot = ada.get(paths::SNAPSHOT).await.body;
        let all = snapshot["occurrences"].as_array().unwrap().clone();
        all.into_iter().filter(|one| one["kind"] == "talk").collect::<Vec<_>>()
    };
    let there = in_schedule().await;
    assert_eq!(there.len(), 1, "once, however often it was sent");
    assert_eq!(there[0]["title"]["sv"], "Promenad");
    assert_eq!(there[0]["with"], json!([app.world.coach]));
    let desk = coach.get(paths::DESK_TALKS).await.body;
    assert_eq!((&desk["booked"][0]["name"], &desk["booked"][0]["form"]), (&json!("Ada"), &json!("walk")));
    assert_eq!(desk["counts"]["booked"], 1);

    let shift =
        json!({ "id": id(11), "what": { "move": { "talk": id(1010), "start": "2026-12-01T14:00:00" } } });
    assert_eq!(ada.post(paths::TALKS, &shift).await.status, 204);
    assert_eq!(in_schedule().await[0]["start"], "2026-12-01T14:00:00");
    assert!(free(&ada).await.contains(&"2026-11-24T14:30:00".to_owned()), "the old time is free again");
    let nowhere =
        json!({ "id": id(12), "what": { "move": { "talk": id(1010), "start": "2026-12-01T18:00:00" } } });
    assert_eq!(ada.post(paths::TALKS, &nowhere).await.code(), "taken");

    let cancel = json!({ "id": id(13), "what": { "cancel": { "talk": id(1010) } } });
    assert_eq!(ada.post(paths::TALKS, &cancel).await.status, 204);
    assert!(in_schedule().await[0]["state"].get("cancelled").is_some());
    assert!(free(&ada).await.contains(&"2026-12-01T14:00:00".to_owned()));
    let counts = coach.get(paths::DESK_TALKS).await.body["counts"].clone();
    assert_eq!(
        (&counts["booked"], &counts["cancelled"], &counts["held_unreported"]),
        (&json!(1), &json!(1), &json!(0))
    );
}

#[tokio::test]
async fn what_a_coach_moves_at_the_desk_frees_its_time_and_meets_no_other_talk() {
    let app = TestApp::new().await;
    let (coach, ada, bea) =
        (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await, bea(&app).await);
    keep_free(&coach, 1, "2026-11-24T14:00:00").await;
    assert_eq!(ada.post(paths::TALKS, &book(&app, 10, "2026-11-24T14:00:00")).await.status, 204);
    assert_eq!(bea.post(paths::TALKS, &book(&app, 20, "2026-11-24T14:30:00")).await.status, 204);
    let to = |number, start| {
        let edit = json!({ "occurrence": "2026-11-24T14:00:00", "reach": "this", "start": start });
        json!({ "id": id(number), "change": { "edit": { "series": id(1010), "version": 1, "edit": edit } } })
    };
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &to(30, "2026-11-24T14:15:00")).await.code(), "taken");
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &to(31, "2026-11-24T16:00:00")).await.status, 204);
    assert!(free(&bea).await.contains(&"2026-11-24T14:00:00".to_owned()));
    let booked = ada.get(paths::TALKS).await.body["booked"].clone();
    assert_eq!(booked[0]["start"], "2026-11-24T16:00:00");
}

#[tokio::test]
async fn of_two_who_book_the_same_time_one_gets_it() {
    let app = TestApp::new().await;
    one_gets_it(app).await;
}

#[tokio::test]
async fn of_two_who_book_the_same_time_one_gets_it_on_postgres_too() {
    let database = Database::new();
    let store = Store::open(&database.address).await.unwrap();
    one_gets_it(TestApp::on(store, Default::default()).await).await;
}

async fn one_gets_it(app: TestApp) {
    let (coach, ada, bea) =
        (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await, bea(&app).await);
    keep_free(&coach, 1, "2026-11-24T14:00:00").await;
    let (for_ada, for_bea) = (book(&app, 10, "2026-11-24T14:30:00"), book(&app, 20, "2026-11-24T14:30:00"));
    let (one, other) = tokio::join!(ada.post(paths::TALKS, &for_ada), bea.post(paths::TALKS, &for_bea));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    let lost = if one.status == 409 { one } else { other };
    assert_eq!(lost.code(), "taken");
    assert_eq!(
        free(&ada).await[..2],
        ["2026-11-24T14:00:00", "2026-11-24T15:00:00"],
        "the next times are there"
    );
}

#[tokio::test]
async fn nobody_books_for_others_and_free_times_are_ones_own() {
    let app = TestApp::new().await;
    let (coach, ada) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await);
    keep_free(&coach, 1, "2026-11-24T14:00:00").await;
    let other = app.signed_in(app.world.other_coach).await;
    let free_time = json!({ "keep": { "id": id(1), "start": "2026-11-24T08:00:00", "minutes": 60, "each": 30, "forms": ["talk"] } });
    assert_eq!(other.post(paths::DESK_TALKS, &free_time).await.status, 404, "the id is somebody else's");
    assert_eq!(ada.post(paths::DESK_TALKS, &free_time).await.status, 404);
    let eva = app.signed_in(app.world.eva).await;
    assert_eq!(
        eva.post(paths::TALKS, &book(&app, 10, "2026-11-24T14:00:00")).await.status,
        404,
        "not her coach"
    );
    assert_eq!(ada.post(paths::TALKS, &book(&app, 11, "2026-11-24T14:00:00")).await.status, 204);
    let cancel = json!({ "id": id(12), "what": { "cancel": { "talk": id(1011) } } });
    assert_eq!(eva.post(paths::TALKS, &cancel).await.status, 404);
    assert_eq!(coach.post(paths::DESK_TALKS, &json!({ "end": { "id": id(1) } })).await.status, 204);
    assert_eq!(free(&ada).await, Vec::<String>::new());
    assert_eq!(
        ada.get(paths::TALKS).await.body["booked"].as_array().unwrap().len(),
        1,
        "what was booked stays"
    );
    let none = json!({ "keep": { "id": id(2), "start": "2026-11-24T08:00:00", "minutes": 10, "each": 30, "forms": ["talk"] } });
    assert_eq!(coach.post(paths::DESK_TALKS, &none).await.status, 422);
}
