//! Codes: read however they are typed, and not to be guessed.
use crate::support::app::TestApp;
use chrono::TimeDelta;
use folje_server::{auth::limits, state::Settings};
use std::net::SocketAddr;

#[tokio::test]
async fn a_code_works_in_lower_case_with_spaces() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let typed = format!(" {} ", invite.code.to_lowercase().replace('-', " "));
    assert_eq!(app.device().sign_in_by_code(&typed).await.status, 200);
}

#[tokio::test]
async fn ten_tries_a_minute_then_a_wait_that_is_told() {
    let app = TestApp::new().await;
    let mut guesser = app.device();
    for _ in 0..limits::EACH.get() {
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
async fn many_addresses_together_are_limited_too() {
    let app = TestApp::new().await;
    let mut answers = Vec::new();
    for last in 0..=limits::ALL.get() {
        let mut guesser = app.device();
        guesser.address =
            SocketAddr::from(([198, 51, u8::try_from(last / 250).unwrap(), (last % 250) as u8], 1));
        answers.push(guesser.sign_in_by_code("0000-0000").await.status);
    }
    assert_eq!(answers.pop(), Some(429));
    assert!(answers.iter().all(|status| *status == 404));
}

#[tokio::test]
async fn links_are_not_limited() {
    let app = TestApp::new().await;
    for _ in 0..2 * limits::EACH.get() {
        let invite = app.invite(app.world.ada).await;
        assert_eq!(app.device().sign_in_by_link(&invite).await.status, 200);
    }
}

/// The status of the try that is one too many from one socket, when each tells another address.
async fn one_too_many(trust_proxy: bool, told: impl Fn(u32) -> String) -> u16 {
    let app = TestApp::with(Settings { trust_proxy, ..Settings::default() }).await;
    let mut status = 0;
    for turn in 0..=limits::EACH.get() {
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
}
