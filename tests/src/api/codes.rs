//! Codes: read however they are typed, and not to be guessed.
use crate::support::{
    app::{Device, TestApp},
    log::Log,
};
use chrono::TimeDelta;
use folje_server::{
    auth::{alarm, limits},
    state::Settings,
};
use std::net::SocketAddr;

#[tokio::test]
async fn a_code_works_in_lower_case_with_spaces() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let typed = format!(" {} ", invite.code.to_lowercase().replace('-', " "));
    assert_eq!(app.device().sign_in_by_code(&typed).await.status, 200);
}

/// A device in the network of the number.
fn elsewhere(app: &TestApp, network: u32) -> Device {
    let [_, high, middle, low] = network.to_be_bytes();
    let mut device = app.device();
    device.address = SocketAddr::from(([10 + high, middle, low, 1], 1));
    device
}

/// Lets so many codes fail, each from a network of its own; gives the statuses.
async fn flood(app: &TestApp, networks: std::ops::Range<u32>) -> Vec<u16> {
    let mut answers = Vec::new();
    for network in networks {
        answers.push(elsewhere(app, network).sign_in_by_code("0000-0000").await.status);
    }
    answers
}

#[tokio::test]
async fn a_class_of_thirty_signs_in_behind_one_address_within_a_minute() {
    let app = TestApp::new().await;
    for pupil in 0..30 {
        // Every other one mistypes once.
        if pupil % 2 == 0 {
            assert_eq!(app.device().sign_in_by_code("0000-0000").await.status, 404, "{pupil}");
        }
        let invite = app.invite(app.world.ada).await;
        assert_eq!(app.device().sign_in_by_code(&invite.code).await.status, 200, "{pupil}");
    }
}

#[tokio::test]
async fn too_many_failures_from_one_network_make_it_wait_as_long_as_it_is_told() {
    let app = TestApp::new().await;
    let mut guesser = app.device();
    for _ in 0..limits::CODES.burst {
        assert_eq!(guesser.sign_in_by_code("0000-0000").await.status, 404);
    }
    let invite = app.invite(app.world.ada).await;
    let answer = guesser.sign_in_by_code(&invite.code).await;
    assert_eq!((answer.status, answer.code()), (429, "too-many-tries"));
    let wait: i64 = answer.header("retry-after").parse().unwrap();
    assert_eq!(answer.body["retry_after"], wait);

    let mut neighbour = app.device();
    neighbour.address = SocketAddr::from(([203, 0, 113, 8], 1));
    assert_eq!(neighbour.sign_in_by_code("0000-0000").await.status, 404, "somebody elsewhere may still try");
    app.go(TimeDelta::seconds(wait));
    assert_eq!(
        guesser.sign_in_by_code(&invite.code).await.status,
        200,
        "the right code still works after the wait"
    );
}

#[tokio::test]
async fn a_right_code_works_from_a_new_address_while_others_flood() {
    let app = TestApp::new().await;
    assert!(flood(&app, 0..2 * limits::ALL_CODES.burst).await.iter().all(|status| *status == 404));
    for phone in 0..12 {
        let invite = app.invite(app.world.ada).await;
        assert_eq!(app.device().sign_in_by_code(&invite.code).await.status, 200, "{phone}");
    }
}

#[tokio::test]
async fn while_others_flood_each_network_may_fail_a_few_times_an_hour() {
    let app = TestApp::new().await;
    flood(&app, 0..limits::ALL_CODES.burst).await;
    let mut guesser = app.device();
    for _ in 0..limits::CODES_IN_FLOOD.burst {
        assert_eq!(guesser.sign_in_by_code("0000-0000").await.status, 404);
    }
    let answer = guesser.sign_in_by_code("0000-0000").await;
    assert_eq!(answer.status, 429);
    let wait: u32 = answer.header("retry-after").parse().unwrap();
    assert_eq!(wait, 3600 / limits::CODES_IN_FLOOD.per_hour);

    app.go(TimeDelta::minutes(1));
    assert_eq!(guesser.sign_in_by_code("0000-0000").await.status, 404, "the flood is over");
}

#[tokio::test]
async fn failed_attempts_that_come_all_at_once_are_counted_all() {
    let app = TestApp::new().await;
    let many = 3 * limits::CODES.burst;
    let attempts = (0..many).map(|_| {
        let mut device = app.device();
        tokio::spawn(async move { device.sign_in_by_code("0000-0000").await.status })
    });
    let mut looked_up = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        looked_up += u32::from(attempt.await.unwrap() == 404);
    }
    assert_eq!(looked_up, limits::CODES.burst);
}

#[tokio::test]
async fn a_burst_of_failed_sign_ins_is_announced_in_the_log_without_saying_who() {
    let app = TestApp::new().await;
    let log = Log::default();
    let guard = log.keep("warn", &app.clock);
    flood(&app, 0..alarm::STEPS[0] - 1).await;
    assert_eq!(log.lines(), [""; 0]);
    let unknown_link = serde_json::json!({ "link": "A".repeat(43) });
    assert_eq!(app.device().sign_in(&unknown_link).await.status, 404);
    flood(&app, 1000..1100).await;
    let lines = log.lines();
    assert_eq!(lines.len(), 1, "once for a step: {lines:?}");
    assert!(lines[0].contains("many sign-ins failed within a minute failed=60"), "{lines:?}");
    app.go(TimeDelta::minutes(1));
    flood(&app, 2000..2000 + alarm::STEPS[0]).await;
    assert_eq!(log.lines().len(), 2, "again in another minute");
    drop(guard);
}

#[tokio::test]
async fn links_are_not_limited() {
    let app = TestApp::new().await;
    for _ in 0..2 * limits::CODES.burst {
        let invite = app.invite(app.world.ada).await;
        assert_eq!(app.device().sign_in_by_link(&invite).await.status, 200);
    }
}

/// The status of the try that is one too many from one socket, when each tells another address.
async fn one_too_many(trust_proxy: bool, told: impl Fn(u32) -> String) -> u16 {
    let app = TestApp::with(Settings { trust_proxy, ..Settings::default() }).await;
    let mut status = 0;
    for turn in 0..=limits::CODES.burst {
        let told = told(turn);
        let headers =
            [("x-forwarded-for", &*told), ("sec-fetch-site", "none"), ("content-type", "application/json")];
        let body = r#"{"code":"0000-0000"}"#.into();
        status = app.device().ask("POST", "/api/v1/session", &headers, body).await.status;
    }
    status
}

#[tokio::test]
async fn a_forwarded_address_counts_only_from_our_proxy_and_only_the_last() {
    assert_eq!(one_too_many(false, |turn| format!("192.0.2.{turn}")).await, 429);
    assert_eq!(one_too_many(true, |turn| format!("192.0.2.{turn}")).await, 404);
    assert_eq!(one_too_many(true, |turn| format!("192.0.2.{turn}, 192.0.2.99")).await, 429);
    assert_eq!(one_too_many(true, |turn| format!("2001:db8::{turn}")).await, 429, "one /64 is one guesser");
    // Azure and IIS add the port.
    assert_eq!(one_too_many(true, |turn| format!("192.0.2.{turn}:4711")).await, 404);
    assert_eq!(one_too_many(true, |turn| format!("[2001:db8:0:{turn}::1]:443")).await, 404);
    assert_eq!(one_too_many(true, |turn| format!("192.0.2.99:{}", 4000 + turn)).await, 429);
}
