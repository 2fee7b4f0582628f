//! My devices: listed with this one first, and each to be signed out by nobody else.
use crate::support::app::{Device, TestApp};
use chrono::TimeDelta;
use folje_api::v1::paths;
use serde_json::json;

#[tokio::test]
async fn devices_are_listed_with_this_one_first_then_the_latest() {
    let app = TestApp::new().await;
    let first = app.signed_in(app.world.ada).await;
    app.go(TimeDelta::days(1));
    app.signed_in(app.world.ada).await;
    app.go(TimeDelta::days(1));
    let body = first.get("/api/v1/devices").await.body;
    let devices = body["devices"].as_array().unwrap();
    assert_eq!(devices.len(), 2);
    assert_eq!((&devices[0]["this"], &devices[1]["this"]), (&true.into(), &false.into()));
    assert_eq!(devices[0]["name"], "Provtelefon");
    assert_eq!(devices[0]["last_seen"], "2026-11-25", "asking is being here");
    assert_eq!(devices[1]["last_seen"], "2026-11-24");
}

#[tokio::test]
async fn nobody_signs_anybody_else_out() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    let coach = app.signed_in(app.world.coach).await;
    let devices = ada.get("/api/v1/devices").await.body;
    let path = format!("/api/v1/devices/{}", devices["devices"][0]["id"].as_str().unwrap());
    assert_eq!(coach.delete(&path).await.status, 404);
    assert_eq!(coach.delete("/api/v1/devices/nonsense").await.status, 404);
    assert_eq!(ada.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn a_devices_name_is_cut_to_what_a_list_can_show() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let mut phone = app.device();
    let secret = invite.path.trim_start_matches("/i#");
    let device = format!("Min\u{0007}telefon{}", "x".repeat(500));
    phone.sign_in(&serde_json::json!({ "link": secret, "device": device })).await;
    let devices = phone.get("/api/v1/devices").await.body;
    let name = devices["devices"][0]["name"].as_str().unwrap();
    assert!(name.starts_with("Mintelefonx") && name.chars().count() == 80, "{name}");
}

/// A phone that Ada lost, with the address of her calendar, and an invite that nobody used yet.
async fn lost_phone(app: &TestApp) -> (Device, String, folje_server::auth::invite::Invite) {
    let lost = app.signed_in(app.world.ada).await;
    let calendar = lost.post(paths::CALENDAR, &json!({})).await.body["address"].as_str().unwrap().to_owned();
    (lost, calendar, app.invite(app.world.ada).await)
}

/// Nothing of it lets anybody in as Ada any longer.
async fn assert_ended(
    app: &TestApp,
    (lost, calendar, invite): (Device, String, folje_server::auth::invite::Invite),
) {
    assert_eq!(lost.get(paths::SNAPSHOT).await.status, 401);
    assert_eq!(app.device().get(&calendar).await.status, 404);
    assert_eq!(app.device().sign_in_by_link(&invite).await.status, 410);
}

#[tokio::test]
async fn whoever_lost_a_phone_signs_out_everywhere_but_on_the_device_they_hold() {
    let app = TestApp::new().await;
    let lost = lost_phone(&app).await;
    let (ada, coach) = (app.signed_in(app.world.ada).await, app.signed_in(app.world.coach).await);
    assert_eq!(ada.delete(paths::DEVICES).await.status, 204);
    assert_ended(&app, lost).await;
    assert_eq!(ada.get(paths::SNAPSHOT).await.status, 200);
    assert_eq!(ada.get(paths::DEVICES).await.body["devices"].as_array().unwrap().len(), 1);
    assert_eq!(coach.get(paths::PEOPLE).await.status, 200, "nobody else is signed out");
}

#[tokio::test]
async fn a_coach_signs_a_participant_of_theirs_out_everywhere_and_lets_them_in_again() {
    let app = TestApp::new().await;
    let lost = lost_phone(&app).await;
    let coach = app.signed_in(app.world.coach).await;
    let person = json!({ "participant": app.world.ada });
    assert_eq!(coach.post(paths::DESK_LOST_PHONES, &person).await.status, 204);
    assert_ended(&app, lost).await;
    let invite = coach.post(paths::DESK_INVITES, &json!({ "person": app.world.ada })).await.body;
    let code = invite["code"].as_str().unwrap();
    assert_eq!(app.device().sign_in_by_code(code).await.status, 200);
}
