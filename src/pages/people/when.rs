//! Days of long ago or far ahead: with the year where it is another than this.
use crate::ui::day_in_words;
use chrono::{Datelike as _, NaiveDate};

/// «i går», «12 november», «12 november 2025».
pub(crate) fn day_and_year(day: NaiveDate, today: NaiveDate) -> String {
    let words = day_in_words(day, today);
    let near = (-1..=6).contains(&day.signed_duration_since(today).num_days());
    if near || day.year() == today.year() { words } else { format!("{words} {}", day.year()) }
}
