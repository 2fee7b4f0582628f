//! What stands around every endpoint: foreign origins, unknown paths and methods, panics.
use crate::support::app::{Device, TestApp};
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Version},
    routing::get,
};
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

/// A server with this public address.
async fn reached_at(public: &str) -> TestApp {
    TestApp::with(Settings { public_url: Some(public.parse().unwrap()), ..Settings::default() }).await
}

#[tokio::test]
async fn browsers_are_told_to_come_by_tls_alone_whenever_the_public_address_is_https() {
    const HSTS: &str = "strict-transport-security";
    let https = reached_at("https://folje.example").await;
    for path in ["/api/v1/session", "/api/v1/nothing", "/", "/assets/none.js", "/calendar/none.ics"] {
        assert_eq!(https.device().get(path).await.header(HSTS), "max-age=31536000", "{path}");
    }
    for app in [TestApp::new().await, reached_at("http://folje.example").await] {
        assert_eq!(app.device().get("/api/v1/session").await.header(HSTS), "");
    }
    let here = reached_at("https://localhost:8443").await;
    assert_eq!(here.device().get("/").await.header(HSTS), "", "other programs have plain HTTP at localhost");
}

#[tokio::test]
async fn an_origin_must_be_the_public_address_where_one_is_set() {
    let app = reached_at("https://folje.example").await;
    let phone = app.signed_in(app.world.ada).await;
    for (host, headers, allowed) in [
        ("folje.example", &[("origin", "https://folje.example")][..], true),
        // The proxy before us passes on a name of its own.
        ("backend:8080", &[("origin", "https://folje.example")], true),
        ("backend:8080", &[("sec-fetch-site", "same-origin"), ("origin", "https://folje.example")], true),
        // A stranger's name that leads here.
        ("evil.example", &[("origin", "http://evil.example")], false),
        ("evil.example", &[("origin", "https://evil.example")], false),
        ("folje.example", &[("origin", "http://folje.example")], false),
        ("folje.example", &[], false),
    ] {
        let request =
            Request::post("/api/v1/commands").header("host", host).header("content-type", "application/json");
        let answer = phone.send(request, headers, r#"{"commands":[]}"#).await;
        assert_eq!(answer.status, if allowed { 200 } else { 403 }, "{host} {headers:?}");
    }
}

#[tokio::test]
async fn a_request_names_exactly_one_host() {
    let app = TestApp::new().await;
    let device = app.device();
    for (hosts, status) in [
        (&["folje.example"][..], 401),
        (&["[::1]:8080"], 401),
        (&[], 400),
        (&["folje.example", "folje.example"], 400),
        (&["folje.example", "evil.example"], 400),
        (&["folje.example, evil.example"], 400),
        (&[""], 400),
        (&["folje.example/path"], 400),
        (&["user@folje.example"], 400),
    ] {
        let request =
            hosts.iter().fold(Request::get("/api/v1/session"), |request, host| request.header("host", *host));
        assert_eq!(device.send(request, &[], "").await.status, status, "{hosts:?}");
    }
    let old = Request::get("/api/v1/session").version(Version::HTTP_10);
    assert_eq!(device.send(old, &[], "").await.status, 401, "HTTP/1.0 has no hosts");
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
