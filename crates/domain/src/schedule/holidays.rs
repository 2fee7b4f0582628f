//! Public holidays of Sweden and the customary days off, computed.
//!
//! Source: lag (1989:253) om allmänna helgdagar; semesterlag (1977:480) 7 §, which treats midsummer's, Christmas and
//! New Year's eve like Sundays. Right from 1990 on, for as long as the law stands: Whit Monday was a public holiday
//! to 2004, the National Day has been one since 2005. Ordinary Sundays are not listed; Easter Day and Whit Sunday are.
use crate::language::Text;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A day on which a schedule rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// What it is called, in Swedish and English.
    pub name: Text,
    /// Whether the law names it a public holiday (allmän helgdag); else it is a customary day off.
    pub public: bool,
}

/// A holiday before its name is copied: date, Swedish, English, public.
type Day = (NaiveDate, &'static str, &'static str, bool);

/// The holidays and customary days off of `year`, in order of date; empty for a year beyond the calendar.
#[must_use]
pub fn in_year(year: i32) -> Vec<Holiday> {
    let mut days: Vec<_> = days(year).unwrap_or_default().into_iter().map(holiday).collect();
    days.sort_by_key(|day| day.date);
    days
}

/// The holiday or customary day off that `date` is. Where two meet (Ascension Day and the First of May in 2008),
/// the one of the fixed date.
#[must_use]
pub fn on(date: NaiveDate) -> Option<Holiday> {
    days(date.year())?.into_iter().find(|day| day.0 == date).map(holiday)
}

fn holiday((date, sv, en, public): Day) -> Holiday {
    Holiday { date, name: Text { sv: sv.to_owned(), en: Some(en.to_owned()) }, public }
}

/// Fixed dates first, then those that move.
fn days(year: i32) -> Option<Vec<Day>> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let easter = easter(year)?;
    let after_easter = |days| easter.checked_add_days(Days::new(days));
    let midsummer = saturday_from(fixed(6, 20)?)?;
    let mut days = vec![
        (fixed(1, 1)?, "Nyårsdagen", "New Year's Day", true),
        (fixed(1, 6)?, "Trettondedag jul", "Epiphany", true),
        (fixed(5, 1)?, "Första maj", "May Day", true),
        (fixed(12, 24)?, "Julafton", "Christmas Eve", false),
        (fixed(12, 25)?, "Juldagen", "Christmas Day", true),
        (fixed(12, 26)?, "Annandag jul", "Boxing Day", true),
        (fixed(12, 31)?, "Nyårsafton", "New Year's Eve", false),
        (easter.checked_sub_days(Days::new(2))?, "Långfredagen", "Good Friday", true),
        (easter, "Påskdagen", "Easter Sunday", true),
        (after_easter(1)?, "Annandag påsk", "Easter Monday", true),
        (after_easter(39)?, "Kristi himmelsfärdsdag", "Ascension Day", true),
        (after_easter(49)?, "Pingstdagen", "Whit Sunday", true),
        (midsummer.pred_opt()?, "Midsommarafton", "Midsummer's Eve", false),
        (midsummer, "Midsommardagen", "Midsummer's Day", true),
        (saturday_from(fixed(10, 31)?)?, "Alla helgons dag", "All Saints' Day", true),
    ];
    days.push(if year < 2005 {
        (after_easter(50)?, "Annandag pingst", "Whit Monday", true)
    } else {
        (fixed(6, 6)?, "Sveriges nationaldag", "National Day of Sweden", true)
    });
    Some(days)
}

/// The first Saturday on or after `date`.
fn saturday_from(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(u64::from(Weekday::Sat.days_since(date.weekday()))))
}

/// Easter Sunday of the Gregorian calendar: the Sunday after the first ecclesiastical full moon from 21 March on.
fn easter(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    // The moon's age runs against the calendar by the leap days that centuries leave out (the solar correction)
    // and by eight days in 2,500 years (the lunar one).
    let epact_shift = 15 + century - century.div_euclid(4) - (8 * century + 13).div_euclid(25);
    let moon = (19 * golden + epact_shift).rem_euclid(30);
    // The lunation of 29 days: the full moon never falls later than 18 April, nor twice on the same day of a cycle.
    let moon = if moon == 29 || (moon == 28 && golden > 10) { moon - 1 } else { moon };
    let full_moon =
        NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(Days::new(u64::try_from(moon).ok()?))?;
    let to_sunday = 7 - u64::from(full_moon.weekday().num_days_from_sunday());
    full_moon.checked_add_days(Days::new(to_sunday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn name(text: &str) -> Option<(String, bool)> {
        on(date(text)).map(|day| (day.name.sv, day.public))
    }

    #[test]
    fn easter_falls_where_almanacs_have_it() {
        for (year, day) in [
            (1990, "1990-04-15"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
            // Both corrections of the lunation of 29 days.
            (1981, "1981-04-19"),
            (1954, "1954-04-18"),
        ] {
            assert_eq!(easter(year), Some(date(day)), "{year}");
        }
    }

    #[test]
    fn a_year_has_its_thirteen_public_holidays_and_three_eves() {
        let year = in_year(2027);
        assert_eq!(year.iter().filter(|day| day.public).count(), 13);
        let eves: Vec<_> = year.iter().filter(|day| !day.public).map(|day| day.date).collect();
        assert_eq!(eves, [date("2027-06-25"), date("2027-12-24"), date("2027-12-31")]);
        assert!(year.is_sorted_by_key(|day| day.date));
    }

    #[test]
    fn the_national_day_took_the_place_of_whit_monday() {
        assert_eq!(name("2004-05-31"), Some(("Annandag pingst".into(), true)));
        assert_eq!(name("2004-06-06"), None);
        assert_eq!(name("2005-05-16"), None);
        assert_eq!(name("2005-06-06"), Some(("Sveriges nationaldag".into(), true)));
    }

    #[test]
    fn an_ordinary_sunday_is_no_holiday() {
        assert_eq!(on(date("2026-11-22")), None);
    }

    #[test]
    fn a_year_beyond_the_calendar_has_none() {
        assert_eq!(in_year(i32::MAX), []);
        assert_eq!(in_year(i32::MIN), []);
        assert_eq!(on(NaiveDate::MAX - Days::new(1)), None);
        assert_eq!(on(NaiveDate::MIN + Days::new(1)), None);
    }
}
