//! The alarm about failed sign-ins: a line in the log when many fail within a minute. It says how many, never who.
use std::sync::{Mutex, PoisonError};

/// A line is written when the failures of a minute reach one of these.
pub const STEPS: [u32; 4] = [60, 600, 6_000, 60_000];

/// Counts the failures of the current minute.
#[derive(Default)]
pub(super) struct Alarm(Mutex<Minute>);

#[derive(Default)]
struct Minute {
    /// Minutes since 1970.
    minute: i64,
    failed: u32,
}

impl Alarm {
    /// Counts a failure at `now`, in milliseconds since 1970.
    pub(super) fn count(&self, now: i64) {
        let minute = now.div_euclid(60_000);
        let failed = {
            let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if current.minute != minute {
                *current = Minute { minute, failed: 0 };
            }
            current.failed = current.failed.saturating_add(1);
            current.failed
        };
        if STEPS.contains(&failed) {
            tracing::warn!(failed, "many sign-ins failed within a minute");
        }
    }
}
