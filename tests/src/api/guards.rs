//! What stands around every endpoint: foreign origins, unknown paths and methods, panics.
use crate::support::app::{Device, TestApp};
use axum::{Router, body::Body, http::HeaderValue, routing::get};
use folje_server::{http::guard::guarded, state::Settings};

async fn post(device: &Device, headers: &[(&str, &str)]) -> (u16, String) {
    let mut all = vec![("content-type", "application/json")];
    all.extend_from_slice(headers);
    let answer = device.ask("POST", "/api/v1/commands", &all, Body::from(r#"{"commands":[]}"#)).await;
    (answer.status, answer.code().to_owned())
}

#[tokio::test]
async fn nothing_is_changed_at_the_wish_of_another_site() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    for (headers, allowed) in [
        (&[("sec-fetch-site", "same-origin")][..], true),
        (&[("sec-fetch-site", "none")], true),
        (&[("origin", "https://folje.example")], true),
        (&[("origin", "http://folje.example")], true),
        (&[("sec-fetch-site", "cross-site")], false),
        (&[("sec-fetch-site", "same-site")], false),
        (&[("sec-fetch-site", "cross-site"), ("origin", "https://folje.example")], false),
        (&[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")], false),
        (&[("origin", "https://evil.example")], false),
        (&[("origin", "https://folje.example.evil.example")], false),
        (&[("origin", "https://folje.example:8443")], false),
        (&[("origin", "null")], false),
        (&[], false),
    ] {
        let expected = if allowed { (200, String::new()) } else { (403, "foreign-origin".to_owned()) };
        assert_eq!(post(&phone, headers).await, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn another_site_may_link_to_us_but_gets_no_leave_to_read() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let headers = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
    let answer = phone.ask("GET", "/api/v1/session", &headers, Body::empty()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    let preflight = phone.ask("OPTIONS", "/api/v1/commands", &headers, Body::empty()).await;
    assert_eq!(preflight.status, 405);
}

#[tokio::test]
async fn what_is_not_there_and_what_does_not_fit_is_a_problem() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    for path in
        ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/session", "/api/v1/session/", "/api//v1"]
    {
        assert_eq!(phone.get(path).await.code(), "not-found", "{path}");
    }
    let put = phone.ask("PUT", "/api/v1/session", &[("sec-fetch-site", "none")], Body::empty()).await;
    assert_eq!((put.status, put.code()), (405, "method-not-allowed"));
    assert_eq!(phone.delete("/api/v1/snapshot").await.status, 405);
}

#[tokio::test]
async fn a_panic_is_answered_and_the_server_lives_on() {
    let app = TestApp::new().await;
    let fragile = Router::new()
        .route("/boom", get(|| async { panic!("hemligt") as () }))
        .route("/fine", get(|| async { "fine" }));
    let router = guarded(fragile, &app.app, HeaderValue::from_static("default-src 'none'"));
    let mut device = app.device();
    device.use_router(router);
    let answer = device.get("/boom").await;
    assert_eq!((answer.status, answer.code()), (500, "internal"));
    assert!(!String::from_utf8_lossy(&answer.bytes).contains("hemligt"));
    assert_eq!(&device.get("/fine").await.bytes[..], b"fine");
}

#[tokio::test]
async fn only_a_server_with_tls_asks_to_be_reached_by_tls_alone() {
    let plain = TestApp::new().await;
    assert_eq!(plain.device().get("/api/v1/session").await.header("strict-transport-security"), "");
    let tls = TestApp::with(Settings { tls: true, ..Settings::default() }).await;
    assert_ne!(tls.device().get("/api/v1/session").await.header("strict-transport-security"), "");
}

#[tokio::test]
async fn a_store_that_is_gone_is_told_as_worth_trying_again() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    app.app.store.close().await;
    let answer = phone.get("/api/v1/snapshot").await;
    assert_eq!((answer.status, answer.code()), (503, "unavailable"));
    assert_eq!(answer.header("retry-after"), "5");
}
