//! The app's signals, in one place that every view can ask for.
use super::{Account, Plan, Waiting, account, hands::Hands, keep, sync};
use crate::{
    platform::{channel, clock, events, history, service_worker},
    routes::Route,
};
use chrono::NaiveDateTime;
use folje_api::v1::{people::PeoplePage, snapshot::Snapshot};
use leptos::prelude::*;
use std::sync::Arc;

/// How far the app has come since it was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// What is kept is being read.
    Opening,
    /// Nobody is signed in on this device.
    SignedOut,
    /// Somebody is.
    SignedIn,
}

/// Whether the server can be reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    /// Not asked yet, or being asked.
    Unknown,
    /// It answered last time.
    Reached,
    /// It did not.
    Unreached,
    /// It answers, but cannot help now, or finds this app too old.
    Troubled,
}

/// The app's signals. Cheap to copy; made once, given to every view by context.
#[derive(Clone, Copy)]
pub(crate) struct App {
    /// Where in the app the person is.
    pub(crate) route: RwSignal<Route>,
    /// How far the app has come.
    pub(crate) phase: RwSignal<Phase>,
    /// Who is signed in.
    pub(crate) account: RwSignal<Option<Account>>,
    /// Grows with each sign-in and sign-out: what was begun before concerns somebody else.
    pub(crate) era: StoredValue<u32>,
    /// What the server last said.
    pub(crate) snapshot: RwSignal<Option<Arc<Snapshot>>>,
    /// Its text, while only a part of it has been read.
    pub(super) partly: StoredValue<Option<String>>,
    /// The tag of that.
    pub(crate) etag: StoredValue<Option<String>>,
    /// For companions: the people whom they walk beside.
    pub(crate) people: RwSignal<Option<Arc<PeoplePage>>>,
    /// Commands on their way, and refused ones.
    pub(crate) outbox: RwSignal<Vec<Waiting>>,
    /// What acting takes, once it is there.
    pub(crate) hands: RwSignal<Option<Hands>>,
    /// What the server said, with what waits already done to it.
    pub(crate) plan: Memo<Option<Arc<Plan>>>,
    /// Whether the server can be reached.
    pub(crate) reach: RwSignal<Reach>,
    /// Whether the phone keeps things for us.
    pub(crate) keeps: RwSignal<bool>,
    /// Whether the last sign-in was over at once, because the browser did not keep its cookie.
    pub(crate) cookie_lost: RwSignal<bool>,
    /// Whether a new version waits to take over.
    pub(crate) new_version: RwSignal<bool>,
    /// Stockholm's wall time, moved on every few seconds.
    pub(crate) wall: RwSignal<NaiveDateTime>,
}

impl App {
    /// Makes the signals and begins to listen. Called once.
    pub(crate) fn start() -> Self {
        let account = RwSignal::new(account::remembered());
        let snapshot = RwSignal::new(None);
        let outbox = RwSignal::new(Vec::new());
        let hands = RwSignal::new(None);
        let wall = RwSignal::new(clock::wall_now());
        let today = Memo::new(move |_| wall.get().date());
        let app = Self {
            route: RwSignal::new(Route::parse(&history::path())),
            phase: RwSignal::new(if account.with_untracked(Option::is_some) {
                Phase::Opening
            } else {
                Phase::SignedOut
            }),
            account,
            era: StoredValue::new(0),
            snapshot,
            partly: StoredValue::new(None),
            etag: StoredValue::new(None),
            people: RwSignal::new(None),
            outbox,
            hands,
            plan: Memo::new(move |_| {
                snapshot.with(|snapshot| {
                    snapshot.as_ref().map(|snapshot| {
                        Arc::new(outbox.with(|waiting| Plan::of(snapshot, waiting, today.get(), hands.get())))
                    })
                })
            }),
            reach: RwSignal::new(Reach::Unknown),
            keeps: RwSignal::new(true),
            cookie_lost: RwSignal::new(false),
            new_version: RwSignal::new(false),
            wall,
        };
        app.listen();
        if app.phase.get_untracked() == Phase::Opening {
            account::open(app);
        } else {
            account::recognise(app);
        }
        app
    }

    /// The app's signals, from any view.
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Goes to a place in the app.
    pub(crate) fn go(self, route: Route) {
        history::push(&route.to_string());
        self.route.set(route);
    }

    /// Goes there in place of where the person is.
    pub(crate) fn go_instead(self, route: Route) {
        history::replace(&route.to_string());
        self.route.set(route);
    }

    fn listen(self) {
        history::follow(move |path| {
            if let Some(path) = path {
                history::push(&path);
            }
            self.route.set(Route::parse(&history::path()));
        });
        events::every(10_000, move || self.tick());
        events::on_window("online", move |_| sync::begin(self));
        events::on_window("offline", move |_| self.reach.set(Reach::Unreached));
        events::on_document("visibilitychange", move |_| {
            if events::visible() {
                self.tick();
                sync::begin(self);
            }
        });
        channel::listen(move |word| {
            if word != keep::CHANGED {
                account::heard(self, &word);
            } else if !sync::holds(self) {
                keep::read_again(self);
            }
        });
        service_worker::on_new_version(move || self.new_version.set(true));
        sync::keep_trying(self);
    }

    /// Moves the clock on, when it shows another minute.
    fn tick(self) {
        let now = clock::wall_now();
        let minute = |time: NaiveDateTime| time.and_utc().timestamp().div_euclid(60);
        if minute(now) != minute(self.wall.get_untracked()) {
            self.wall.set(now);
        }
    }
}
