//! Limits on tries for codes: 40 bits are enough only while nobody can try many of them.
//!
//! By address, so that one guesser is slowed down at once, and over all, so that many of them are as well: at 300
//! tries a minute, hitting one of a hundred open codes within their 24 hours has a chance of 1 in 25 000.
use super::client::Client;
use crate::clock::Clock as OurClock;
use governor::{
    Quota, RateLimiter,
    clock::Clock,
    middleware::NoOpMiddleware,
    state::{InMemoryState, NotKeyed, keyed::DashMapStateStore},
};
use std::{num::NonZeroU32, sync::Arc, time::Duration};

/// Tries a minute from one address.
pub const EACH: NonZeroU32 = at_least_one(10);
/// Tries a minute from all addresses together.
pub const ALL: NonZeroU32 = at_least_one(300);
/// Addresses remembered before those that are quiet again are forgotten.
const MOST_REMEMBERED: usize = 10_000;

const fn at_least_one(tries: u32) -> NonZeroU32 {
    match NonZeroU32::new(tries) {
        Some(tries) => tries,
        None => NonZeroU32::MIN,
    }
}

type Keyed = RateLimiter<Client, DashMapStateStore<Client>, Ticks, NoOpMiddleware<Duration>>;
type Direct = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

/// The limits on tries for codes.
pub struct Limits {
    each: Keyed,
    all: Direct,
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
            clock,
        }
    }

    /// Counts one try by `client`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count(&self, client: Client) -> Result<(), u64> {
        if self.each.len() > MOST_REMEMBERED {
            self.each.retain_recent();
        }
        let now = self.clock.now();
        let seconds = |wait: Duration| wait.as_secs() + 1;
        self.each.check_key(&client).map_err(|until| seconds(until.wait_time_from(now)))?;
        self.all.check().map_err(|until| seconds(until.wait_time_from(now)))
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
