//! Which week: Monday to Sunday, its number, its dates in words.
use super::monday_of;
use crate::platform::intl::{self, DateStyle};
use chrono::{Datelike as _, Days, NaiveDate, TimeDelta};

/// A week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Span {
    /// Its first day.
    pub(super) monday: NaiveDate,
    /// Its last day.
    pub(super) sunday: NaiveDate,
}

impl Span {
    /// The week that lies `weeks` weeks from the one of `today`.
    pub(super) fn of(today: NaiveDate, weeks: i8) -> Self {
        let monday = monday_of(today).checked_add_signed(TimeDelta::weeks(i64::from(weeks))).unwrap_or(today);
        Self { monday, sunday: monday.checked_add_days(Days::new(6)).unwrap_or(monday) }
    }

    /// The number of the week as Sweden counts (ISO 8601).
    pub(super) fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// Whether any of it lies between the two days.
    pub(super) fn touches(self, (first, last): (NaiveDate, NaiveDate)) -> bool {
        self.sunday >= first && self.monday <= last
    }

    /// Its seven days.
    pub(super) fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.monday.iter_days().take(7)
    }

    /// «2–8 mars», «30 mars – 5 april»
    pub(super) fn in_words(self) -> String {
        if self.monday.month() == self.sunday.month() {
            format!("{}–{}", self.monday.day(), intl::date(self.sunday, DateStyle::Day))
        } else {
            from_to(self.monday, self.sunday)
        }
    }
}

/// «2 mars – 5 april»
pub(super) fn from_to(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} – {}", intl::date(first, DateStyle::Day), intl::date(last, DateStyle::Day))
}

#[cfg(test)]
mod tests {
    use super::Span;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_week_is_counted_from_the_one_that_holds_today() {
        let sunday = day(2026, 11, 29);
        assert_eq!(Span::of(sunday, 0), Span { monday: day(2026, 11, 23), sunday });
        assert_eq!(Span::of(sunday, -1).monday, day(2026, 11, 16));
        assert_eq!(Span::of(sunday, 2).days().last(), Some(day(2026, 12, 13)));
    }

    #[test]
    fn the_turn_of_the_year_belongs_to_week_53() {
        assert_eq!(Span::of(day(2027, 1, 1), 0).number(), 53);
        assert_eq!(Span::of(day(2027, 1, 1), 1).number(), 1);
    }
}
