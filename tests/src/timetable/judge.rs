//! Random small feeds, held against a plain look-up written in Python with csv and zoneinfo.
use super::feed::{Feed, day, zone};
use crate::support::python::python;
use chrono::{Days, NaiveDate};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const CASES: usize = 150;
/// Changing it gives other feeds; a failure names the feed itself.
const SEED: [u8; 32] = *b"the bus goes by service days, OK";
const STATIONS: u32 = 4;

/// One run: line, service, first departure in minutes, and its stops with minutes since the one before.
type RunMade = (u32, u32, u32, Vec<(u32, u32)>);

/// When a run goes every so often instead: which run, from when, for how long, and every how many minutes (or about).
type IntervalMade = (usize, u32, u32, u32, bool);

/// First days near a change of clocks, and an ordinary one.
fn first_day() -> impl Strategy<Value = NaiveDate> {
    prop::sample::select(vec!["2027-03-24", "2027-10-27", "2026-11-20"]).prop_map(day)
}

fn feed() -> impl Strategy<Value = (NaiveDate, Feed)> {
    let week = prop::collection::vec(any::<bool>(), 7);
    let weeks = prop::collection::vec((week, 0..3_u64, 0..10_u64), 3);
    let exceptions = prop::collection::btree_map((0..4_u32, 0..10_u64), any::<bool>(), 0..12);
    let stops = prop::collection::vec((0..STATIONS * 2, 0..300_u32), 2..7);
    let run = (0..3_u32, 0..4_u32, 0..1700_u32, stops);
    let interval = (0..8_usize, 0..1700_u32, 1..200_u32, 7..60_u32, any::<bool>());
    let intervals = prop::collection::vec(interval, 0..4);
    (first_day(), weeks, exceptions, prop::collection::vec(run, 1..8), intervals).prop_map(
        |(first, weeks, exceptions, runs, intervals)| {
            let date = |days: u64| (first + Days::new(days)).to_string().replace('-', "");
            let mut calendar =
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                    .to_owned();
            for (number, (week, from, long)) in weeks.iter().enumerate() {
                let days: Vec<_> = week.iter().map(|day| u8::from(*day).to_string()).collect();
                calendar += &format!("s{number},{},{},{}\n", days.join(","), date(*from), date(from + long));
            }
            let mut dates = "service_id,date,exception_type\n".to_owned();
            for ((service, days), added) in &exceptions {
                dates += &format!("s{service},{},{}\n", date(*days), if *added { 1 } else { 2 });
            }
            // The fourth service may stand in the exceptions only, or nowhere.
            if !dates.contains("s3,") {
                dates += &format!("s3,{},1\n", date(2));
            }
            let often = frequencies(&intervals, runs.len());
            (
                first,
                written(&runs)
                    .with("frequencies.txt", often)
                    .with("calendar.txt", calendar)
                    .with("calendar_dates.txt", dates),
            )
        },
    )
}

fn written(runs: &[RunMade]) -> Feed {
    let mut stops = "stop_id,stop_name,parent_station\n".to_owned();
    for station in 0..STATIONS {
        stops += &format!(
            "{station},Station {station},\n{station}a,Läge a,{station}\n{station}b,Läge b,{station}\n"
        );
    }
    let mut trips = "route_id,service_id,trip_id\n".to_owned();
    let mut times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n".to_owned();
    for (number, (line, service, first, stops)) in runs.iter().enumerate() {
        trips += &format!("r{line},s{service},t{number}\n");
        let mut minutes = *first;
        for (place, (stop, later)) in stops.iter().enumerate() {
            minutes += later;
            let time = format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
            let platform = if stop % 2 == 0 { "a" } else { "b" };
            times += &format!("t{number},{time},{time},{}{platform},{place}\n", stop / 2);
        }
    }
    Feed::default()
        .with("stops.txt", stops)
        .with("routes.txt", "route_id,route_short_name\nr0,1\nr1,2\nr2,X\n")
        .with("trips.txt", trips)
        .with("stop_times.txt", times)
}

/// The second interval of a run begins where its first one ends, since they may not overlap.
fn frequencies(intervals: &[IntervalMade], runs: usize) -> String {
    let time = |minutes: u32| format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
    let mut text = "trip_id,start_time,end_time,headway_secs,exact_times\n".to_owned();
    let mut ends = BTreeMap::new();
    for (run, from, long, every, exact) in intervals {
        let run = run % runs;
        let from = *ends.get(&run).unwrap_or(from);
        ends.insert(run, from + long);
        let exact = u8::from(*exact);
        text += &format!("t{run},{},{},{},{exact}\n", time(from), time(from + long), every * 60);
    }
    text
}

#[test]
fn random_feeds_go_as_a_plain_look_up_says() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (mut cases, mut ours, mut found) = (Vec::new(), Vec::new(), 0);
    for _ in 0..CASES {
        let (first, feed) = feed().new_tree(&mut runner).unwrap().current();
        let timetable = feed.read();
        let mut asked = Vec::new();
        for (from, to) in (0..STATIONS).flat_map(|from| (0..STATIONS).map(move |to| (from, to))) {
            let station = |number: u32| timetable.station(&number.to_string());
            for date in first.iter_days().take(12) {
                asked.push(json!([from.to_string(), to.to_string(), date]));
                let buses = match (station(from), station(to)) {
                    (Some(from), Some(to)) => timetable.rides(from, to).on(&zone(), date),
                    _ => Vec::new(),
                };
                found += buses.len();
                ours.push(json!(
                    buses
                        .iter()
                        .map(|bus| json!([bus.leaves.wall, bus.arrives.wall, bus.surely.wall, bus.line]))
                        .collect::<Vec<_>>()
                ));
            }
        }
        let files: serde_json::Map<_, _> = feed
            .0
            .iter()
            .map(|(name, text)| (name.clone(), json!(String::from_utf8(text.clone()).unwrap())))
            .collect();
        cases.push(json!({ "files": files, "asked": asked }));
    }
    let Value::Array(theirs) = python("departures.py", &json!(cases)) else { panic!("answers are a list") };
    assert_eq!(theirs.len(), ours.len());
    let each = cases
        .iter()
        .flat_map(|case| case["asked"].as_array().unwrap().iter().map(move |asked| (case, asked)));
    for ((theirs, ours), (case, asked)) in theirs.iter().zip(&ours).zip(each) {
        assert_eq!(ours, theirs, "{asked} of {}", case["files"]);
    }
    assert!(found > 1_000, "only {found} departures were compared");
}
