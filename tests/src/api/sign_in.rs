//! Signing in by link and code: single use, expiring, and one invite however it is used.
use crate::support::app::TestApp;
use chrono::TimeDelta;

#[tokio::test]
async fn a_link_signs_one_device_in_once() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let mut phone = app.device();
    let answer = phone.sign_in_by_link(&invite).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["name"], "Ada");
    assert_eq!(answer.body["part"], "participant");
    assert_eq!(phone.get("/api/v1/session").await.body["name"], "Ada");

    let mut thief = app.device();
    let again = thief.sign_in_by_link(&invite).await;
    assert_eq!((again.status, again.code()), (410, "used-invite"));
    assert_eq!(thief.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn the_code_of_a_used_link_is_used_too() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    app.device().sign_in_by_link(&invite).await;
    assert_eq!(app.device().sign_in_by_code(&invite.code).await.code(), "used-invite");
}

#[tokio::test]
async fn an_invite_expires_to_the_minute() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let late = app.invite(app.world.ada).await;
    app.go(TimeDelta::hours(24) - TimeDelta::minutes(1));
    assert_eq!(app.device().sign_in_by_link(&invite).await.status, 200);
    app.go(TimeDelta::minutes(2));
    let answer = app.device().sign_in_by_link(&late).await;
    assert_eq!((answer.status, answer.code()), (410, "expired-invite"));
}

#[tokio::test]
async fn what_is_unknown_mistyped_or_malformed_gets_the_same_words() {
    let app = TestApp::new().await;
    let unknown = app.device().sign_in_by_code("0000-0000").await;
    let malformed = app.device().sign_in_by_code("what?").await;
    let link = app.device().sign_in(&serde_json::json!({ "link": "A".repeat(43) })).await;
    let no_link = app.device().sign_in(&serde_json::json!({ "link": "x" })).await;
    assert_eq!((unknown.status, unknown.code()), (404, "unknown-invite"));
    for other in [malformed, link, no_link] {
        assert_eq!(other.bytes, unknown.bytes);
    }
}

#[tokio::test]
async fn a_lost_phone_is_linked_anew_and_the_old_one_can_be_signed_out() {
    let app = TestApp::new().await;
    let lost = app.signed_in(app.world.ada).await;
    let found = app.signed_in(app.world.ada).await;
    let devices = found.get("/api/v1/devices").await.body;
    let other = devices["devices"].as_array().unwrap().iter().find(|device| device["this"] == false).unwrap();
    let path = format!("/api/v1/devices/{}", other["id"].as_str().unwrap());
    assert_eq!(found.delete(&path).await.status, 204);
    assert_eq!(lost.get("/api/v1/snapshot").await.status, 401);
    assert_eq!(found.get("/api/v1/snapshot").await.status, 200);
}

#[tokio::test]
async fn signing_in_as_somebody_else_ends_the_session_before() {
    let app = TestApp::new().await;
    let mut shared = app.signed_in(app.world.ada).await;
    let before = shared.clone();
    let invite = app.invite(app.world.coach).await;
    assert_eq!(shared.sign_in_by_link(&invite).await.body["name"], "Kim Coach");
    assert_eq!(before.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_can_be_said_twice() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let answer = phone.delete("/api/v1/session").await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(phone.get("/api/v1/session").await.code(), "signed-out");
    assert_eq!(phone.delete("/api/v1/session").await.status, 204);
}

#[tokio::test]
async fn a_session_lasts_half_a_year_and_no_longer() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    app.go(TimeDelta::days(179));
    assert_eq!(phone.get("/api/v1/session").await.status, 200);
    app.go(TimeDelta::days(2));
    assert_eq!(phone.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn a_code_signs_in_as_it_is_typed_on_other_keyboards_and_pasted_from_messages() {
    let app = TestApp::new().await;
    let digits = |zero: char| {
        move |character: char| match character.to_digit(10) {
            Some(value) => char::from_u32(u32::from(zero) + value).unwrap(),
            None => character,
        }
    };
    let cyrillic = |character: char| match character {
        'A' => 'А',
        'B' => 'в',
        'C' => 'с',
        'E' => 'Е',
        'H' => 'н',
        'K' => 'К',
        'M' => 'м',
        'P' => 'р',
        'T' => 'Т',
        'X' => 'х',
        'Y' => 'у',
        other => other,
    };
    let full_width = |character: char| match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xFEE0).unwrap(),
        other => other,
    };
    let ways: [&dyn Fn(&str) -> String; 10] = [
        &|code| code.chars().map(digits('٠')).collect(),
        &|code| code.chars().map(digits('۰')).collect(),
        &|code| code.chars().map(full_width).collect(),
        &|code| code.chars().map(cyrillic).collect(),
        &|code| format!("\u{2068}{code}\u{2069}"),
        &|code| code.chars().flat_map(|character| [character, '\u{200b}']).collect(),
        &|code| code.replace('-', "\u{2212}"),
        &|code| format!("{}.", code.replace('-', ".")),
        &|code| code.to_lowercase().replace('-', "\u{a0}"),
        &|code| code.replace('0', "О").replace('1', "l"),
    ];
    for way in ways {
        let invite = app.invite(app.world.ada).await;
        let typed = way(&invite.code);
        assert_eq!(app.device().sign_in_by_code(&typed).await.status, 200, "{typed:?}");
        app.go(TimeDelta::minutes(2));
    }
}
