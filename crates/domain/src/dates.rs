//! Dates and times that come from outside: how they look on the wire, and which of them can be meant.
//!
//! Wall times are times on the clocks of Sweden, without an offset. They are not the `date-time` of RFC 3339, which has
//! one, so they have schemas of their own here. `build.rs` tells utoipa to describe every `NaiveDate` as [`Day`], every
//! `NaiveDateTime` as [`WallTime`] and every `NaiveTime` as [`TimeOfDay`].
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type},
};

/// How far a date may lie from today, in months: five years. Nothing that people plan or report lies beyond.
pub const REACH: Months = Months::new(5 * 12);

/// How old the phone's time of a command may be: longer than a phone can work on its last snapshot (eight weeks).
pub const OLDEST_COMMAND: TimeDelta = TimeDelta::days(60);

/// The date lies more than five years from today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a date lies more than five years from today")]
pub struct DateOutOfRange;

/// The date, if it lies within [`REACH`] of today.
///
/// # Errors
/// [`DateOutOfRange`]
pub fn near(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, DateOutOfRange> {
    let earliest = today.checked_sub_months(REACH).unwrap_or(NaiveDate::MIN);
    let latest = today.checked_add_months(REACH).unwrap_or(NaiveDate::MAX);
    if (earliest..=latest).contains(&day) { Ok(day) } else { Err(DateOutOfRange) }
}

/// The time at which a command counts as made: the phone's, unless it cannot be true.
///
/// The phone's clock may be wrong, and a client can claim any time. So a time later than the server's `now`, or more
/// than [`OLDEST_COMMAND`] before it, is replaced by `now`. A command is never refused because of a wrong clock.
#[must_use]
pub fn made_at(claimed: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let earliest = now.checked_sub_signed(OLDEST_COMMAND).unwrap_or(DateTime::<Utc>::MIN_UTC);
    if (earliest..=now).contains(&claimed) { claimed } else { now }
}

/// The Gregorian days of the years 1900 to 2099, as `2026-11-23`, without anchors.
macro_rules! day {
    () => {
        "(?:(?:19|20)[0-9]{2}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|\
         (?:0[13578]|1[02])-31)|(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)"
    };
}

/// The times of a day to the second, without anchors.
macro_rules! time {
    () => {
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
    };
}

/// A text with a pattern.
fn text(pattern: &str, description: &str, example: &str) -> RefOr<Schema> {
    text_builder(pattern, description, example).into()
}

fn text_builder(pattern: &str, description: &str, example: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .description(Some(description))
        .examples([example])
}

/// The schema of a `NaiveDate`.
#[derive(Clone, Copy, Debug)]
pub struct Day;

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        text_builder(concat!("^", day!(), "$"), "A day.", "2026-11-23")
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .into()
    }
}

impl ToSchema for Day {}

/// The schema of a `NaiveDateTime`.
#[derive(Clone, Copy, Debug)]
pub struct WallTime;

impl PartialSchema for WallTime {
    fn schema() -> RefOr<Schema> {
        let description = "A day and a time on the clocks of Sweden, without an offset (not RFC 3339).";
        text(concat!("^", day!(), "T", time!(), "$"), description, "2026-11-23T09:00:00")
    }
}

impl ToSchema for WallTime {}

/// The schema of a `NaiveTime`.
#[derive(Clone, Copy, Debug)]
pub struct TimeOfDay;

impl PartialSchema for TimeOfDay {
    fn schema() -> RefOr<Schema> {
        text(concat!("^", time!(), "$"), "A time of day on the clocks of Sweden.", "09:00:00")
    }
}

impl ToSchema for TimeOfDay {}

/// A wall time inside a longer text, as a regular expression.
pub(crate) const fn wall_time_pattern() -> &'static str {
    concat!(day!(), "T", time!())
}

/// The regular expression of a whole text with a wall time between `before` and `after`.
pub(crate) fn around_wall_time(before: &str, after: &str) -> String {
    format!("^{before}{}{after}$", wall_time_pattern())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_within_five_years_of_today_can_be_meant() {
        let today = day("2028-02-29");
        for near_by in ["2023-02-28", "2028-02-29", "2033-02-28"] {
            assert_eq!(near(day(near_by), today), Ok(day(near_by)));
        }
        for far in ["2023-02-27", "2033-03-01", "0001-01-01", "9999-12-31"] {
            assert_eq!(near(day(far), today), Err(DateOutOfRange), "{far}");
        }
        for far in [NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(near(far, today), Err(DateOutOfRange));
        }
    }

    #[test]
    fn a_time_that_cannot_be_true_is_replaced_by_the_servers() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2026-11-23T08:00:00Z");
        for true_enough in ["2026-11-23T08:00:00Z", "2026-11-23T07:59:59Z", "2026-09-24T08:00:00Z"] {
            assert_eq!(made_at(at(true_enough), now), at(true_enough));
        }
        for wrong in ["2026-11-23T08:00:01Z", "2026-09-24T07:59:59Z"] {
            assert_eq!(made_at(at(wrong), now), now, "{wrong}");
        }
        for wrong in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert_eq!(made_at(wrong, now), now);
        }
    }
}
