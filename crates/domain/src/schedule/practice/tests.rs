use super::{Followed, Following, follow};
use crate::{
    ids::SeriesId,
    language::Text,
    programme::{HourRamp, RampStep},
    schedule::{ActivityKind, Details, Edit, News, Occurrence, OnHoliday, Reach, Series, edit, expand},
};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    format!("{text}:00").parse().unwrap()
}

fn id(number: u128) -> SeriesId {
    SeriesId(Uuid::from_u128(number))
}

/// Days at the library, as a template lays a step of the ramp.
fn library(number: u128, start: &str, minutes: u32, rule: &str) -> Series {
    Series {
        id: id(number),
        title: Text::plain("På biblioteket"),
        kind: ActivityKind::Placement,
        start: at(start),
        minutes,
        recurrence: Some(rule.parse().unwrap()),
        extra: Vec::new(),
        except: Vec::new(),
        on_holiday: OnHoliday::Cancel,
        overrides: Vec::new(),
        place: Some(Text::plain("Storgatan 1")),
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

/// Two hours, then four, then eight a week: until 10 January.
fn plan() -> Vec<Series> {
    vec![
        library(1, "2026-11-04T09:00", 120, "FREQ=WEEKLY;UNTIL=20261115;BYDAY=WE"),
        library(2, "2026-11-17T09:00", 120, "FREQ=WEEKLY;UNTIL=20261206;BYDAY=TU,TH"),
        library(3, "2026-12-08T09:00", 240, "FREQ=WEEKLY;UNTIL=20270110;BYDAY=TU,TH"),
    ]
}

fn step(from: &str, hours: u32) -> RampStep {
    RampStep { from: day(from), hours, paused: false }
}

fn steps(more: &[RampStep]) -> HourRamp {
    let planned = [step("2026-11-02", 2), step("2026-11-16", 4), step("2026-12-07", 8)];
    let kept = planned.into_iter().filter(|planned| more.iter().all(|one| one.from != planned.from));
    let mut steps: Vec<_> = kept.chain(more.iter().cloned()).collect();
    steps.sort_by_key(|step| step.from);
    HourRamp { steps, goal_hours: 40 }
}

fn followed(series: &[Series], ramp: &HourRamp, from: &str, now: &str) -> Followed {
    let now = at(now);
    follow(series, &Following { ramp, from: day(from), last_day: day("2027-01-10"), id: id(9), now })
}

/// The series as they are afterwards.
fn after(mut series: Vec<Series>, done: Followed) -> Vec<Series> {
    for ended in done.ended {
        let place = series.iter().position(|one| one.id == ended.id).unwrap();
        series[place] = ended;
    }
    series.extend(done.laid);
    series
}

fn shown(series: &[Series], from: &str, until: &str) -> Vec<Occurrence> {
    let mut all: Vec<_> = series
        .iter()
        .flat_map(|one| expand(one, day(from), day(until)))
        .filter(Occurrence::takes_place)
        .collect();
    all.sort_by_key(|one| one.start);
    all
}

fn told(series: &[Series], from: &str, until: &str) -> Vec<String> {
    let one = |one: Occurrence| {
        let (start, minutes) = (one.start, (one.end - one.start).num_minutes());
        format!("{} {:02} {:02}:{:02} {minutes}", start.weekday(), start.day(), start.hour(), start.minute())
    };
    shown(series, from, until).into_iter().map(one).collect()
}

#[test]
fn more_hours_come_on_the_same_days_until_the_next_step() {
    let (ramp, plan) = (steps(&[step("2026-11-24", 6)]), plan());
    let new = after(plan.clone(), followed(&plan, &ramp, "2026-11-24", "2026-11-20T12:00"));
    let weeks = told(&new, "2026-11-16", "2026-12-14");
    let expected = [
        "Tue 17 09:00 120",
        "Thu 19 09:00 120",
        "Tue 24 09:00 180",
        "Thu 26 09:00 180",
        "Tue 01 09:00 180",
        "Thu 03 09:00 180",
        "Tue 08 09:00 240",
        "Thu 10 09:00 240",
    ];
    assert_eq!(weeks, expected);
    let new = shown(&new, "2026-11-24", "2026-11-25");
    assert_eq!((new[0].news, new[0].place.clone()), (Some(News::New), Some(Text::plain("Storgatan 1"))));
}

#[test]
fn hours_that_the_plan_knows_come_on_its_days_and_what_fits_on_no_day_takes_more() {
    let plan = plan();
    for (hours, expected) in [
        (2, vec!["Wed 25 09:00 120"]),
        (
            40,
            vec![
                "Mon 23 09:00 480",
                "Tue 24 09:00 480",
                "Wed 25 09:00 480",
                "Thu 26 09:00 480",
                "Fri 27 09:00 480",
            ],
        ),
        (16, vec!["Tue 24 09:00 480", "Thu 26 09:00 480"]),
        (20, vec!["Mon 23 09:00 400", "Tue 24 09:00 400", "Wed 25 09:00 400"]),
    ] {
        let ramp = steps(&[step("2026-11-23", hours)]);
        let new = after(plan.clone(), followed(&plan, &ramp, "2026-11-23", "2026-11-20T12:00"));
        assert_eq!(told(&new, "2026-11-23", "2026-11-30"), expected, "{hours} hours");
    }
}

#[test]
fn a_rest_leaves_the_days_free_until_the_next_step_and_calls_nothing_off() {
    let rest = RampStep { paused: true, ..step("2026-11-23", 4) };
    let (ramp, plan) = (steps(&[rest]), plan());
    let done = followed(&plan, &ramp, "2026-11-23", "2026-11-20T12:00");
    assert_eq!(done.laid, None);
    let new = after(plan, done);
    let all: Vec<_> = new.iter().flat_map(|one| expand(one, day("2026-11-23"), day("2026-12-07"))).collect();
    assert_eq!(all, []);
    assert_eq!(told(&new, "2026-12-07", "2026-12-10"), ["Tue 08 09:00 240"]);
}

#[test]
fn what_has_begun_today_stays_and_what_staff_moved_and_called_off_too() {
    let mut plan = plan();
    let moved = Edit {
        occurrence: at("2026-11-17T09:00"),
        reach: Reach::Series,
        cancelled: None,
        start: Some(at("2026-11-18T13:00")),
        details: Details { place: Some(Text::plain("Torget 2")), ..Details::default() },
        reason: None,
    };
    plan[1] = edit(&plan[1], &moved, at("2026-11-16T08:00")).unwrap();
    let off = Edit {
        occurrence: at("2026-11-26T09:00"),
        reach: Reach::This,
        cancelled: Some(true),
        start: None,
        details: Details::default(),
        reason: None,
    };
    plan[1] = edit(&plan[1], &off, at("2026-11-16T08:00")).unwrap();
    let ramp = steps(&[step("2026-11-18", 6)]);
    let new = after(plan.clone(), followed(&plan, &ramp, "2026-11-18", "2026-11-18T13:30"));
    let expected =
        ["Wed 18 13:00 120", "Fri 20 13:00 180", "Wed 25 13:00 180", "Wed 02 13:00 180", "Fri 04 13:00 180"];
    assert_eq!(told(&new, "2026-11-16", "2026-12-07"), expected);
    assert_eq!(shown(&new, "2026-11-20", "2026-11-21")[0].place, Some(Text::plain("Torget 2")));
}

#[test]
fn doing_it_again_changes_nothing_and_without_practice_days_nothing_is_made_up() {
    let (ramp, plan) = (steps(&[step("2026-11-24", 6)]), plan());
    let new = after(plan.clone(), followed(&plan, &ramp, "2026-11-24", "2026-11-20T12:00"));
    assert_eq!(followed(&new, &ramp, "2026-11-24", "2026-11-20T12:00"), Followed::default());
    assert_eq!(followed(&[], &ramp, "2026-11-24", "2026-11-20T12:00"), Followed::default());
    assert_eq!(followed(&plan, &ramp, "2026-11-24", "2027-01-10T12:00"), Followed::default());
}

proptest! {
    /// Whatever was agreed, in whatever order: each week within a step has its hours, on days that anybody works, and
    /// nothing before the step is another than it was.
    #[test]
    fn each_whole_week_has_the_hours_that_were_agreed(agreed in prop::collection::vec((0u64..6, 2u32..=40, prop::bool::weighted(0.2)), 1..5)) {
        let first = day("2026-11-23");
        let (mut series, mut ramp) = (plan(), steps(&[]));
        // The library's plan is no part of it: everything from the first week on was agreed anew.
        ramp.steps.retain(|step| step.from < first);
        for ((week, hours, paused), number) in agreed.into_iter().zip(100..) {
            let from = first + chrono::Days::new(7 * week);
            ramp.steps.retain(|step| step.from != from);
            ramp.steps.push(RampStep { from, hours, paused });
            let before = told(&series, "2026-11-01", &from.to_string());
            let following =
                Following { ramp: &ramp, from, last_day: day("2027-01-10"), id: id(number), now: at("2026-11-20T12:00") };
            let done = follow(&series, &following);
            series = after(series, done);
            prop_assert_eq!(told(&series, "2026-11-01", &from.to_string()), before);
            for series in &mut series {
                series.on_holiday = OnHoliday::Keep;
            }
            let next = ramp.steps.iter().map(|step| step.from).filter(|next| *next > from).min();
            let mut monday = from;
            while monday < next.unwrap_or(day("2027-01-04")) {
                let sunday = monday + chrono::Days::new(7);
                let week = shown(&series, &monday.to_string(), &sunday.to_string());
                let minutes: i64 = week.iter().map(|one| (one.end - one.start).num_minutes()).sum();
                let expected = if paused { 0 } else { i64::from(hours) * 60 };
                prop_assert!((expected - minutes) < 5 && minutes <= expected, "{} has {}, not {}", monday, minutes, expected);
                prop_assert!(week.iter().all(|one| (one.end - one.start).num_minutes() <= 480));
                monday = sunday;
            }
        }
    }
}
