//! A double of the text message gateway: checks that what it gets is in 46elks' form, and answers as it is told.
use axum::{
    Router,
    extract::{Query, Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
};
use folje_server::{
    channels::{Channels, SmsSettings},
    random::SeededRandom,
};
use http_body_util::BodyExt as _;
use std::sync::{Arc, Mutex};

/// The gateway on loopback.
pub(super) struct Gateway {
    pub(super) channels: Channels,
    state: Arc<Mutex<Told>>,
}

/// What it answers, and what it took: `from`, `to`, `message`.
struct Told {
    status: u16,
    headers: HeaderMap,
    taken: Vec<[String; 3]>,
}

impl Gateway {
    /// A gateway that takes everything from whoever has the password.
    pub(super) async fn open(password: &str) -> Self {
        let told = Told { status: 200, headers: HeaderMap::new(), taken: Vec::new() };
        let state = Arc::new(Mutex::new(told));
        let router = Router::new().fallback(take).with_state(state.clone());
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let gateway = format!("http://{}/a1/sms", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let settings = SmsSettings {
            gateway,
            user: "u123".to_owned(),
            password: password.to_owned(),
            from: "Folje".to_owned(),
        };
        Self {
            channels: Channels::new(Some(&settings), None, Arc::new(SeededRandom::new(7))).unwrap(),
            state,
        }
    }

    /// Answers with that status and header from now on.
    pub(super) fn answer(&self, status: u16, header: Option<(header::HeaderName, &str)>) {
        let mut told = self.state.lock().unwrap();
        told.status = status;
        told.headers = header.into_iter().map(|(name, value)| (name, value.parse().unwrap())).collect();
    }

    /// What was taken since it was last asked.
    pub(super) fn taken(&self) -> Vec<[String; 3]> {
        std::mem::take(&mut self.state.lock().unwrap().taken)
    }
}

async fn take(
    State(state): State<Arc<Mutex<Told>>>,
    request: Request,
) -> Result<(StatusCode, HeaderMap, String), (StatusCode, &'static str)> {
    let (parts, body) = request.into_parts();
    let wrong = |what| (StatusCode::METHOD_NOT_ALLOWED, what);
    let value = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // printf 'u123:hemligt' | base64
    if value(header::AUTHORIZATION) != "Basic dTEyMzpoZW1saWd0" {
        return Err((StatusCode::UNAUTHORIZED, "API access requires Basic HTTP authentication"));
    }
    if parts.method != Method::POST || parts.uri.path() != "/a1/sms" || parts.uri.query().is_some() {
        return Err(wrong("POST /a1/sms"));
    }
    if value(header::CONTENT_TYPE) != "application/x-www-form-urlencoded" || value(header::HOST).is_empty() {
        return Err(wrong("a form"));
    }
    let body = body.collect().await.unwrap().to_bytes();
    let form: Uri = format!("/?{}", std::str::from_utf8(&body).unwrap()).parse().unwrap();
    let Query(fields) = Query::<Vec<(String, String)>>::try_from_uri(&form).unwrap();
    let [(from, sender), (to, number), (message, words)] = <[_; 3]>::try_from(fields).unwrap();
    if [&*from, &*to, &*message] != ["from", "to", "message"] {
        return Err(wrong("from, to, message"));
    }
    let mut told = state.lock().unwrap();
    let status = StatusCode::from_u16(told.status).unwrap();
    // What a gateway says about a number must never come out again.
    let says = format!("about {number}: {words}");
    if status.is_success() {
        told.taken.push([sender, number, words]);
    }
    Ok((status, told.headers.clone(), says))
}
