//! What a feed says, in all the shapes in which it may say it.
use super::feed::{Feed, clock, on, wall, zone};
use crate::support::folder::Folder;

const MONDAY: &str = "2026-11-23";

#[test]
fn weekdays_exceptions_and_lines_that_run_one_way() {
    let village = Feed::village().read();
    assert_eq!(on(&village, "byn", "jobb", MONDAY), ["07:40-08:05 1", "08:10-08:35 1"]);
    assert_eq!(on(&village, "jobb", "byn", MONDAY), ["16:00-16:25 1"]);
    assert_eq!(on(&village, "byn", "jobb", "2026-11-24"), [""; 0], "taken away on this day");
    assert_eq!(on(&village, "byn", "jobb", "2026-11-28"), ["10:00-10:25 1"], "added on a Saturday");
    assert_eq!(on(&village, "byn", "jobb", "2026-11-29"), [""; 0], "no bus on Sundays");
    assert_eq!(on(&village, "byn", "jobb", "2028-01-03"), [""; 0], "after the last day");
    assert_eq!(on(&village, "skolan", "torget", MONDAY), [""; 0], "line 2 only runs there");
    assert_eq!(village.covers().map(|days| days.1.to_string()).as_deref(), Some("2027-12-31"));
}

/// Which rides of line 1 from the village have to be booked, by when they leave.
fn booked(feed: &Feed) -> Vec<bool> {
    let timetable = feed.read();
    let rides = timetable.rides(timetable.station("byn").unwrap(), timetable.station("jobb").unwrap());
    rides.on(&zone(), "2026-11-23".parse().unwrap()).iter().map(|bus| bus.must_book).collect()
}

#[test]
fn what_only_comes_when_it_is_booked_is_known() {
    assert_eq!(booked(&Feed::village()), [false, false]);
    for kind in ["715", "1501", "1507"] {
        let line = Feed::village().put("routes.txt", "r1,1,Byalinjen,3", &format!("r1,1,Byalinjen,{kind}"));
        assert_eq!(booked(&line), [true, true], "{kind}");
    }
    assert_eq!(booked(&Feed::village().put("routes.txt", "Byalinjen,3", "Byalinjen,700")), [false, false]);
    // On single runs: to be phoned for, by a rule for booking, and arranged with the driver, which is no booking.
    let marked =
        |column: &str, at: &str, value: &str| {
            Feed::village()
                .put("stop_times.txt", "stop_sequence\n", &format!("stop_sequence,{column}\n"))
                .put("stop_times.txt", at, &format!("{at},{value}"))
        };
    assert_eq!(booked(&marked("pickup_type", "t1,7:40:00,7:40:00,byn,1", "2")), [true, false]);
    assert_eq!(booked(&marked("drop_off_type", "t2,08:35:00,08:35:00,jobb,3", "2")), [false, true]);
    assert_eq!(booked(&marked("pickup_booking_rule_id", "t2,8:10:00,8:10:00,byn,1", "ring")), [false, true]);
    assert_eq!(booked(&marked("pickup_type", "t1,7:40:00,7:40:00,byn,1", "3")), [false, false]);
    assert_eq!(
        booked(&marked("pickup_type", "t1,07:55:00,07:56:00,torget-a,2", "2")),
        [false, false],
        "elsewhere"
    );
}

#[test]
fn a_calendar_by_which_nothing_runs_does_not_count() {
    let longer = Feed::village().and("calendar.txt", "tom,1,1,1,1,1,1,1,20200101,20401231\n").read();
    assert_eq!(longer.covers(), Feed::village().read().covers());
}

#[test]
fn a_station_is_all_its_platforms() {
    let village = Feed::village().read();
    for square in ["torget", "torget-a", "torget-b"] {
        assert_eq!(on(&village, "byn", square, MONDAY), ["07:40-07:55 1", "08:10-08:25 1"], "{square}");
        assert_eq!(on(&village, square, "skolan", MONDAY), ["07:57-08:09 2", "08:00-08:12 2"], "{square}");
    }
    assert_eq!(on(&village, "torget-a", "torget-b", MONDAY), [""; 0], "from itself to itself nothing goes");
}

#[test]
fn a_bus_after_midnight_leaves_on_the_next_date() {
    let village = Feed::village().read();
    assert_eq!(on(&village, "torget", "byn", "2026-11-23"), ["16:10-16:25 1"], "none from Sunday");
    assert_eq!(
        on(&village, "torget", "byn", "2026-11-24"),
        ["00:50-01:10 Natt"],
        "Monday's, on a day without"
    );
    assert_eq!(on(&village, "torget", "byn", "2026-11-28"), ["00:50-01:10 Natt"], "Friday's, on Saturday");
}

#[test]
fn a_folder_an_archive_and_a_folder_in_an_archive_are_the_same() {
    let (feed, folder) = (Feed::village(), Folder::new());
    let expected = feed.read();
    for inside in ["", "gtfs/"] {
        let mut files = Vec::new();
        let path = feed.zip(folder.path(), inside);
        let (timetable, _) = folje_gtfs::read(&path, &mut |file| files.push(file)).unwrap();
        assert_eq!(timetable, expected);
        assert_eq!(files.last(), Some(&"stop_times.txt"), "each file is told");
    }
}

#[test]
fn marks_line_ends_quotation_marks_and_other_columns_change_nothing() {
    let plain = Feed::village();
    let mut odd = Feed::default();
    for (name, text) in &plain.0 {
        let text = String::from_utf8(text.clone()).unwrap();
        let quoted = text.lines().map(|line| {
            let fields: Vec<_> =
                line.split(',').map(|field| format!(" \"{field}\"").trim().to_owned()).collect();
            format!("{},extra\r\n\r\n", fields.join(","))
        });
        odd = odd.with(name, format!("\u{feff}{}", quoted.collect::<String>()));
    }
    assert_eq!(odd.read(), plain.read());
}

#[test]
fn times_between_stops_may_be_left_out() {
    let feed = Feed::village().put("stop_times.txt", "07:55:00,07:56:00,torget-a", ",,torget-a");
    // Half way between 7:40 and 8:05, to the second.
    assert_eq!(on(&feed.read(), "byn", "torget", MONDAY)[0], "07:40-07:52 1");
}

#[test]
fn where_one_may_not_get_on_nothing_leaves() {
    let feed = Feed::village()
        .put("stop_times.txt", ",stop_sequence", ",stop_sequence,pickup_type,drop_off_type")
        .put("stop_times.txt", "torget-a,2\nt1", "torget-a,2,1,0\nt1");
    let timetable = feed.read();
    assert_eq!(on(&timetable, "torget", "jobb", MONDAY), ["08:26-08:35 1"]);
    assert_eq!(on(&timetable, "byn", "torget", MONDAY).len(), 2, "getting off is another matter");
}

#[test]
fn a_round_that_passes_twice_is_taken_where_it_is_shortest() {
    let feed = Feed::village().and("trips.txt", "r2,vardag,rund,Runt\n").and(
        "stop_times.txt",
        "rund,12:00:00,12:00:00,skolan,1\nrund,12:10:00,12:10:00,byn,2\nrund,12:20:00,12:20:00,skolan,3\n\
             rund,12:30:00,12:30:00,byn,4\n",
    );
    let timetable = feed.read();
    assert_eq!(on(&timetable, "skolan", "byn", MONDAY), ["12:00-12:10 2", "12:20-12:30 2"]);
    assert_eq!(on(&timetable, "byn", "skolan", MONDAY), ["12:10-12:20 2"]);
}

/// A bus that goes every quarter of an hour from 9 to 10, and how long one is told that it takes.
fn every_quarter(exact: &str) -> Feed {
    Feed::village()
        .and("trips.txt", "r2,vardag,var,Runt\n")
        .and(
            "stop_times.txt",
            "var,23:00:00,23:01:00,skolan,1\nvar,23:11:00,23:12:00,byn,2\nvar,23:21:00,23:21:00,jobb,3\n",
        )
        .with(
            "frequencies.txt",
            format!(
                "trip_id,start_time,end_time,headway_secs,exact_times\nvar,09:00:00,10:00:00,900,{exact}\n"
            ),
        )
}

#[test]
fn runs_by_interval_are_departures() {
    let exact = every_quarter("1").read();
    let departures = ["09:00-09:10 2", "09:15-09:25 2", "09:30-09:40 2", "09:45-09:55 2"];
    assert_eq!(on(&exact, "skolan", "byn", MONDAY), departures, "the last one before the end");
    assert_eq!(on(&exact, "byn", "jobb", MONDAY)[2..4], ["09:11-09:20 2", "09:26-09:35 2"]);
    for roughly in ["0", ""] {
        let roughly = every_quarter(roughly).read();
        assert_eq!(on(&roughly, "skolan", "byn", MONDAY), departures, "when to be at the stop");
    }
}

#[test]
fn where_only_the_interval_is_kept_one_is_in_time_also_after_waiting() {
    for (exact, by_ten) in [("1", "09:45"), ("0", "09:30")] {
        let timetable = every_quarter(exact).read();
        let rides = timetable.rides(timetable.station("skolan").unwrap(), timetable.station("byn").unwrap());
        let there = rides.arriving(&zone(), &(wall("2026-11-23T00:00:00")..wall("2026-11-23T10:00:00")));
        assert_eq!(there.last().map(|bus| clock(bus.leaves.wall)).as_deref(), Some(by_ten), "{exact}");
    }
}
