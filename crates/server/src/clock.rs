//! What time it is. The only place that reads the machine's clock; everything else gets the time as an argument.
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// A clock.
pub trait Clock: Send + Sync {
    /// The instant that it shows.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock, which can be made to run ahead or behind by a fixed time.
#[derive(Debug, Default)]
pub struct SystemClock {
    shift: TimeDelta,
}

impl SystemClock {
    /// A clock that shows `start` now and goes on from there.
    #[must_use]
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self { shift: start - machine_time() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        machine_time() + self.shift
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_time() -> DateTime<Utc> {
    // A machine whose clock stands before 1970 is answered as if it were 1970.
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, since_1970.subsec_nanos()).unwrap_or_default()
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct ManualClock {
    start: DateTime<Utc>,
    moved_milliseconds: AtomicI64,
}

impl ManualClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub const fn at(start: DateTime<Utc>) -> Self {
        Self { start, moved_milliseconds: AtomicI64::new(0) }
    }

    /// Moves the clock on (or back).
    pub fn go(&self, by: TimeDelta) {
        self.moved_milliseconds.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.start + TimeDelta::milliseconds(self.moved_milliseconds.load(Ordering::SeqCst))
    }
}
