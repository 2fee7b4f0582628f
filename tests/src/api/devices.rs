//! My devices: listed with this one first, and each to be signed out by nobody else.
use crate::support::app::TestApp;
use chrono::TimeDelta;

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
