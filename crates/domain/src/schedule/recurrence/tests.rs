//! Which texts are rules, what they turn into, and which starts they give at the edges.
use super::*;
use proptest::{collection::vec, option, prelude::*, sample::select};

fn rule(text: &str) -> Recurrence {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn starts(text: &str, dtstart: &str, most: usize) -> Vec<String> {
    rule(text).starts(dtstart.parse().unwrap()).take(most).map(|start| format!("{start:?}")).collect()
}

#[test]
fn what_is_no_rule_is_refused_by_the_part_that_is_wrong() {
    for (text, said) in [
        ("", "not of the form"),
        ("RRULE:FREQ=DAILY", "RRULE:FREQ"),
        ("INTERVAL=2", "FREQ is missing"),
        ("FREQ=YEARLY", "FREQ: \"YEARLY\""),
        ("FREQ=DAILY;", "\"\" is not of the form"),
        ("FREQ=DAILY;BYSETPOS=1", "\"BYSETPOS\" is unknown"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands more than once"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL: \"0\""),
        ("FREQ=DAILY;INTERVAL=1000", "1 to 999"),
        ("FREQ=DAILY;INTERVAL=+2", "INTERVAL: \"+2\""),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "INTERVAL"),
        ("FREQ=DAILY;COUNT=0", "COUNT: \"0\""),
        ("FREQ=DAILY;COUNT=", "COUNT: \"\""),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "one end"),
        ("FREQ=DAILY;UNTIL=20270229", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20270101T240000", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20270101T235960", "UNTIL"),
        ("FREQ=DAILY;UNTIL=20270101T120000Z", "local date"),
        ("FREQ=DAILY;UNTIL=2027-01-01", "UNTIL"),
        ("FREQ=WEEKLY;BYDAY=", "BYDAY: \"\""),
        ("FREQ=WEEKLY;BYDAY=MO,", "BYDAY: \"\""),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY: \"XX\""),
        ("FREQ=WEEKLY;BYDAY=åä", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY"),
        ("FREQ=DAILY;BYDAY=-1FR", "FREQ=DAILY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "1 to 5"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY: \"0MO\""),
        ("FREQ=MONTHLY;BYDAY=MO,1TU", "mixes"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY: \"0\""),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY: \"-32\""),
        ("FREQ=MONTHLY;BYMONTHDAY=--1", "BYMONTHDAY"),
        ("FREQ=WEEKLY;WKST=1MO", "WKST"),
    ] {
        let error = text.parse::<Recurrence>().expect_err(text).to_string();
        assert!(error.contains(said), "{text}: {error}");
    }
    let long = format!("FREQ=DAILY;BYDAY={}", "MO,".repeat(200));
    assert_eq!(long.parse::<Recurrence>(), Err(RecurrenceError::TooLong));
}

#[test]
fn a_rule_is_written_in_one_way() {
    let text = "byday=th,mo,th;wkst=mo;interval=01;freq=weekly;until=20270601t090000";
    assert_eq!(rule(text).to_string(), "FREQ=WEEKLY;UNTIL=20270601T090000;BYDAY=MO,TH");
    let text = "FREQ=MONTHLY;BYMONTHDAY=+15,-1;COUNT=3;WKST=SU";
    assert_eq!(rule(text).to_string(), "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1,15;WKST=SU");
}

#[test]
fn on_the_wire_a_rule_is_its_text_and_a_wrong_one_says_why() {
    let thursdays = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
    let json = serde_json::to_string(&thursdays).unwrap();
    assert_eq!(json, "\"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH\"");
    assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), thursdays);
    let error = serde_json::from_str::<Recurrence>("\"FREQ=DAILY;COUNT=0\"").unwrap_err();
    assert!(error.to_string().contains("COUNT"), "{error}");
}

#[test]
fn until_as_a_date_takes_the_whole_day_and_as_a_time_its_own_moment() {
    assert_eq!(starts("FREQ=DAILY;UNTIL=20261103", "2026-11-02T23:59:59", 9).len(), 2);
    assert_eq!(starts("FREQ=DAILY;UNTIL=20261103T090000", "2026-11-02T09:00:00", 9).len(), 2);
    assert_eq!(starts("FREQ=DAILY;UNTIL=20261103T085959", "2026-11-02T09:00:00", 9).len(), 1);
}

#[test]
fn months_without_the_day_are_passed_over() {
    assert_eq!(
        starts("FREQ=MONTHLY", "2027-01-31T09:00:00", 3),
        ["2027-01-31T09:00:00", "2027-03-31T09:00:00", "2027-05-31T09:00:00"]
    );
    assert_eq!(
        starts("FREQ=MONTHLY;BYDAY=5MO", "2027-01-01T09:00:00", 2),
        ["2027-03-29T09:00:00", "2027-05-31T09:00:00"]
    );
    assert_eq!(
        starts("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31T09:00:00", 3),
        ["2028-01-31T09:00:00", "2028-02-29T09:00:00", "2028-03-31T09:00:00"]
    );
}

#[test]
fn every_other_week_depends_on_the_day_on_which_weeks_begin() {
    let sundays_last = starts("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-11-03T09:00:00", 3);
    assert_eq!(sundays_last, ["2026-11-03T09:00:00", "2026-11-08T09:00:00", "2026-11-17T09:00:00"]);
    let sundays_first = starts("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2026-11-03T09:00:00", 3);
    assert_eq!(sundays_first, ["2026-11-03T09:00:00", "2026-11-15T09:00:00", "2026-11-17T09:00:00"]);
}

#[test]
fn a_rule_that_nothing_matches_ends() {
    // A first Monday is never the 31st; each seventh day from a Monday is no Tuesday.
    assert_eq!(starts("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31", "2027-01-01T09:00:00", 1), [""; 0]);
    assert_eq!(starts("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "2027-01-04T09:00:00", 1), [""; 0]);
}

#[test]
fn a_rule_without_end_ends_with_the_year_2200() {
    let last = rule("FREQ=DAILY").starts("2199-12-31T09:00:00".parse().unwrap()).last();
    assert_eq!(last.map(|start| format!("{start:?}")), Some("2200-12-31T09:00:00".into()));
    for outside in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        assert_eq!(rule("FREQ=WEEKLY;WKST=SU").starts(outside).next(), None);
    }
}

#[test]
fn a_start_out_of_step_with_its_rule_is_told_apart() {
    let thursdays = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
    assert!(thursdays.begins_at("2026-10-15T09:00:00".parse().unwrap()));
    assert!(!thursdays.begins_at("2026-10-14T09:00:00".parse().unwrap()));
}

/// Texts of the grammar, some with a wrong value.
fn plausible() -> impl Strategy<Value = String> {
    let day = (select(vec!["", "1", "-1", "+5", "0", "-6"]), select(vec!["MO", "th", "SU", "XX"]))
        .prop_map(|(nth, code)| format!("{nth}{code}"));
    (
        select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        option::of(0..1200_u16),
        option::of(0..12_000_u16),
        option::of("(20[0-9]{2}[01][0-9][0-3][0-9])(T[0-2][0-9][0-6][0-9][0-6][0-9])?"),
        option::of(vec(day, 1..4)),
        option::of(vec(-33..34_i8, 1..4)),
        option::of(select(vec!["MO", "SU", "WE"])),
    )
        .prop_map(|(frequency, interval, count, until, days, month_days, week_start)| {
            let list = |days: Vec<i8>| days.iter().map(i8::to_string).collect::<Vec<_>>().join(",");
            let parts = [
                Some(format!("FREQ={frequency}")),
                interval.map(|interval| format!("INTERVAL={interval}")),
                count.map(|count| format!("COUNT={count}")),
                until.map(|until| format!("UNTIL={until}")),
                days.map(|days| format!("BYDAY={}", days.join(","))),
                month_days.map(|days| format!("BYMONTHDAY={}", list(days))),
                week_start.map(|day| format!("WKST={day}")),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(";")
        })
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        let _ = text.parse::<Recurrence>();
    }

    #[test]
    fn no_piece_of_the_grammar_makes_the_parser_panic(text in "((FREQ|COUNT|UNTIL|BYDAY|BYMONTHDAY)?=?[-+0-9A-ZåT,]{0,9};?){0,6}") {
        let _ = text.parse::<Recurrence>();
    }

    #[test]
    fn what_is_taken_reads_back_from_its_own_writing(text in plausible()) {
        if let Ok(rule) = text.parse::<Recurrence>() {
            let again = rule.to_string();
            prop_assert_eq!(again.parse::<Recurrence>(), Ok(rule), "{}", again);
        }
    }

    #[test]
    fn starts_rise_and_keep_the_wall_time(text in plausible(), day in 0..3000_u64, minute in 0..1440_u32) {
        if let Ok(rule) = text.parse::<Recurrence>() {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
            let dtstart = (NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(day)).and_time(time);
            let starts: Vec<_> = rule.starts(dtstart).take(40).collect();
            prop_assert!(starts.is_sorted_by(|earlier, later| earlier < later));
            prop_assert!(starts.iter().all(|start| *start >= dtstart && start.time() == time));
        }
    }
}
