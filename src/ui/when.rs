//! Days in words, and texts of content in the language in use.
use crate::{
    platform::{
        intl::{self, DateStyle},
        shell,
    },
    texts,
};
use chrono::{Days, NaiveDate};
use folje_domain::language::{Language, Text};

/// A text of content in the language in use.
pub(crate) fn text(text: &Text) -> String {
    let language = Language::from_tag(&shell::language_tag()).unwrap_or_default();
    text.in_language(language).to_owned()
}

/// «i dag», «i morgon», «i går», «på torsdag», else the date.
pub(crate) fn day_in_words(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        0 => texts::day_today(),
        1 => texts::day_tomorrow(),
        -1 => texts::day_yesterday(),
        2..=6 => texts::day_on(&intl::date(day, DateStyle::Weekday)),
        _ => intl::date(day, DateStyle::Day),
    }
}

/// The Monday of the week in which `day` lies.
pub(crate) fn monday_of(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}
