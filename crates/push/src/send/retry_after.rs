//! When a busy service wants to be asked again (RFC 9110, section 10.2.3).
use http::HeaderValue;
use std::time::{Duration, SystemTime};

/// The longest wait that is believed. What is due is of use for minutes; a service that means days, or counts in
/// milliseconds, must not silence a day's reminders.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// How long to wait from `now`: seconds or a date; None for anything else.
pub(super) fn read(value: &HeaderValue, now: SystemTime) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number holds are a long wait too.
        return Some(text.parse().map_or(LONGEST, Duration::from_secs).min(LONGEST));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default().min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::UNIX_EPOCH;

    fn wait(text: &str) -> Option<u64> {
        // Sun, 06 Nov 1994 08:49:37 GMT
        let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
        read(&HeaderValue::from_str(text).unwrap(), now).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_dates_are_understood() {
        assert_eq!(wait("0"), Some(0));
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60));
        assert_eq!(wait("Sunday, 06-Nov-94 08:50:37 GMT"), Some(60));
        assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
    }

    #[test]
    fn absurd_values_are_capped_or_nothing() {
        for long in ["86400", "999999999999", "99999999999999999999999999", "Tue, 31 Dec 2999 23:59:59 GMT"] {
            assert_eq!(wait(long), Some(3600), "{long}");
        }
        for nothing in ["", "-1", "1.5", "soon", "1e9", "Sun, 99 Nov 1994"] {
            assert_eq!(wait(nothing), None, "{nothing:?}");
        }
    }
}
