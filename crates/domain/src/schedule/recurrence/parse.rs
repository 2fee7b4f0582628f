//! From text to rule. Takes hostile text: bounded, never panics, and each refusal names its part.
use super::{ByDay, End, Frequency, Recurrence, RecurrenceError, by_day::weekday};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::{ops::RangeInclusive, str::FromStr};

/// The longest rule taken, in bytes: each part at its fullest fits.
pub(super) const MAX_LENGTH: usize = 512;

const NAMES: [&str; 7] = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "WKST"];

impl FromStr for Recurrence {
    type Err = RecurrenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > MAX_LENGTH {
            return Err(RecurrenceError::TooLong);
        }
        // RFC 5545, 2: names and enumerated values do not depend on case.
        let text = text.to_ascii_uppercase();
        let parts = split(&text)?;
        let part = |name: &str| parts.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);

        let frequency = frequency(part("FREQ").ok_or(RecurrenceError::NoFrequency)?)?;
        let end = match (part("COUNT"), part("UNTIL")) {
            (None, None) => End::Never,
            (Some(count), None) => End::Count(number("COUNT", count, 1..=9999, "a number from 1 to 9999")?),
            (None, Some(last)) => until(last)?,
            (Some(_), Some(_)) => return Err(RecurrenceError::TwoEnds),
        };
        Ok(Self {
            frequency,
            interval: part("INTERVAL")
                .map_or(Ok(1), |value| number("INTERVAL", value, 1..=999, "a number from 1 to 999"))?,
            end,
            by_day: part("BYDAY").map_or(Ok(Vec::new()), |value| by_day(value, frequency))?,
            by_month_day: part("BYMONTHDAY")
                .map_or(Ok(Vec::new()), |value| by_month_day(value, frequency))?,
            week_start: part("WKST").map_or(Ok(Weekday::Mon), |value| {
                weekday(value).ok_or_else(|| wrong("WKST", value, "one of MO TU WE TH FR SA SU"))
            })?,
        })
    }
}

fn wrong(part: &'static str, value: &str, expected: &'static str) -> RecurrenceError {
    RecurrenceError::Value { part, value: value.to_owned(), expected }
}

fn split(text: &str) -> Result<Vec<(&'static str, &str)>, RecurrenceError> {
    let mut parts: Vec<(&'static str, &str)> = Vec::with_capacity(NAMES.len());
    for piece in text.split(';') {
        let (name, value) =
            piece.split_once('=').ok_or_else(|| RecurrenceError::NotAPart(piece.to_owned()))?;
        let name = NAMES
            .into_iter()
            .find(|known| *known == name)
            .ok_or_else(|| RecurrenceError::Unknown(name.to_owned()))?;
        if parts.iter().any(|(earlier, _)| *earlier == name) {
            return Err(RecurrenceError::Repeated(name));
        }
        parts.push((name, value));
    }
    Ok(parts)
}

fn frequency(value: &str) -> Result<Frequency, RecurrenceError> {
    [Frequency::Daily, Frequency::Weekly, Frequency::Monthly]
        .into_iter()
        .find(|known| known.to_string() == value)
        .ok_or_else(|| wrong("FREQ", value, "one of DAILY WEEKLY MONTHLY"))
}

/// Digits alone: `str::parse` would take a sign.
fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn number(
    part: &'static str,
    value: &str,
    range: RangeInclusive<u16>,
    expected: &'static str,
) -> Result<u16, RecurrenceError> {
    digits(value)
        .and_then(|number| u16::try_from(number).ok())
        .filter(|number| range.contains(number))
        .ok_or_else(|| wrong(part, value, expected))
}

/// A number with an optional sign, `1..=most` either way.
fn signed(text: &str, most: i8) -> Option<i8> {
    let (sign, number) = match text.strip_prefix('-') {
        Some(number) => (-1, number),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let number = i8::try_from(digits(number)?).ok()?;
    (1..=most).contains(&number).then_some(sign * number)
}

fn until(value: &str) -> Result<End, RecurrenceError> {
    let (date, time) = value.split_once('T').map_or((value, None), |(date, time)| (date, Some(time)));
    let end = day(date).and_then(|day| match time {
        None => Some(End::UntilDay(day)),
        Some(time) => clock(time).map(|time| End::UntilTime(day.and_time(time))),
    });
    end.ok_or_else(|| wrong("UNTIL", value, "a local date YYYYMMDD or date-time YYYYMMDDThhmmss"))
}

fn day(text: &str) -> Option<NaiveDate> {
    let number = digits(text).filter(|_| text.len() == 8)?;
    NaiveDate::from_ymd_opt(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100)
}

fn clock(text: &str) -> Option<NaiveTime> {
    let number = digits(text).filter(|_| text.len() == 6)?;
    NaiveTime::from_hms_opt(number / 10_000, number / 100 % 100, number % 100)
}

fn by_day(value: &str, frequency: Frequency) -> Result<Vec<ByDay>, RecurrenceError> {
    let mut days = Vec::new();
    for entry in value.split(',') {
        let day = one_day(entry).ok_or_else(|| {
            wrong("BYDAY", entry, "a weekday (MO), with a number from 1 to 5 or -5 to -1 (1MO)")
        })?;
        if day.nth.is_some() && frequency != Frequency::Monthly {
            return Err(RecurrenceError::NotWith { part: "a numbered weekday in BYDAY", frequency });
        }
        days.push(day);
    }
    if days.iter().any(|day| day.nth.is_some()) && days.iter().any(|day| day.nth.is_none()) {
        return Err(RecurrenceError::MixedDays);
    }
    days.sort_unstable_by_key(|day| (day.nth, day.weekday.num_days_from_monday()));
    days.dedup();
    Ok(days)
}

fn one_day(entry: &str) -> Option<ByDay> {
    let (nth, code) = entry.split_at_checked(entry.len().checked_sub(2)?)?;
    let weekday = weekday(code)?;
    let nth = if nth.is_empty() { None } else { Some(signed(nth, 5)?) };
    Some(ByDay { nth, weekday })
}

fn by_month_day(value: &str, frequency: Frequency) -> Result<Vec<i8>, RecurrenceError> {
    if frequency != Frequency::Monthly {
        return Err(RecurrenceError::NotWith { part: "BYMONTHDAY", frequency });
    }
    let mut days = value
        .split(',')
        .map(|entry| {
            signed(entry, 31).ok_or_else(|| wrong("BYMONTHDAY", entry, "a day from 1 to 31 or -31 to -1"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    days.sort_unstable();
    days.dedup();
    Ok(days)
}
