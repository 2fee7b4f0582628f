//! What time it is. The only place that reads the machine's clock; everything else gets the time as an argument.
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    pin::Pin,
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::sync::Notify;

/// Ends when a clock shows a time.
pub type Sleep<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// A clock.
pub trait Clock: Send + Sync {
    /// The instant that it shows.
    fn now(&self) -> DateTime<Utc>;

    /// Ends when it shows `until`, at once where it does already.
    fn sleep_until(&self, until: DateTime<Utc>) -> Sleep<'_>;
}

/// The longest that is slept without looking at the clock: it may be set while somebody sleeps.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The machine's clock, which can be made to run ahead or behind, and can be put on while it goes.
#[derive(Debug, Default)]
pub struct SystemClock {
    shift_milliseconds: AtomicI64,
    moved: Notify,
}

impl SystemClock {
    /// A clock that shows `start` now and goes on from there.
    #[must_use]
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        let shift = start - machine_time();
        Self { shift_milliseconds: AtomicI64::new(shift.num_milliseconds()), moved: Notify::new() }
    }

    /// Puts the clock on (or back). Whoever sleeps until a time that it shows now wakes.
    pub fn go(&self, by: TimeDelta) {
        self.shift_milliseconds.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        machine_time() + TimeDelta::milliseconds(self.shift_milliseconds.load(Ordering::SeqCst))
    }

    fn sleep_until(&self, until: DateTime<Utc>) -> Sleep<'_> {
        Box::pin(async move {
            loop {
                // Listens before it looks, so that it cannot be moved unheard in between.
                let moved = self.moved.notified();
                let left = (until - self.now()).to_std().unwrap_or_default();
                if left.is_zero() {
                    return;
                }
                // The timer counts whole milliseconds; one more, so that the time has come afterwards.
                let timer = tokio::time::sleep(left.min(LONGEST_SLEEP) + Duration::from_millis(1));
                tokio::select! {
                    () = timer => {}
                    () = moved => {}
                }
            }
        })
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
    moved: Notify,
}

impl ManualClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub const fn at(start: DateTime<Utc>) -> Self {
        Self { start, moved_milliseconds: AtomicI64::new(0), moved: Notify::const_new() }
    }

    /// Moves the clock on (or back).
    pub fn go(&self, by: TimeDelta) {
        self.moved_milliseconds.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.start + TimeDelta::milliseconds(self.moved_milliseconds.load(Ordering::SeqCst))
    }

    fn sleep_until(&self, until: DateTime<Utc>) -> Sleep<'_> {
        Box::pin(async move {
            loop {
                // Listens before it looks, so that it cannot be moved unheard in between.
                let moved = self.moved.notified();
                if self.now() >= until {
                    return;
                }
                moved.await;
            }
        })
    }
}
