//! Budgets: how often a key may still do something, as a token bucket.
//!
//! A budget is taken before the work and given back where the work turns out not to count. Counting only afterwards would
//! let many requests at the same time all pass before the first of them is counted.
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

/// Keys that are remembered before those with a full budget are forgotten.
const REMEMBERED: usize = 10_000;

/// The size of a budget and how fast it fills again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// How many at once.
    pub burst: u32,
    /// How many an hour in the long run; at least one.
    pub per_hour: u32,
}

impl Quota {
    /// `count` at once, and as many a minute.
    #[must_use]
    pub const fn per_minute(count: u32) -> Self {
        Self { burst: count, per_hour: count * 60 }
    }

    /// Milliseconds until one more may be done.
    fn interval(self) -> i64 {
        3_600_000 / i64::from(self.per_hour.max(1))
    }

    /// Milliseconds that a full budget is worth.
    fn full(self) -> i64 {
        self.interval() * i64::from(self.burst)
    }
}

/// A budget for each key, in memory. A key that was never seen has a full one.
///
/// This is the generic cell rate algorithm (ITU-T I.371): for each key one instant is kept, at which its budget will be
/// full again.
pub(super) struct Budgets<K> {
    quota: Quota,
    keys: Mutex<Keys<K>>,
}

struct Keys<K> {
    /// When the budget will be full again, in milliseconds since 1970.
    full_at: HashMap<K, i64>,
    /// How many keys there may be before the next sweep.
    sweep_at: usize,
}

impl<K: Hash + Eq + Clone> Budgets<K> {
    pub(super) fn new(quota: Quota) -> Self {
        Self { quota, keys: Mutex::new(Keys { full_at: HashMap::new(), sweep_at: REMEMBERED }) }
    }

    /// Takes `count` from the budget of `key`, all or nothing. A `count` above the burst is treated as the whole burst.
    ///
    /// # Errors
    /// The milliseconds until the budget will have that much.
    pub(super) fn take(&self, key: &K, count: u32, now: i64) -> Result<(), i64> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let (full, cost) =
            (self.quota.full(), self.quota.interval() * i64::from(count.min(self.quota.burst)));
        // A clock that was set back must not lock anybody out for longer than an empty budget does.
        let full_at = keys.full_at.get(key).map_or(now, |full_at| (*full_at).clamp(now, now + full));
        if full_at + cost > now + full {
            return Err(full_at + cost - now - full);
        }
        keys.full_at.insert(key.clone(), full_at + cost);
        keys.sweep(now);
        Ok(())
    }

    /// Gives `count` back to the budget of `key`.
    pub(super) fn give_back(&self, key: &K, count: u32) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let cost = self.quota.interval() * i64::from(count.min(self.quota.burst));
        if let Some(full_at) = keys.full_at.get_mut(key) {
            *full_at -= cost;
        }
    }
}

impl<K: Hash + Eq> Keys<K> {
    /// Forgets full budgets, once for each doubling of the keys, so that a flood from many addresses does not make each
    /// of its requests search all of them.
    fn sweep(&mut self, now: i64) {
        if self.full_at.len() >= self.sweep_at {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.sweep_at = REMEMBERED.max(2 * self.full_at.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTA: Quota = Quota { burst: 3, per_hour: 60 };
    const MINUTE: i64 = 60_000;

    #[test]
    fn a_burst_is_spent_and_fills_again_one_by_one() {
        let budgets = Budgets::new(QUOTA);
        for _ in 0..3 {
            assert_eq!(budgets.take(&"a", 1, 0), Ok(()));
        }
        assert_eq!(budgets.take(&"a", 1, 0), Err(MINUTE));
        assert_eq!(budgets.take(&"b", 1, 0), Ok(()), "another key has a budget of its own");
        assert_eq!(budgets.take(&"a", 1, MINUTE - 1), Err(1));
        assert_eq!(budgets.take(&"a", 1, MINUTE), Ok(()));
        assert_eq!(budgets.take(&"a", 1, MINUTE), Err(MINUTE), "only one had come back");
        assert_eq!(budgets.take(&"a", 3, 10 * MINUTE), Ok(()), "never more than the burst");
        assert_eq!(budgets.take(&"a", 1, 10 * MINUTE), Err(MINUTE));
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let budgets = Budgets::new(QUOTA);
        assert_eq!(budgets.take(&"a", 3, 0), Ok(()));
        budgets.give_back(&"a", 1);
        assert_eq!(budgets.take(&"a", 1, 0), Ok(()));
        assert_eq!(budgets.take(&"a", 1, 0), Err(MINUTE));
    }

    #[test]
    fn a_count_above_the_burst_waits_for_a_full_budget_and_is_not_refused_for_ever() {
        let budgets = Budgets::new(QUOTA);
        assert_eq!(budgets.take(&"a", 100, 0), Ok(()));
        assert_eq!(budgets.take(&"a", 100, 0), Err(3 * MINUTE));
        assert_eq!(budgets.take(&"a", 100, 3 * MINUTE), Ok(()));
    }

    #[test]
    fn a_clock_set_back_by_a_day_locks_nobody_out_for_a_day() {
        let budgets = Budgets::new(QUOTA);
        let tomorrow = 24 * 60 * MINUTE;
        assert_eq!(budgets.take(&"a", 3, tomorrow), Ok(()));
        assert_eq!(budgets.take(&"a", 1, 0), Err(MINUTE));
    }

    #[test]
    fn full_budgets_are_forgotten() {
        let budgets = Budgets::new(QUOTA);
        for key in 0..REMEMBERED {
            assert_eq!(budgets.take(&key, 1, 0), Ok(()));
        }
        assert_eq!(budgets.take(&REMEMBERED, 1, MINUTE), Ok(()));
        assert_eq!(
            budgets.keys.lock().unwrap().full_at.len(),
            REMEMBERED + 1,
            "not searched at each request"
        );
        for key in REMEMBERED..2 * REMEMBERED {
            assert_eq!(budgets.take(&key, 1, 5 * MINUTE), Ok(()));
        }
        assert!(
            budgets.keys.lock().unwrap().full_at.len() <= REMEMBERED,
            "those of the first minute are gone"
        );
    }
}
