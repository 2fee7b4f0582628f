//! The whole server in this process: an empty store of its own, a clock that stands still, randomness from a seed,
//! and a small world of two organisations. Requests go in without a socket.
mod request;
mod world;

pub(crate) use request::{Answer, Device};
pub(crate) use world::{World, someone};

use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::ids::PersonId;
use folje_server::{
    auth::invite::{self, Invite},
    clock::ManualClock,
    http,
    random::SeededRandom,
    state::{App, Settings},
};
use folje_store::Store;
use std::sync::Arc;

/// The server with its world.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) router: Router,
    pub(crate) world: World,
}

/// Monday, 23 November 2026, 08:30 in Stockholm.
pub(crate) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_419_000, 0).unwrap()
}

impl TestApp {
    pub(crate) async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        Self::on(Store::open("sqlite::memory:").await.unwrap(), settings).await
    }

    /// The server with its world on an empty store.
    pub(crate) async fn on(store: Store, settings: Settings) -> Self {
        let clock = Arc::new(ManualClock::at(start()));
        let app = App::new(store, clock.clone(), Arc::new(SeededRandom::new(7)), settings).unwrap();
        let world = World::make(&app).await;
        Self { router: http::router(app.clone()), app, clock, world }
    }

    /// Lets time pass.
    pub(crate) fn go(&self, by: TimeDelta) {
        self.clock.go(by);
    }

    /// A fresh invite for somebody.
    pub(crate) async fn invite(&self, person: PersonId) -> Invite {
        let app = &self.app;
        invite::invite(&app.store, &*app.random, app.now(), person, invite::HOURS).await.unwrap()
    }

    /// A device on which nobody is signed in.
    pub(crate) fn device(&self) -> Device {
        Device::new(self.router.clone())
    }

    /// A device on which `person` signed in by a link.
    pub(crate) async fn signed_in(&self, person: PersonId) -> Device {
        let invite = self.invite(person).await;
        let mut device = self.device();
        let answer = device.sign_in_by_link(&invite).await;
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        device
    }
}
