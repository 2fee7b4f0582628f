//! Random rules against python-dateutil: the same starts, in the same order, to the same end.
use crate::support::python::python;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use folje_domain::schedule::Recurrence;
use proptest::{
    collection::btree_set,
    option,
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};
use std::fmt::Debug;

const CASES: usize = 5000;
/// Changing it gives other rules; a failure names the rule itself.
const SEED: [u8; 32] = *b"every other Thursday, wall time.";
/// How many starts of each rule are compared.
const MOST: usize = 60;

#[derive(Debug)]
struct Case {
    rule: String,
    dtstart: NaiveDateTime,
}

fn before() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2060, 1, 1).unwrap().and_time(NaiveTime::MIN)
}

/// A wall time of the years 2024 to 2028, on a quarter of an hour.
fn wall() -> impl Strategy<Value = NaiveDateTime> {
    (0..1827_u64, 0..96_u32).prop_map(|(day, quarter)| {
        let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(day);
        day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(quarter * 900, 0).unwrap())
    })
}

/// `COUNT`, `UNTIL` as a date or as a time of day that may cut off the last start, or no end.
fn end() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => Just(None),
        2 => (1..80_u16).prop_map(|count| Some(format!("COUNT={count}"))),
        1 => wall().prop_map(|last| Some(format!("UNTIL={}", basic(last.date())))),
        1 => wall().prop_map(|last| Some(format!("UNTIL={}", basic(last)))),
    ]
}

/// The basic format of ISO 8601, without hyphens and colons.
fn basic(time: impl Debug) -> String {
    format!("{time:?}").replace(['-', ':'], "")
}

fn listed<T: ToString>(name: &str, values: impl IntoIterator<Item = T>) -> String {
    let values: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
    format!("{name}={}", values.join(","))
}

fn weekdays() -> impl Strategy<Value = String> {
    btree_set(select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), 1..5)
        .prop_map(|days| listed("BYDAY", days))
}

fn numbered_weekdays() -> impl Strategy<Value = String> {
    let day = (select(vec![-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]), select(vec!["MO", "WE", "TH", "SU"]));
    btree_set(day, 1..4).prop_map(|days| listed("BYDAY", days.iter().map(|(nth, day)| format!("{nth}{day}"))))
}

fn month_days() -> impl Strategy<Value = String> {
    btree_set(prop_oneof![1..=31_i8, -31..=-1_i8], 1..5).prop_map(|days| listed("BYMONTHDAY", days))
}

/// The step with the parts that go with it.
fn step() -> impl Strategy<Value = Vec<Option<String>>> {
    let monthly = |parts: Vec<Option<String>>| [vec![Some("FREQ=MONTHLY".to_owned())], parts].concat();
    prop_oneof![
        option::of(weekdays()).prop_map(|days| vec![Some("FREQ=DAILY".to_owned()), days]),
        option::of(weekdays()).prop_map(|days| vec![Some("FREQ=WEEKLY".to_owned()), days]),
        (option::of(weekdays()), option::of(month_days())).prop_map(move |(a, b)| monthly(vec![a, b])),
        (numbered_weekdays(), option::of(month_days())).prop_map(move |(a, b)| monthly(vec![Some(a), b])),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let interval = prop_oneof![Just(None), (1..8_u16).prop_map(Some), (8..=999_u16).prop_map(Some)];
    let week_start = option::of(select(vec!["MO", "SU", "TH"]));
    (step(), interval, week_start, end(), wall(), prop::bool::weighted(0.8)).prop_filter_map(
        "a rule out of step with every day",
        |(step, interval, week_start, end, start, in_step)| {
            let interval = interval.map(|interval| format!("INTERVAL={interval}"));
            let week_start = week_start.map(|day| format!("WKST={day}"));
            let parts: Vec<_> = step.into_iter().chain([interval, week_start]).flatten().collect();
            let endless: Recurrence = parts.join(";").parse().unwrap();
            // Most series begin in step with their rule; the others show that we pass over the same days. A rule
            // without any start is left to the unit tests: dateutil follows it to the year 9999.
            let first = endless.starts(start).next()?;
            let rule = parts.into_iter().chain(end).collect::<Vec<_>>().join(";");
            Some(Case { rule, dtstart: if in_step { first } else { start } })
        },
    )
}

#[test]
fn five_thousand_random_rules_have_the_same_starts() {
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let strategy = case();
    let cases: Vec<Case> = (0..CASES).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    let asked: Vec<Value> =
        cases.iter().map(|case| json!({ "rule": case.rule, "dtstart": iso(case.dtstart) })).collect();
    let answer = python("starts.py", &json!({ "most": MOST, "before": iso(before()), "cases": asked }));
    let theirs: Vec<Vec<String>> = serde_json::from_value(answer).unwrap();

    assert_eq!(theirs.len(), CASES);
    let compared: usize = theirs.iter().map(Vec::len).sum();
    assert!(compared > 20 * CASES, "{compared} starts are too few to say anything");
    for (case, theirs) in cases.iter().zip(theirs) {
        let rule: Recurrence = case.rule.parse().unwrap();
        let ours: Vec<_> =
            rule.starts(case.dtstart).take(MOST).take_while(|start| *start < before()).map(iso).collect();
        assert_eq!(ours, theirs, "ours and dateutil's: {case:?}");
    }
}

fn iso(wall: NaiveDateTime) -> String {
    format!("{wall:?}")
}
