//! Limits: on tries for codes, on answers without a session, on test messages, on calendars.
//!
//! Codes: 40 bits are enough only while nobody can try many of them.
//!
//! By address, so that one guesser is slowed down at once, and over all, so that many of them are as well: at 300
//! tries a minute, hitting one of a hundred open codes within their 24 hours has a chance of 1 in 25 000.
use super::client::Client;
use crate::clock::Clock as OurClock;
use folje_domain::ids::PersonId;
use governor::{
    Quota, RateLimiter,
    clock::Clock,
    middleware::NoOpMiddleware,
    state::{InMemoryState, NotKeyed, keyed::DashMapStateStore},
};
use std::{hash::Hash, num::NonZeroU32, sync::Arc, time::Duration};

/// Tries a minute from one address.
pub const EACH: NonZeroU32 = at_least_one(10);
/// Tries a minute from all addresses together.
pub const ALL: NonZeroU32 = at_least_one(300);
/// Answers to messages a minute from one address: a whole school may stand behind one, and all wake at seven.
pub const ANSWERS: NonZeroU32 = at_least_one(1200);
/// Test messages a minute for one person.
pub const TESTS: NonZeroU32 = at_least_one(6);
/// Calendars a minute to one address: the service behind many people's calendars asks for all of theirs.
pub const CALENDARS: NonZeroU32 = at_least_one(300);
/// Addresses remembered before those that are quiet again are forgotten.
const MOST_REMEMBERED: usize = 10_000;

const fn at_least_one(tries: u32) -> NonZeroU32 {
    match NonZeroU32::new(tries) {
        Some(tries) => tries,
        None => NonZeroU32::MIN,
    }
}

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Duration>>;
type Direct = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

/// The limits on tries.
pub struct Limits {
    each: Keyed<Client>,
    all: Direct,
    answers: Keyed<Client>,
    tests: Keyed<PersonId>,
    calendars: Keyed<Client>,
    clock: Ticks,
}

impl Limits {
    /// Fresh limits, by `clock`.
    #[must_use]
    pub fn new(clock: Arc<dyn OurClock>) -> Self {
        let clock = Ticks(clock);
        Self {
            each: RateLimiter::dashmap_with_clock(Quota::per_minute(EACH), clock.clone()),
            all: RateLimiter::direct_with_clock(Quota::per_minute(ALL), clock.clone()),
            answers: RateLimiter::dashmap_with_clock(Quota::per_minute(ANSWERS), clock.clone()),
            tests: RateLimiter::dashmap_with_clock(Quota::per_minute(TESTS), clock.clone()),
            calendars: RateLimiter::dashmap_with_clock(Quota::per_minute(CALENDARS), clock.clone()),
            clock,
        }
    }

    /// Counts one answer to a message by `client`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_answer(&self, client: Client) -> Result<(), u64> {
        self.keyed(&self.answers, &client)
    }

    /// Counts one test message for `person`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_test(&self, person: PersonId) -> Result<(), u64> {
        self.keyed(&self.tests, &person)
    }

    /// Counts one question for a calendar by `client`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_calendar(&self, client: Client) -> Result<(), u64> {
        self.keyed(&self.calendars, &client)
    }

    fn keyed<K: Hash + Eq + Clone>(&self, limit: &Keyed<K>, key: &K) -> Result<(), u64> {
        if limit.len() > MOST_REMEMBERED {
            limit.retain_recent();
        }
        let now = self.clock.now();
        limit.check_key(key).map_err(|until| until.wait_time_from(now).as_secs() + 1)
    }

    /// Counts one try by `client`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count(&self, client: Client) -> Result<(), u64> {
        self.keyed(&self.each, &client)?;
        self.all.check().map_err(|until| until.wait_time_from(self.clock.now()).as_secs() + 1)
    }
}

/// Our clock as the limiter reads it: time since 1970.
#[derive(Clone)]
struct Ticks(Arc<dyn OurClock>);

impl Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().timestamp_millis()).unwrap_or_default())
    }
}
