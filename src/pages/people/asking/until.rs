//! Until when an answer is waited for, before the next can be asked.
use chrono::{NaiveDateTime, TimeDelta};

/// So long somebody has to answer, if the favour is not sooner.
const PATIENCE: TimeDelta = TimeDelta::hours(4);
/// So long before the favour there must be time for somebody else.
const REST: TimeDelta = TimeDelta::hours(1);
/// The least that is fair to ask.
const LEAST: TimeDelta = TimeDelta::minutes(15);

/// When, for a favour at `at` that is asked for at `now`; all in wall time.
pub(super) fn wait_until(now: NaiveDateTime, at: NaiveDateTime) -> NaiveDateTime {
    (now + PATIENCE).min(at - REST).max(now + LEAST)
}

#[cfg(test)]
mod tests {
    use super::wait_until;
    use chrono::{NaiveDate, NaiveDateTime};

    fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn there_is_time_to_answer_and_time_to_ask_somebody_else() {
        assert_eq!(wait_until(at(23, 15, 0), at(24, 7, 0)), at(23, 19, 0));
        assert_eq!(wait_until(at(23, 15, 0), at(23, 17, 0)), at(23, 16, 0));
        assert_eq!(wait_until(at(23, 15, 0), at(23, 15, 30)), at(23, 15, 15));
    }
}
