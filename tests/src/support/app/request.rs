//! Requests as a browser sends them, and what every answer must look like.
use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, header, request::Builder},
};
use folje_server::auth::invite::Invite;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tower::ServiceExt as _;

/// A browser on some device.
#[derive(Clone)]
pub(crate) struct Device {
    router: Router,
    /// Its session cookie, `name=value`.
    pub(crate) cookie: Option<String>,
    /// Where it is.
    pub(crate) address: SocketAddr,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
    /// The JSON in it; null where there is none.
    pub(crate) body: Value,
}

impl Answer {
    /// A header, empty where it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The code of the problem.
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

impl Device {
    pub(super) fn new(router: Router) -> Self {
        Self { router, cookie: None, address: SocketAddr::from(([203, 0, 113, 7], 50_000)) }
    }

    /// Asks `router` from now on.
    pub(crate) fn use_router(&mut self, router: Router) {
        self.router = router;
    }

    /// Asks, as a page of ours does, with more headers where given.
    pub(crate) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "folje.example");
        self.send(request, headers, body).await
    }

    /// Sends a request that was begun otherwise than a page of ours does.
    pub(crate) async fn send(
        &self,
        mut request: Builder,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.extension(ConnectInfo(self.address)).body(body.into()).unwrap();
        let path = request.uri().path().to_owned();
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, bytes, body };
        promised(&path, &answer);
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], Body::empty()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.ask("DELETE", path, &[("sec-fetch-site", "same-origin")], Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_text(path, &body.to_string()).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
        self.ask("PUT", path, &headers, Body::from(body.to_string())).await
    }

    pub(crate) async fn post_text(&self, path: &str, body: &str) -> Answer {
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
        self.ask("POST", path, &headers, Body::from(body.to_owned())).await
    }

    /// Signs in, and keeps the cookie if that works.
    pub(crate) async fn sign_in(&mut self, body: &Value) -> Answer {
        let answer = self.post("/api/v1/session", body).await;
        if answer.status == 200 {
            self.cookie = answer.header("set-cookie").split(';').next().map(str::to_owned);
        }
        answer
    }

    pub(crate) async fn sign_in_by_link(&mut self, invite: &Invite) -> Answer {
        let secret = invite.path.strip_prefix("/i#").unwrap();
        self.sign_in(&json!({ "link": secret, "device": "Provtelefon" })).await
    }

    pub(crate) async fn sign_in_by_code(&mut self, code: &str) -> Answer {
        self.sign_in(&json!({ "code": code, "device": "Provtelefon" })).await
    }
}

/// What is promised of every answer, whatever was asked: the guards' headers, and problem details for errors.
fn promised(path: &str, answer: &Answer) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
    assert_ne!(answer.header("cache-control"), "", "{path}");
    let is_data = ["/api", "/calendar"].iter().any(|data| path.starts_with(data));
    let has = |name| !answer.header(name).is_empty();
    // What speaks to a page stands on pages; data and the parts of a page are spared it.
    let is_page = !is_data && !path.starts_with("/assets/");
    assert_eq!(has("permissions-policy"), is_page, "{path}");
    assert_eq!((has("referrer-policy"), has("cross-origin-opener-policy")), (!is_data, !is_data), "{path}");
    let policy = answer.header("content-security-policy");
    match is_data {
        false => assert_eq!(policy.is_empty(), !is_page, "{path}: {policy}"),
        true if has("content-type") => {
            assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'", "{path}");
        }
        true => assert_eq!(policy, "", "{path} has no body"),
    }
    if path.starts_with("/api") {
        // All of it may be about a person, and a browser's cache does not end with the session.
        assert!(answer.header("cache-control").contains("no-store"), "{path} may be stored");
    }
    assert_eq!(answer.header("access-control-allow-origin"), "", "{path} is open to other sites");
    if answer.status >= 400 {
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(answer.body["status"], answer.status, "{path}");
        assert_ne!(answer.code(), "", "{path}");
    }
}
