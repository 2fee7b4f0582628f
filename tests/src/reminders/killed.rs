//! kill -9, twenty times while ten thousand wake-ups are sent: none is lost, and none is shown twice.
//!
//! The engine runs in a process of its own on a store in a file and is killed after each twentieth of what arrives. A
//! wake-up is a message under a topic of its own, which is its tag on the phone too, so that one which is sent again
//! takes the place of the first: what must hold is that each arrives, that all its messages have its one topic, and that
//! only what was on its way when the process died is sent again. The leases that a dead process leaves end by the clock,
//! so each start is ten seconds later than the last.
use super::copies::{lay_out, seven};
use crate::support::folder::Folder;
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use chrono::{DateTime, TimeDelta, Utc};
use folje_server::{
    clock::{Clock, ManualClock, SystemClock},
    random::SystemRandom,
    reminders::{PushSettings, engine::Engine},
    state::{App, Settings},
};
use folje_store::Store;
use sqlx::{AnyConnection, Connection, Row, query};
use std::{
    collections::HashMap,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};
use tokio::sync::watch;

const WAKE_UPS: usize = 10_000;
const KILLS: usize = 20;
/// How many seconds later than the last one each process starts.
const BETWEEN: usize = 10;
/// How many messages, at the mean, may have arrived when a process dies without being marked: half of what arrives in
/// its life.
const UNMARKED: usize = WAKE_UPS / KILLS / 2;
/// Under which name the process that is killed finds its store.
const STORE: &str = "FOLJE_TEST_KILLED_STORE";
/// Under which name it finds how many seconds after seven it starts.
const START: &str = "FOLJE_TEST_KILLED_START";

/// What arrived, by phone: the topic of each message. And how many phones that are, for whoever waits.
#[derive(Clone)]
struct Arrived {
    topics: Arc<Mutex<HashMap<String, Vec<String>>>>,
    phones: watch::Sender<usize>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_in_ten_thousand_sends_lose_nothing_and_show_nothing_twice() {
    if let Ok(address) = std::env::var(STORE) {
        let start: i64 = std::env::var(START).unwrap().parse().unwrap();
        return engine(&address, SystemClock::starting_at(after(start))).await.run().await;
    }
    let folder = Folder::new();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let arrived = Arrived { topics: Arc::default(), phones: watch::Sender::new(0) };
    let port = service(arrived.clone()).await;
    let phones = format!("http://127.0.0.1:{port}/");
    lay_out(&address, &phones, u64::try_from(WAKE_UPS).unwrap(), 0, 0).await.unwrap();
    let mut count = arrived.phones.subscribe();
    for kill in 0..KILLS {
        let mut process = start(&address, kill * BETWEEN);
        let mut said = process.stdout.take().unwrap();
        let ended = tokio::task::spawn_blocking(move || std::io::copy(&mut said, &mut std::io::sink()));
        let enough = WAKE_UPS * (kill + 1) / (KILLS + 1);
        tokio::select! {
            waited = count.wait_for(|phones| *phones >= enough) => drop(waited.unwrap()),
            _ = ended => panic!("the engine has ended by itself"),
        }
        process.kill().unwrap();
        process.wait().unwrap();
    }
    // By then no lease of the killed holds.
    let clock = ManualClock::at(after(i64::try_from(KILLS * BETWEEN + 60).unwrap()));
    engine(&address, clock).await.settle().await.unwrap();
    let mut connection = AnyConnection::connect(&address).await.unwrap();
    for (state, messages) in [("done", WAKE_UPS), ("waiting", 0), ("failed", 0), ("cancelled", 0)] {
        assert_eq!(states(&mut connection, state).await, messages, "{state}");
    }
    let topics = arrived.topics.lock().unwrap().clone();
    assert_eq!(topics.len(), WAKE_UPS, "none is lost");
    let shown_twice = topics.values().filter(|topics| topics.iter().any(|topic| *topic != topics[0])).count();
    assert_eq!(shown_twice, 0, "one topic, one notification");
    let again: usize = topics.values().map(|topics| topics.len() - 1).sum();
    println!("of {WAKE_UPS} wake-ups, {again} were sent again after {KILLS} kills, each under its own topic");
    assert!(again <= KILLS * UNMARKED, "{again} were sent again: what was answered must be marked at once");
    let sound = query("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    assert_eq!(sound.try_get::<String, _>(0).unwrap(), "ok");
}

/// A push service that notes the topic of each message.
async fn service(arrived: Arrived) -> u16 {
    let router = Router::new().route("/{phone}", post(take)).with_state(arrived);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    port
}

async fn take(State(arrived): State<Arrived>, Path(phone): Path<String>, headers: HeaderMap) -> StatusCode {
    let topic = headers["topic"].to_str().unwrap().to_owned();
    let mut topics = arrived.topics.lock().unwrap();
    topics.entry(phone).or_default().push(topic);
    arrived.phones.send_replace(topics.len());
    StatusCode::CREATED
}

/// This test once more, in a process that is only an engine.
fn start(address: &str, seconds: usize) -> Child {
    let (_, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::twenty_kills_in_ten_thousand_sends_lose_nothing_and_show_nothing_twice");
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &name, "--nocapture"])
        .env(STORE, address)
        .env(START, seconds.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// So many seconds after seven.
fn after(seconds: i64) -> DateTime<Utc> {
    seven() + TimeDelta::seconds(seconds)
}

async fn engine(address: &str, clock: impl Clock + 'static) -> Engine {
    let push = PushSettings { loopback: true, ..PushSettings::default() };
    let settings = Settings { push, public_url: "https://folje.example".parse().ok(), ..Settings::default() };
    let store = Store::open(address).await.unwrap();
    Engine::new(App::new(store, Arc::new(clock), Arc::new(SystemRandom), settings).unwrap())
}

/// How many messages about rings are in that state.
async fn states(connection: &mut AnyConnection, state: &str) -> usize {
    let sql = "SELECT COUNT(*) FROM outgoing WHERE ring IS NOT NULL AND state = $1";
    let row = query(sql).bind(state).fetch_one(connection).await.unwrap();
    usize::try_from(row.try_get::<i64, _>(0).unwrap()).unwrap()
}
