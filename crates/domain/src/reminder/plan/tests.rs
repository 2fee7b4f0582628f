//! What a participant would miss, or be disturbed by.
mod travel;

use super::*;
use crate::{
    ids::{GoalId, PersonId, RequestId, SeriesId, StepId, TripId, WakeId},
    language::Text,
    record::{Answer, AnswerKind, Goal, GoalState, Prompts, Step},
    reminder::{
        Ask, AskState, Choices, Favour, FavourKind, Heard, Quiet, Request, RingAnswer, Stop, Trip, Wake,
        Weekdays,
    },
    schedule::{ActivityKind, OccurrenceId, OccurrenceState},
};
use chrono::{DateTime, NaiveTime, Utc};
use proptest::prelude::*;
use uuid::Uuid;

/// A Monday.
const MONDAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const SERIES: SeriesId = SeriesId(Uuid::from_u128(1));
const WAKE: WakeId = WakeId(Uuid::from_u128(2));
const KARIN: PersonId = PersonId(Uuid::from_u128(3));

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn at(day: i64, text: &str) -> NaiveDateTime {
    (MONDAY + TimeDelta::days(day)).and_time(time(text))
}

fn activity(day: i64, start: &str, kind: ActivityKind) -> Occurrence {
    let start = at(day, start);
    Occurrence {
        id: OccurrenceId { series: SERIES, start },
        title: Text::plain("Jobbsök"),
        kind,
        start,
        end: start + TimeDelta::hours(2),
        state: OccurrenceState::Planned,
        news: None,
        place: None,
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
    }
}

fn wake() -> Wake {
    Wake {
        id: WAKE,
        days: Weekdays::WORKING,
        time: time("07:00:00"),
        minutes: 20,
        first: None,
        second: None,
        paused_until: None,
        rests_on_holidays: true,
        on: true,
        tell: false,
        removed: false,
    }
}

/// Nothing rings but what a test turns on.
fn silent() -> Choices {
    Choices { before: Vec::new(), evening: None, packing: false, follow_up: false, ..Choices::default() }
}

fn planned(record: &Record, occurrences: &[Occurrence], days: i64) -> Vec<Ring> {
    let input =
        Input { record, occurrences, day_off: &|day| day == MONDAY + Days::new(2), timetable: &|_, _| None };
    plan(&input, MONDAY, MONDAY + TimeDelta::days(days))
}

/// `23 07:00`
fn day_and_time(ring: &Ring) -> String {
    let due = format!("{:?}", ring.due);
    format!("{} {}", &due[8..10], &due[11..16])
}

fn shown(rings: &[Ring]) -> Vec<(String, &'static str)> {
    rings.iter().map(|ring| (day_and_time(ring), ring.detailed.key)).collect()
}

fn told<'a>(list: &'a [(&'a str, &'static str)]) -> Vec<(String, &'static str)> {
    list.iter().map(|(due, key)| ((*due).to_owned(), *key)).collect()
}

#[test]
fn a_wake_up_rings_on_its_days_but_not_on_a_day_off_a_sick_day_or_in_a_pause() {
    let days = |wake: Wake, sick| {
        let reminders = Choices { sick, ..silent() };
        let record = Record { wakes: vec![wake], reminders, ..Record::default() };
        planned(&record, &[], 8)
            .iter()
            .map(|ring| day_and_time(ring)[..2].to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(days(wake(), None), "23 24 26 27 30");
    assert_eq!(days(Wake { rests_on_holidays: false, ..wake() }, None), "23 24 25 26 27 30");
    assert_eq!(days(wake(), Some(MONDAY)), "24 26 27 30");
    assert_eq!(days(Wake { paused_until: Some(MONDAY + Days::new(3)), ..wake() }, None), "26 27 30");
    assert_eq!(days(Wake { on: false, ..wake() }, None), "");
    assert_eq!(days(Wake { removed: true, ..wake() }, None), "", "a removed plan that is still on");
    assert!(wake().rings_tomorrow(MONDAY) && !Wake { removed: true, ..wake() }.rings_tomorrow(MONDAY));
}

#[test]
fn an_activity_rings_before_and_the_evening_before_until_somebody_is_there() {
    let reminders = Choices { before: vec![60, 10], evening: Some(time("19:00:00")), ..silent() };
    let mut record = Record { reminders, ..Record::default() };
    let occurrences =
        [activity(1, "09:00:00", ActivityKind::JobSearch), activity(1, "13:00:00", ActivityKind::Talk)];
    let hour_and_ten = [
        ("23 19:00", "ring_tomorrow"),
        ("24 08:00", "ring_activity"),
        ("24 08:50", "ring_activity"),
        ("24 12:00", "ring_activity"),
        ("24 12:50", "ring_activity"),
    ];
    assert_eq!(shown(&planned(&record, &occurrences, 2)), told(&hour_and_ten));
    let answer = |kind| Answer {
        occurrence: occurrences[0].id,
        kind,
        note: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
    };
    record.answers = vec![answer(AnswerKind::Here)];
    assert_eq!(shown(&planned(&record, &occurrences, 2))[1..], told(&hour_and_ten[3..]));
    record.answers = vec![answer(AnswerKind::OnMyWay)];
    assert_eq!(planned(&record, &occurrences, 2).len(), 5);
}

#[test]
fn a_cancelled_activity_is_silent_and_a_moved_one_rings_anew() {
    let record = Record { reminders: Choices { before: vec![60], ..silent() }, ..Record::default() };
    let mut activity = activity(1, "09:00:00", ActivityKind::JobSearch);
    let first = planned(&record, std::slice::from_ref(&activity), 2);
    activity.start = at(1, "10:00:00");
    let moved = planned(&record, std::slice::from_ref(&activity), 2);
    assert_eq!(shown(&moved), told(&[("24 09:00", "ring_activity")]));
    assert_ne!(moved[0].key, first[0].key);
    activity.state = OccurrenceState::Cancelled { reason: None };
    assert!(planned(&record, &[activity], 2).is_empty());
}

#[test]
fn the_evening_before_is_one_message_or_one_for_each() {
    let each = Choices { evening: Some(time("18:30:00")), evening_each: true, ..silent() };
    let record = Record { reminders: each, ..Record::default() };
    let occurrences =
        [activity(1, "09:00:00", ActivityKind::JobSearch), activity(1, "13:00:00", ActivityKind::Talk)];
    let twice = ("23 18:30", "ring_activity_tomorrow");
    assert_eq!(shown(&planned(&record, &occurrences, 1)), told(&[twice, twice]));
}

#[test]
fn the_day_before_a_follow_up_asks_its_question() {
    let record = Record { reminders: Choices { follow_up: true, ..silent() }, ..Record::default() };
    let occurrences =
        [activity(1, "09:00:00", ActivityKind::FollowUp), activity(1, "13:00:00", ActivityKind::Talk)];
    assert_eq!(shown(&planned(&record, &occurrences, 2)), told(&[("23 19:00", "ring_follow_up")]));
}

#[test]
fn what_is_needed_for_a_step_comes_the_evening_before_and_the_step_ends_with_its_doing() {
    let goal = Goal {
        id: GoalId(Uuid::from_u128(5)),
        parent: None,
        prompts: Prompts { goal: "simma".to_owned(), needed: "badkläder".to_owned(), ..Prompts::default() },
        state: GoalState::Active,
        shared: false,
        made: DateTime::<Utc>::UNIX_EPOCH,
        earlier: Vec::new(),
    };
    let step = |number, done| Step {
        id: StepId(Uuid::from_u128(number)),
        goal: Some(goal.id),
        text: "gå till badet".to_owned(),
        day: MONDAY + Days::new(1),
        done,
    };
    let reminders = Choices { packing: true, steps: Some(time("10:00:00")), ..silent() };
    let mut record = Record {
        goals: vec![goal.clone()],
        steps: vec![step(6, None), step(7, None)],
        reminders,
        ..Record::default()
    };
    let both = [("23 19:00", "ring_packing"), ("24 10:00", "ring_step"), ("24 10:00", "ring_step")];
    assert_eq!(shown(&planned(&record, &[], 2)), told(&both));
    record.steps = vec![step(6, Some(MONDAY)), step(7, None)];
    assert_eq!(shown(&planned(&record, &[], 2)), told(&both[..2]));
    record.goals[0].state = GoalState::Paused { since: MONDAY };
    assert_eq!(shown(&planned(&record, &[], 2)), told(&both[1..2]));
}

fn trip() -> Trip {
    let stop = |name: &str| Stop { name: name.to_owned(), id: None };
    let leg = |from, to, departures: [&str; 3]| Leg {
        from: stop(from),
        to: stop(to),
        line: "4".to_owned(),
        walk: 5,
        walk_on: 3,
        ride: 20,
        change: None,
        departures: departures.map(time).to_vec(),
        must_book: false,
        steps: Vec::new(),
    };
    Trip {
        id: TripId(Uuid::from_u128(8)),
        name: "till Jobboteket".to_owned(),
        series: vec![SERIES],
        there: leg("Torget", "Jobboteket", ["08:07:00", "08:37:00", "08:38:00"]),
        back: Some(leg("Jobboteket", "Torget", ["10:30:00", "11:04:00", "11:10:00"])),
        removed: false,
    }
}

#[test]
fn a_snoozed_ring_comes_again_and_an_acknowledged_one_does_not() {
    let mut record = Record { wakes: vec![wake()], reminders: silent(), ..Record::default() };
    let ring = planned(&record, &[], 1)[0].key;
    let heard = |until| vec![Heard { day: MONDAY, answers: vec![RingAnswer { ring, until }] }];
    record.heard = heard(Some(at(0, "07:15:00")));
    assert_eq!(shown(&planned(&record, &[], 1)), told(&[("23 07:15", "ring_wake_up")]));
    record.heard = heard(None);
    assert!(planned(&record, &[], 1).is_empty());
}

#[test]
fn what_is_snoozed_into_its_day_no_longer_says_tomorrow() {
    let reminders = Choices { evening: Some(time("19:00:00")), ..silent() };
    let mut record = Record { reminders, ..Record::default() };
    let occurrences = [activity(1, "09:00:00", ActivityKind::JobSearch)];
    let ring = planned(&record, &occurrences, 2)[0].key;
    record.heard =
        vec![Heard { day: ring.date(), answers: vec![RingAnswer { ring, until: Some(at(1, "07:00:00")) }] }];
    assert_eq!(shown(&planned(&record, &occurrences, 2)), told(&[("24 07:00", "ring_today")]));
}

#[test]
fn quiet_hours_move_what_can_wait_leave_out_what_cannot_and_never_touch_a_wake_up() {
    let quiet = Some(Quiet { from: time("21:00:00"), until: time("08:01:00") });
    let reminders = Choices { before: vec![120, 90], quiet, ..silent() };
    let record = Record { wakes: vec![wake()], trips: vec![trip()], reminders, ..Record::default() };
    let rings = planned(&record, &[activity(0, "08:30:00", ActivityKind::JobSearch)], 1);
    // Both offsets of 08:30 wait and come once. Time to leave for the bus at 08:07 is 08:00: that cannot wait.
    assert_eq!(
        shown(&rings)[..4],
        told(&[
            ("23 07:00", "ring_wake_up"),
            ("23 08:01", "ring_activity"),
            ("23 08:05", "ring_at_stop"),
            ("23 08:25", "ring_get_off")
        ])
    );
    let early = planned(&record, &[activity(1, "07:30:00", ActivityKind::Visit)], 1);
    assert!(
        shown(&early).contains(&("23 20:59".to_owned(), "ring_activity_tomorrow")),
        "an early one is told before bed"
    );
}

prop_compose! {
    fn choices()(
        before in prop::collection::vec(0u16..=Choices::LONGEST_BEFORE, 0..5), evening in prop::option::of(0u32..1440),
        each in any::<bool>(), steps in prop::option::of(0u32..1440), quiet in prop::option::of((0u32..1440, 0u32..1440)),
    ) -> Choices {
        let time = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
        Choices {
            before, evening: evening.map(time), evening_each: each, steps: steps.map(time),
            quiet: quiet.map(|(from, until)| Quiet { from: time(from), until: time(until) }),
            ..Choices::default()
        }
    }
}

proptest! {
    #[test]
    fn no_ring_comes_twice_none_but_wake_ups_in_quiet_hours_and_days_fit_together(
        reminders in choices(), starts in prop::collection::vec((-3i64..8, 0u32..1440, any::<bool>()), 0..12), cut in 1i64..5,
    ) {
        let occurrences: Vec<_> = starts.iter().map(|(day, minute, follow_up)| {
            let start = format!("{:02}:{:02}:00", minute / 60, minute % 60);
            activity(*day, &start, if *follow_up { ActivityKind::FollowUp } else { ActivityKind::Placement })
        }).collect();
        let quiet = reminders.quiet;
        let record = Record { wakes: vec![wake()], trips: vec![trip()], reminders, ..Record::default() };
        let rings = planned(&record, &occurrences, 5);
        prop_assert_eq!(&rings, &planned(&record, &occurrences, 5));
        let keys: std::collections::BTreeSet<_> = rings.iter().map(|ring| ring.key).collect();
        prop_assert_eq!(keys.len(), rings.len());
        for ring in &rings {
            prop_assert!(ring.kind == RingKind::WakeUp || !quiet.is_some_and(|quiet| quiet.contains(ring.due.time())));
            prop_assert!(ring.useful > 0);
            let only_times = ring.neutral.arguments.iter().all(|(_, argument)| matches!(argument, Argument::Time(_)));
            prop_assert!(only_times, "a lock screen says more than a time");
        }
        // Planned in two parts or in one, the same rings.
        let input = Input { record: &record, occurrences: &occurrences, day_off: &|day| day == MONDAY + Days::new(2), timetable: &|_, _| None };
        let middle = MONDAY + TimeDelta::days(cut);
        let mut parts = plan(&input, MONDAY, middle);
        parts.extend(plan(&input, middle, MONDAY + TimeDelta::days(5)));
        prop_assert_eq!(parts, rings);
    }
}
