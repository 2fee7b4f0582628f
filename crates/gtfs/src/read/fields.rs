//! What stands in single fields: times, dates, yes and no.
use crate::Why;
use chrono::NaiveDate;

/// The latest time of a service day, in seconds: a run that is on its way longer than three days is a slip.
const LATEST: u32 = 72 * 60 * 60;

/// Seconds of a time like 7:05:00 or 25:10:00 (the reference, «Time»); None where the field is empty.
pub(super) fn time(field: &str) -> Result<Option<u32>, Why> {
    if field.is_empty() {
        return Ok(None);
    }
    let mut parts = field.split(':');
    let mut part = |most: usize| {
        let part = parts.next().unwrap_or_default();
        let digits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits).ok_or(Why::Time)
    };
    let (hours, minutes, seconds) = (part(3)?, part(2)?, part(2)?);
    let whole = hours * 3600 + minutes * 60 + seconds;
    if parts.next().is_some() || minutes > 59 || seconds > 59 || whole > LATEST {
        return Err(Why::Time);
    }
    Ok(Some(whole))
}

/// A date like 20261123.
pub(super) fn date(field: &str) -> Result<NaiveDate, Why> {
    if field.len() != 8 || !field.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Why::Date);
    }
    NaiveDate::parse_from_str(field, "%Y%m%d").map_err(|_| Why::Date)
}

/// A field that is 0 or 1.
pub(super) fn flag(field: &str) -> Result<bool, Why> {
    match field {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(Why::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_beyond_midnight_and_nothing_else_is_taken_for_one() {
        assert_eq!(time("7:05:00"), Ok(Some(25_500)));
        assert_eq!(time("25:10:09"), Ok(Some(90_609)));
        assert_eq!(time(""), Ok(None));
        for wrong in [
            "7",
            "7:05",
            "7:60:00",
            "7:00:60",
            "-1:00:00",
            "+7:00:00",
            "7:00:00:00",
            "99:00:00",
            "7.05",
            "7:0x:00",
        ] {
            assert_eq!(time(wrong), Err(Why::Time), "{wrong}");
        }
    }

    #[test]
    fn dates_are_eight_digits_of_a_day_that_exists() {
        assert_eq!(date("20280229"), Ok(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()));
        for wrong in ["20270229", "2026-11-23", "261123", "", "20261301"] {
            assert_eq!(date(wrong), Err(Why::Date), "{wrong}");
        }
    }
}
