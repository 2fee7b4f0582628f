//! Editing a schedule: by whom, over what, and what those see whose schedule it is.
use crate::support::app::{Answer, Device, TestApp};
use folje_api::v1::paths;
use serde_json::{Value, json};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + number)
}

/// An edit of Ada's module on 25 November.
fn edit(app: &TestApp, number: u128, version: i64, more: Value) -> Value {
    let mut edit = json!({ "occurrence": "2026-11-25T09:00:00", "reach": "this" });
    edit.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "id": id(number), "change": { "edit": { "series": app.world.module, "version": version, "edit": edit } } })
}

/// What stands on a day in the participant's schedule.
async fn on(phone: &Device, day: &str) -> Vec<Value> {
    let snapshot = phone.get(paths::SNAPSHOT).await.body;
    let all = snapshot["occurrences"].as_array().unwrap().clone();
    all.into_iter().filter(|one| one["start"].as_str().unwrap().starts_with(day)).collect()
}

async fn week(app: &TestApp, coach: &Device) -> Answer {
    coach.get(&format!("{}?participant={}&from=2026-11-23", paths::DESK_SCHEDULE, app.world.ada)).await
}

#[tokio::test]
async fn what_a_coach_moves_or_cancels_the_participant_sees_with_what_changed() {
    let app = TestApp::new().await;
    let (coach, ada) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await);
    let read = week(&app, &coach).await;
    assert_eq!((read.status, &read.body["name"]), (200, &json!("Ada")));
    assert_eq!(read.body["planned"][0]["version"], 1);
    let tag = ada.get(paths::SNAPSHOT).await.header("etag").to_owned();

    let moved = edit(&app, 1, 1, json!({ "start": "2026-11-25T10:15:00", "reason": { "sv": "Bussen" } }));
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &moved).await.status, 204);
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &moved).await.status, 204, "the first answer was lost");
    assert_ne!(ada.get(paths::SNAPSHOT).await.header("etag"), tag, "the phone asks anew");
    let there = &on(&ada, "2026-11-25").await[0];
    assert_eq!(there["start"], "2026-11-25T10:15:00");
    assert_eq!(
        there["state"]["moved"],
        json!({ "from": "2026-11-25T09:00:00", "reason": { "sv": "Bussen" } })
    );
    assert_eq!(on(&ada, "2026-11-26").await[0]["start"], "2026-11-26T09:00:00", "this one alone");
    assert_eq!(week(&app, &coach).await.body["planned"][0]["version"], 2, "done once");

    let off = edit(&app, 2, 2, json!({ "cancelled": true, "reach": "onward" }));
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &off).await.status, 204);
    assert!(on(&ada, "2026-11-24").await[0]["state"].get("cancelled").is_none());
    assert!(on(&ada, "2026-11-27").await[0]["state"].get("cancelled").is_some());
}

#[tokio::test]
async fn of_two_who_edit_at_once_the_second_is_told_and_sees_what_changed() {
    let app = TestApp::new().await;
    let (one, other) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.coach).await);
    let first = edit(&app, 1, 1, json!({ "details": { "place": { "sv": "Sal 7" } } }));
    let second = |number, version| edit(&app, number, version, json!({ "start": "2026-11-25T13:00:00" }));
    assert_eq!(one.post(paths::DESK_SCHEDULE, &first).await.status, 204);
    let told = other.post(paths::DESK_SCHEDULE, &second(2, 1)).await;
    assert_eq!((told.status, told.code()), (409, "changed"));
    assert_eq!(
        other.post(paths::DESK_SCHEDULE, &second(2, 2)).await.status,
        204,
        "the same, knowing the first"
    );
    let ada = app.signed_in(app.world.ada).await;
    let there = on(&ada, "2026-11-25").await;
    let module = there.iter().find(|one| one["kind"] == "module").unwrap();
    assert_eq!(module["start"], "2026-11-25T13:00:00");
    assert_eq!(module["place"]["sv"], "Sal 7", "neither lost anything");
}

#[tokio::test]
async fn something_new_once_or_every_week_for_one_or_for_a_group() {
    let app = TestApp::new().await;
    let (coach, ada) = (app.signed_in(app.world.coach).await, app.signed_in(app.world.ada).await);
    let fresh = json!({
        "id": id(10), "kind": "talk", "start": "2026-11-26T15:00:00", "weekly_until": "2026-12-10",
        "details": { "title": { "sv": " Avstämning " }, "minutes": 30, "with": [app.world.coach] },
    });
    let add = json!({ "id": id(1), "change": { "add-for-participant": { "participant": app.world.ada, "fresh": fresh } } });
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &add).await.status, 204);
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &add).await.status, 204);
    for day in ["2026-11-26", "2026-12-03", "2026-12-10"] {
        let there = on(&ada, day).await;
        let new = there.iter().find(|one| one["kind"] == "talk").unwrap();
        assert_eq!(
            (&new["title"]["sv"], &new["end"]),
            (&json!("Avstämning"), &json!(format!("{day}T15:30:00")))
        );
    }
    assert_eq!(on(&ada, "2026-11-26").await.iter().filter(|one| one["news"] == "new").count(), 1);

    let group = json!({ "id": id(2), "name": "Grupp 7", "template": "access", "starts": "2026-11-23" });
    assert_eq!(coach.post(paths::DESK_COHORTS, &group).await.status, 204);
    let fresh = json!({
        "id": id(11), "kind": "visit", "start": "2026-12-01T13:00:00", "details": { "title": { "sv": "Studiebesök" } },
    });
    let add = json!({ "id": id(3), "change": { "add-for-cohort": { "cohort": id(2), "fresh": fresh } } });
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &add).await.status, 204);
    let path = format!("{}?cohort={}&from=2026-11-30", paths::DESK_SCHEDULE, id(2));
    let read = coach.get(&path).await.body;
    assert!(read["planned"].as_array().unwrap().iter().any(|one| one["occurrence"]["kind"] == "visit"));
}

#[tokio::test]
async fn nobody_else_edits_and_what_nobody_means_is_said() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let cancel = edit(&app, 1, 1, json!({ "cancelled": true }));
    for person in [app.world.ada, app.world.ambassador, app.world.caseworker, app.world.other_coach] {
        let device = app.signed_in(person).await;
        assert_eq!(device.post(paths::DESK_SCHEDULE, &cancel).await.status, 404);
        assert_eq!(week(&app, &device).await.status, 404);
    }
    for (more, says) in [
        (json!({}), "says nothing"),
        (json!({ "details": { "minutes": 2 } }), "a time"),
        (json!({ "details": { "title": { "sv": " " } } }), "a text"),
        (json!({ "occurrence": "2026-11-25T09:30:00", "cancelled": true }), "no such occurrence"),
    ] {
        let answer = coach.post(paths::DESK_SCHEDULE, &edit(&app, 2, 1, more)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body["detail"].as_str().unwrap().contains(says), "{:?}", answer.body);
    }
    let stranger = edit(&app, 3, 1, json!({ "details": { "with": [app.world.other_coach] } }));
    assert_eq!(coach.post(paths::DESK_SCHEDULE, &stranger).await.status, 404);
    assert_eq!(week(&app, &coach).await.body["planned"][0]["version"], 1, "nothing of all that was kept");
}
