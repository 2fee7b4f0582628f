//! Wake-ups in the calendar come on the days on which they ring, and on no other.
use super::judges::{Row, Window, choices, read, with_wakes};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use folje_domain::{
    ids::WakeId,
    record::Record,
    reminder::{Choices, Input, RingKind, Wake, plan},
    schedule::{Zone as _, holidays},
};
use folje_server::zone::Stockholm;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wake(days: &str, time: &str) -> Wake {
    Wake {
        id: WakeId(Uuid::from_u128(8)),
        days: days.parse().unwrap(),
        time: time.parse().unwrap(),
        minutes: 10,
        first: None,
        second: None,
        paused_until: None,
        rests_on_holidays: false,
        on: true,
        tell: false,
        removed: false,
    }
}

/// Plans of all kinds, each with a sick day or none.
fn plans() -> Vec<(Wake, Option<NaiveDate>)> {
    let working = || wake("MO,TU,WE,TH,FR", "06:10:00");
    vec![
        (working(), None),
        (working(), Some(day("2026-11-24"))),
        (Wake { rests_on_holidays: true, ..working() }, Some(day("2026-11-02"))),
        (Wake { rests_on_holidays: true, ..wake("TH,FR,SA,SU", "08:45:00") }, None),
        (Wake { paused_until: Some(day("2027-01-07")), ..working() }, None),
        (Wake { paused_until: Some(day("2030-01-01")), ..working() }, None),
        (wake("SU", "23:50:00"), None),
        (wake("SA,SU", "00:00:00"), None),
        (Wake { on: false, ..working() }, None),
        (Wake { removed: true, ..working() }, None),
    ]
}

/// What rings, as a calendar shows it.
fn rings(wake: &Wake, choices: &Choices, window: Window) -> Vec<Row> {
    let record = Record { wakes: vec![wake.clone()], reminders: choices.clone(), ..Record::default() };
    let day_off = |day| holidays::on(day).is_some();
    let input = Input { record: &record, occurrences: &[], day_off: &day_off, timetable: &|_, _| None };
    let rings = plan(&input, window.from, window.until);
    assert!(rings.iter().all(|ring| ring.kind == RingKind::WakeUp));
    let zone = Stockholm::new().unwrap();
    let row = |due: NaiveDateTime| {
        Row(
            format!("{due:?}"),
            format!("{:?}", due + TimeDelta::minutes(10)),
            format!("{:?}", zone.resolve(due).instant()),
            false,
            format!("Påminnelse {}", &due.time().to_string()[..5]),
            String::new(),
            String::new(),
            vec![0],
        )
    };
    rings.iter().map(|ring| row(ring.due)).collect()
}

#[test]
fn wake_ups_come_when_they_ring() {
    // A year from the month in which the calendar is written, with both nights and all holidays.
    let window = Window { from: day("2026-11-01"), until: day("2027-12-01") };
    let plans: Vec<_> = plans()
        .into_iter()
        .map(|(wake, sick)| (wake, Choices { wakes_in_calendar: true, sick, ..choices() }))
        .collect();
    let written: Vec<_> = plans
        .iter()
        .map(|(wake, choices)| with_wakes(&[], std::slice::from_ref(wake), choices, window.until))
        .collect();
    for (judge, calendars) in read(&written, window) {
        for ((wake, choices), theirs) in plans.iter().zip(calendars) {
            assert_eq!(rings(wake, choices, window), theirs, "{judge}: {wake:?}");
        }
    }
    let unchosen = with_wakes(&[], &[wake("MO", "06:10:00")], &choices(), window.until);
    assert!(!unchosen.contains("VEVENT"), "only for whoever chose it");
}
