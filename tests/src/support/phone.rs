//! Phones that take pushes: a push service on loopback that answers as the test wants, and browsers that read.
use super::{app::Device, browser::Browser};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use folje_server::reminders::PushSettings;
use serde_json::{Value, json};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

/// What the service answers to one message.
#[derive(Clone, Copy)]
pub(crate) enum Reply {
    /// A status.
    Status(u16),
    /// 429, with the seconds to wait.
    Busy(u32),
    /// Nothing, ever.
    Hangs,
}

/// One message as it arrived.
#[derive(Clone)]
pub(crate) struct Arrived {
    pub(crate) headers: HeaderMap,
    /// The payload, as the phone reads it.
    pub(crate) payload: Value,
}

impl Arrived {
    pub(crate) fn token(&self) -> &str {
        self.payload["folje"]["token"].as_str().unwrap()
    }

    pub(crate) fn title(&self) -> &str {
        self.payload["notification"]["title"].as_str().unwrap()
    }

    pub(crate) fn tag(&self) -> &str {
        self.payload["notification"]["tag"].as_str().unwrap()
    }
}

#[derive(Default)]
struct Seen {
    browsers: HashMap<String, Arc<Browser>>,
    replies: VecDeque<Reply>,
    arrived: Vec<(String, Arrived)>,
}

type Shared = Arc<Mutex<Seen>>;

/// A push service with the phones that it reaches; its task ends with the test's runtime.
#[derive(Clone)]
pub(crate) struct PushService {
    port: u16,
    seen: Shared,
}

impl PushService {
    pub(crate) async fn new() -> Self {
        let seen = Shared::default();
        let router = Router::new().route("/{phone}", post(take)).with_state(seen.clone());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, seen }
    }

    /// Settings with which a server reaches it.
    pub(crate) fn settings() -> PushSettings {
        PushSettings { loopback: true, ..PushSettings::default() }
    }

    /// Subscribes the device on a phone with that name.
    pub(crate) async fn subscribe(&self, device: &Device, phone: &str) {
        let browser = Browser::new();
        let (p256dh, auth) = browser.texts();
        self.seen.lock().unwrap().browsers.insert(phone.to_owned(), Arc::new(browser));
        let endpoint = format!("http://127.0.0.1:{}/{phone}", self.port);
        let body = json!({ "endpoint": endpoint, "keys": { "p256dh": p256dh, "auth": auth } });
        let answer = device.put("/api/v1/push/subscription", &body).await;
        assert_eq!(answer.status, 204, "{:?}", answer.body);
    }

    /// What the next messages are answered with; 201 after that.
    pub(crate) fn reply(&self, replies: &[Reply]) {
        self.seen.lock().unwrap().replies.extend(replies);
    }

    /// What arrived on a phone so far, in order, whatever it was answered.
    pub(crate) fn on(&self, phone: &str) -> Vec<Arrived> {
        let seen = self.seen.lock().unwrap();
        seen.arrived.iter().filter(|(to, _)| to == phone).map(|(_, arrived)| arrived.clone()).collect()
    }
}

async fn take(
    State(seen): State<Shared>,
    Path(phone): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let reply = {
        let mut seen = seen.lock().unwrap();
        let browser = seen.browsers[&phone].clone();
        let payload = serde_json::from_slice(&browser.read(&body)).unwrap();
        seen.arrived.push((phone, Arrived { headers, payload }));
        seen.replies.pop_front().unwrap_or(Reply::Status(201))
    };
    match reply {
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Busy(seconds) => {
            (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds.to_string())]).into_response()
        }
        Reply::Hangs => std::future::pending().await,
    }
}
