//! Each minute of each date of eleven years rings exactly once on its local date, against Python's own zoneinfo.
//!
//! Python walks through time as a clock does and rings what has come. The offset is constant between two changes, so
//! once both agree on each change (and jiff names no other), what is left to hold is every minute of the days beside a
//! change and of every fortieth day, and each hour's first and last minute on all others.
use crate::support::python::python;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use folje_domain::{reminder::rings_at, schedule::Zone as _};
use folje_server::zone::Stockholm;
use jiff::{Timestamp, tz::TimeZoneDatabase};
use serde::Deserialize;
use std::collections::BTreeMap;

const FROM: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2037, 1, 1).unwrap();

#[derive(Deserialize)]
struct Clocks {
    /// Each change: epoch second, offset before, offset after.
    changes: Vec<(i64, i64, i64)>,
    /// For some days, the epoch second at which each minute rings.
    days: BTreeMap<NaiveDate, Vec<i64>>,
}

fn their_clocks() -> Clocks {
    let asked = serde_json::json!({ "zone": "Europe/Stockholm", "from": FROM, "until": UNTIL });
    serde_json::from_value(python("clocks.py", &asked)).unwrap()
}

/// The changes that jiff's data has in the same years.
fn our_changes() -> Vec<(i64, i64, i64)> {
    let zone = TimeZoneDatabase::bundled().get("Europe/Stockholm").unwrap();
    let second = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let offset = |second| i64::from(zone.to_offset(Timestamp::from_second(second).unwrap()).seconds());
    zone.following(Timestamp::from_second(second(FROM)).unwrap())
        .map(|change| change.timestamp().as_second())
        .take_while(|at| *at < second(UNTIL))
        .map(|at| (at, offset(at - 1), offset(at)))
        .collect()
}

#[test]
fn each_minute_of_each_date_rings_exactly_once() {
    let zone = Stockholm::new().unwrap();
    let theirs = their_clocks();
    assert_eq!(theirs.changes.len(), 22, "two nights a year");
    assert_eq!(our_changes(), theirs.changes);

    let rings = |wall: NaiveDateTime| rings_at(&zone, wall);
    for day in FROM.iter_days().take_while(|day| *day < UNTIL) {
        let wall = |minute: u32| day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        if let Some(walked) = theirs.days.get(&day) {
            for (minute, second) in (0..).zip(walked) {
                assert_eq!(rings(wall(minute)).timestamp(), *second, "{}", wall(minute));
                assert_eq!(zone.wall(rings(wall(minute))).date(), day, "on its own local date");
            }
            continue;
        }
        let midnight = rings(wall(0));
        for minute in (0..24).flat_map(|hour| [hour * 60, hour * 60 + 59]) {
            let at = rings(wall(minute));
            // No change within the day: each minute is as far from midnight as it says.
            assert_eq!(at - midnight, TimeDelta::minutes(minute.into()), "{}", wall(minute));
            assert_eq!(zone.wall(at), wall(minute));
        }
        let beside = [-1, 1].map(|days| (midnight + TimeDelta::days(days)).timestamp());
        assert!(theirs.changes.iter().all(|change| !(beside[0]..beside[1]).contains(&change.0)));
    }
}

#[test]
fn the_two_nights_of_2027() {
    let zone = Stockholm::new().unwrap();
    let at = |wall: &str| rings_at(&zone, wall.parse().unwrap());
    let utc = |instant: &str| instant.parse::<DateTime<Utc>>().unwrap();
    // 02:30 does not exist on the last Sunday of March: 03:00, as soon as the clocks have leapt.
    assert_eq!(at("2027-03-28T02:30:00"), utc("2027-03-28T01:00:00Z"));
    // It comes twice on the last Sunday of October: the first one.
    assert_eq!(at("2027-10-31T02:30:00"), utc("2027-10-31T00:30:00Z"));
}
