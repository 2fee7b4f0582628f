//! What the text itself must be; what calendars read in it is told by the cross-crate tests.
use super::*;
use crate::{
    ids::{SeriesId, WakeId},
    language::Text,
    reminder::Weekdays,
    schedule::{ActivityKind, Change, OnHoliday, Override, Resolved},
};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use uuid::Uuid;

/// An hour ahead of UTC, all year.
struct Winter;

impl Zone for Winter {
    fn resolve(&self, wall: NaiveDateTime) -> Resolved {
        Resolved::Once((wall - TimeDelta::hours(1)).and_utc())
    }

    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.naive_utc() + TimeDelta::hours(1)
    }
}

fn words() -> Words {
    Words {
        calendar: "Min vecka".into(),
        neutral: "Pass {time}".into(),
        cancelled: "Inställt: {title}".into(),
        bring: "Ta med: {things}".into(),
        wake: "Påminnelse {time}".into(),
    }
}

fn series(rule: &str) -> Series {
    Series {
        id: SeriesId(Uuid::from_u128(7)),
        title: Text::plain("Livs- och yrkesplanering"),
        kind: ActivityKind::Module,
        start: "2026-11-23T09:00:00".parse().unwrap(),
        minutes: 120,
        recurrence: (!rule.is_empty()).then(|| rule.parse().unwrap()),
        extra: vec![],
        except: vec![],
        on_holiday: OnHoliday::Cancel,
        overrides: vec![],
        place: Some(Text::plain("Stora salen")),
        with: vec![],
        bring: vec![],
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

/// At ten past six on working days.
fn wake() -> Wake {
    Wake {
        id: WakeId(Uuid::from_u128(8)),
        days: Weekdays::WORKING,
        time: "06:10:00".parse().unwrap(),
        minutes: 10,
        first: None,
        second: None,
        paused_until: None,
        rests_on_holidays: true,
        on: true,
        tell: false,
        removed: false,
    }
}

fn text(series: Series, choices: &Choices) -> String {
    let words = words();
    let setting = Setting {
        zone: &Winter,
        stamp: DateTime::from_timestamp(1_795_302_000, 0).unwrap(),
        until: "2027-12-31".parse().unwrap(),
        language: Language::Sv,
        words: &words,
        choices,
    };
    feed(&[series], &[wake()], &setting)
}

fn detailed() -> Choices {
    Choices { details: true, before: vec![60, 10], ..Choices::default() }
}

/// The content lines, unfolded.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn has(text: &str, line: &str) -> bool {
    lines(text).iter().any(|one| one == line)
}

#[test]
fn nothing_but_the_time_is_told_until_somebody_chose_details() {
    let neutral = text(series("FREQ=WEEKLY;COUNT=3"), &Choices::default());
    assert!(has(&neutral, "SUMMARY:Pass 09:00"), "{neutral}");
    assert!(!neutral.contains("yrkesplanering") && !neutral.contains("salen"), "{neutral}");
    let detailed = text(series("FREQ=WEEKLY;COUNT=3"), &detailed());
    assert!(has(&detailed, "SUMMARY:Livs- och yrkesplanering") && has(&detailed, "LOCATION:Stora salen"));
    assert!(has(&detailed, "TRIGGER:-PT60M") && has(&detailed, "TRIGGER:-PT10M"), "{detailed}");
}

#[test]
fn a_rule_ends_at_an_instant_and_earlier_for_whoever_left_the_group() {
    let whole = series("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214");
    assert!(has(&text(whole, &detailed()), "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214T225959Z"));
    let left = Series { last_day: "2026-12-03".parse().ok(), ..series("FREQ=WEEKLY;COUNT=9") };
    assert!(has(&text(left, &detailed()), "RRULE:FREQ=WEEKLY;UNTIL=20261130T080000Z"));
    let before = Series { last_day: "2026-11-22".parse().ok(), ..series("FREQ=WEEKLY") };
    assert!(!text(before, &detailed()).contains("VEVENT"));
}

#[test]
fn what_is_cancelled_has_no_alarm_and_says_so() {
    let at = "2026-11-30T09:00:00".parse().unwrap();
    let off =
        Override {
            original: at, change: Change::Cancelled, reason: Some(Text::plain("Rummet är upptaget"))
        };
    let once = Series { overrides: vec![off], start: at, ..series("") };
    let text = text(once, &detailed());
    assert!(has(&text, "STATUS:CANCELLED") && has(&text, "SUMMARY:Inställt: Livs- och yrkesplanering"));
    assert!(has(&text, "DESCRIPTION:Rummet är upptaget") && has(&text, "SEQUENCE:1"), "{text}");
    assert!(!text.contains("VALARM"), "{text}");
}

#[test]
fn a_holiday_of_a_rule_without_an_end_is_told() {
    let text = text(series("FREQ=WEEKLY;BYDAY=TH"), &detailed());
    // Christmas Eve 2026 is a Thursday.
    assert!(has(&text, "RECURRENCE-ID;TZID=Europe/Stockholm:20261224T090000"), "{text}");
    assert!(has(&text, "DESCRIPTION:Julafton"), "{text}");
}

#[test]
fn every_event_is_private_to_whoever_shares_the_calendar() {
    let chosen = Choices { wakes_in_calendar: true, ..detailed() };
    let whole = text(series("FREQ=WEEKLY;COUNT=9"), &chosen);
    let (events, private) = (whole.matches("BEGIN:VEVENT").count(), whole.matches("CLASS:PRIVATE").count());
    assert!(events > 1, "a series and a wake-up");
    assert_eq!(private, events, "{whole}");
    assert!(!whole.contains("CLASS:PUBLIC") && !whole.contains("CLASS:CONFIDENTIAL"));
}

#[test]
fn a_removed_wake_up_plan_is_in_no_calendar() {
    let words = words();
    let choices = Choices { wakes_in_calendar: true, ..detailed() };
    let setting = Setting {
        zone: &Winter,
        stamp: DateTime::from_timestamp(1_795_302_000, 0).unwrap(),
        until: "2027-12-31".parse().unwrap(),
        language: Language::Sv,
        words: &words,
        choices: &choices,
    };
    let events = |wake: Wake| feed(&[], &[wake], &setting).matches("BEGIN:VEVENT").count();
    assert_eq!(events(wake()), 1);
    assert_eq!(events(Wake { removed: true, ..wake() }), 0, "removed and still on");
    assert_eq!(events(Wake { on: false, ..wake() }), 0);
}

#[test]
fn wake_ups_are_told_only_when_that_was_chosen_and_never_by_their_name() {
    assert!(!text(series(""), &detailed()).contains("Påminnelse"));
    let chosen = Choices { wakes_in_calendar: true, sick: "2026-11-24".parse().ok(), ..detailed() };
    let text = text(series(""), &chosen);
    assert!(has(&text, "SUMMARY:Påminnelse 06:10") && has(&text, "TRIGGER:-PT0M"), "{text}");
    assert!(has(&text, "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), "{text}");
    let except = lines(&text).into_iter().find(|line| line.starts_with("EXDATE")).unwrap();
    assert!(except.contains(":20261124T061000,20261224T061000,20261225T061000"), "{except}");
}

proptest! {
    #[test]
    fn no_words_break_out_of_their_line(title in any::<String>(), place in "(?s).{0,200}") {
        let wild = Series { title: Text::plain(&title), place: Some(Text::plain(&place)), ..series("") };
        let text = text(wild, &detailed());
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        let plain = lines(&self::text(series(""), &detailed()));
        prop_assert_eq!(lines(&text).len(), plain.len());
        for name in ["SUMMARY:", "LOCATION:"] {
            let line = lines(&text).into_iter().find(|line| line.starts_with(name)).unwrap();
            let bare = line.replace("\\\\", "").replace("\\,", "").replace("\\;", "").replace("\\n", "");
            prop_assert!(!bare[name.len()..].contains(['\\', ',', ';']), "{line}");
        }
    }
}
