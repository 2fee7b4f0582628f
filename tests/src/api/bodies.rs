//! Bodies that are too large, broken, or something else: told where, never repeated, and never held in memory whole.
use crate::support::app::TestApp;
use axum::body::{Body, Bytes, HttpBody};
use http_body_util::{Full, combinators::Frame};
use std::{
    convert::Infallible,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

const PATH: &str = "/api/v1/commands";
const HEADERS: [(&str, &str); 2] = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];

/// A body of 10 MB that counts how much of it was asked for, and does not say its length beforehand.
struct Endless(Arc<AtomicUsize>);

/// The next piece of a body.
type Next = <Frame<'static, Full<Bytes>> as Future>::Output;

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Next> {
        let piece = Bytes::from_static(&[b' '; 16_384]);
        if self.0.fetch_add(piece.len(), Ordering::SeqCst) > 10_000_000 {
            return Poll::Ready(None);
        }
        Pin::new(&mut Full::new(piece)).poll_frame(context)
    }
}

#[tokio::test]
async fn ten_megabytes_are_refused_before_they_are_held() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let sent = Arc::new(AtomicUsize::new(0));
    let answer = phone.ask("POST", PATH, &HEADERS, Body::new(Endless(sent.clone()))).await;
    assert_eq!((answer.status, answer.code()), (413, "too-large"));
    assert!(sent.load(Ordering::SeqCst) < 1_000_000, "{sent:?} bytes were taken");

    let told = [HEADERS[0], HEADERS[1], ("content-length", "10000000")];
    assert_eq!(phone.ask("POST", PATH, &told, Body::from("{}")).await.status, 413);
    assert_eq!(phone.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn broken_json_is_named_by_line_and_column_and_not_repeated() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    for (body, what) in [
        ("", "ends too soon (line 1, column 0)"),
        ("{\"commands\": [", "ends too soon (line 1, column 14)"),
        ("{\n  \"hemligt\": hemligt }", "no JSON (line 2, column"),
        ("{\"commands\": \"hemligt\"}", "another shape"),
        ("[\"hemligt\"]", "another shape"),
        ("\u{feff}{}", "no JSON (line 1, column 1)"),
    ] {
        let answer = phone.post_text(PATH, body).await;
        assert_eq!((answer.status, answer.code()), (400, "bad-request"), "{body}");
        let detail = answer.body["detail"].as_str().unwrap();
        assert!(detail.contains(what), "{body}: {detail}");
        assert!(!detail.contains("hemligt"), "{detail}");
    }
}

#[tokio::test]
async fn json_nested_beyond_reason_is_refused() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    assert_eq!(phone.post_text(PATH, &"[".repeat(200_000)).await.status, 400);
}

#[tokio::test]
async fn a_form_is_no_json() {
    let app = TestApp::new().await;
    let phone = app.signed_in(app.world.ada).await;
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "text/plain")];
    let answer = phone.ask("POST", PATH, &headers, Body::from("{\"commands\": []}")).await;
    assert_eq!((answer.status, answer.code()), (400, "bad-request"));
}
