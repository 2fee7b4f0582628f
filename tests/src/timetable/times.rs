//! Wall time: the nights in which clocks change, changes of bus, being there in time.
use super::feed::{Feed, day, on, shown, wall, zone};
use chrono::{TimeDelta, Timelike as _};
use folje_gtfs::{Journey, Timetable, changing, nearest};
use proptest::prelude::*;

/// A bus through the night from Saturday, on the nights in which clocks change: 31 October 2027, 28 March 2027.
fn nights() -> Timetable {
    Feed::village()
        .and("calendar_dates.txt", "natt,20271030,1\nnatt,20271031,1\nnatt,20270327,1\nnatt,20270328,1\n")
        .and("trips.txt", "r3,natt,n1,\nr3,natt,n2,\nr3,natt,n3,\n")
        .and(
            "stop_times.txt",
            "n1,25:30:00,25:30:00,torget-a,1\nn1,27:30:00,27:30:00,jobb,2\n\
             n2,01:30:00,01:30:00,torget-a,1\nn2,03:30:00,03:30:00,jobb,2\n\
             n3,07:00:00,07:00:00,torget-a,1\nn3,07:20:00,07:20:00,jobb,2\n",
        )
        .read()
}

#[test]
fn a_feed_counts_from_noon_minus_twelve_hours() {
    let nights = nights();
    // Saturday's 25:30 is half past one, and its 27:30 is the second half past two. Sunday's 1:30 is ten and a half hours
    // before Sunday's noon: the first half past two.
    assert_eq!(
        on(&nights, "torget", "jobb", "2027-10-31"),
        ["01:30-02:30 Natt", "02:30-03:30 Natt", "07:00-07:20 Natt"]
    );
    // In spring Sunday begins an hour «before» itself: 1:30 is half past midnight, and 25:30 leaps over an hour.
    assert_eq!(
        on(&nights, "torget", "jobb", "2027-03-28"),
        ["00:30-03:30 Natt", "01:30-04:30 Natt", "07:00-07:20 Natt"]
    );
}

#[test]
fn each_ride_takes_as_long_as_it_takes_in_every_night() {
    let nights = nights();
    let rides = nights.rides(nights.station("torget").unwrap(), nights.station("jobb").unwrap());
    for date in ["2027-10-31", "2027-03-28"] {
        let buses = rides.on(&zone(), day(date));
        let minutes: Vec<_> =
            buses.iter().map(|bus| (bus.arrives.at - bus.leaves.at).num_minutes()).collect();
        assert_eq!(minutes, [120, 120, 20], "{date}");
        assert!(buses.is_sorted_by_key(|bus| bus.leaves.at));
    }
}

fn journeys(timetable: &Timetable, wait: i64) -> Vec<String> {
    let station = |id| timetable.station(id).unwrap();
    let (byn, torget, skolan) = (station("byn"), station("torget"), station("skolan"));
    let monday = day("2026-11-23");
    let to = timetable.rides(byn, torget).on(&zone(), monday);
    let onward = timetable.rides(torget, skolan).on(&zone(), monday);
    let shown = |journey: &Journey| format!("{} + {}", shown(&journey.first), shown(journey.last()));
    changing(&to, &onward, TimeDelta::minutes(wait)).iter().map(shown).collect()
}

#[test]
fn a_change_needs_time_and_the_last_bus_that_reaches_it_is_enough() {
    let village = Feed::village().read();
    assert_eq!(journeys(&village, 3), ["07:40-07:55 1 + 08:00-08:12 2"]);
    assert_eq!(journeys(&village, 2), ["07:40-07:55 1 + 07:57-08:09 2"]);
    assert_eq!(journeys(&village, 6), [""; 0], "the bus at 08:10 comes too late for any");
    let earlier = Feed::village()
        .and("trips.txt", "r1,vardag,t8,\n")
        .and("stop_times.txt", "t8,06:00:00,06:00:00,byn,1\nt8,06:15:00,06:15:00,torget-a,2\n");
    assert_eq!(
        journeys(&earlier.read(), 3),
        ["06:00-06:15 1 + 07:57-08:09 2", "07:40-07:55 1 + 08:00-08:12 2"]
    );
}

#[test]
fn being_there_by_a_time_also_asks_for_yesterdays_buses() {
    let village = Feed::village().read();
    let rides = village.rides(village.station("torget").unwrap(), village.station("byn").unwrap());
    let there = |from: &str, by: &str| -> Vec<_> {
        rides.arriving(&zone(), &(wall(from)..wall(by))).iter().map(shown).collect()
    };
    assert_eq!(there("2026-11-24T00:00:00", "2026-11-24T01:10:01"), ["00:50-01:10 Natt"]);
    assert_eq!(there("2026-11-24T00:00:00", "2026-11-24T01:10:00"), [""; 0]);
}

#[test]
fn two_services_that_run_the_same_are_one_bus() {
    let twice = Feed::village()
        .and("calendar_dates.txt", "dubbel,20261123,1\n")
        .and("trips.txt", "r1,dubbel,t8,Jobboteket\n")
        .and("stop_times.txt", "t8,07:40:00,07:40:00,byn,1\nt8,08:05:00,08:05:00,jobb,2\n");
    assert_eq!(on(&twice.read(), "byn", "jobb", "2026-11-23"), ["07:40-08:05 1", "08:10-08:35 1"]);
}

proptest! {
    /// Every place to get on is used unless a later one does as well, and no ride holds another.
    #[test]
    fn nearest_pairs_hold_no_other(pairs in prop::collection::btree_set((0_u32..12, 0_u32..12), 0..20)) {
        let taken = nearest(pairs.iter().copied().collect());
        for pair in &taken {
            prop_assert!(pair.0 < pair.1 && pairs.contains(pair));
        }
        for pair in pairs.iter().filter(|pair| pair.0 < pair.1) {
            prop_assert!(taken.iter().any(|other| pair.0 <= other.0 && other.1 <= pair.1));
        }
    }
}

#[test]
fn noon_is_noon_on_every_day_of_a_year() {
    let daily = Feed::village()
        .and("calendar.txt", "jämt,1,1,1,1,1,1,1,20270101,20271231\n")
        .and("trips.txt", "r2,jämt,t8,\n")
        .and("stop_times.txt", "t8,12:00:00,12:00:00,jobb,1\nt8,12:30:00,12:30:00,skolan,2\n")
        .read();
    let rides = daily.rides(daily.station("jobb").unwrap(), daily.station("skolan").unwrap());
    for date in day("2027-01-01").iter_days().take(365) {
        let buses = rides.on(&zone(), date);
        assert_eq!(buses.iter().map(|bus| bus.leaves.wall.hour()).collect::<Vec<_>>(), [12], "{date}");
    }
}
