//! Feeds with faults: what is wrong is named by file and line, and one bad row does not lose the rest.
use super::feed::{Feed, on};
use crate::support::folder::Folder;
use folje_gtfs::{FeedError, Why};
use std::fs;

/// Reads a feed from which something must be left out: the faults as «file line why», and what still goes on Monday.
fn faults(feed: &Feed) -> (Vec<(&'static str, u64, Why)>, Vec<String>) {
    let (timetable, report) = feed.try_read().unwrap();
    let faults = report.left.iter().flat_map(|((file, why), left)| {
        assert_eq!(left.times as usize, left.lines.len());
        left.lines.iter().map(|line| (*file, *line, *why)).collect::<Vec<_>>()
    });
    (faults.collect(), on(&timetable, "byn", "jobb", "2026-11-23"))
}

const BOTH: [&str; 2] = ["07:40-08:05 1", "08:10-08:35 1"];

#[test]
fn a_bad_row_of_the_times_loses_only_itself() {
    let bad = "t1,kvart i,kvart i,torget-b,4\nt1,08:10:00,08:10:00,nowhere,5\nt9,08:00:00,08:00:00,byn,1\n\
               t1,08:20:00,08:20:00,skolan,sex\nt1,09:00:00,09:00:00,skolan,3\nt1,08:04:00,08:04:00,skolan,7\n\
               t1,\"09:00:00,09:00:00,skolan,8\nt1,80:00:00,80:00:00,skolan,9\n";
    let (faults, goes) = faults(&Feed::village().and("stop_times.txt", bad));
    let file = "stop_times.txt";
    assert_eq!(
        faults,
        [
            (file, 25, Why::Quote),
            (file, 23, Why::Twice),
            (file, 19, Why::Time),
            (file, 26, Why::Time),
            (file, 22, Why::Number),
            (file, 20, Why::Stop),
            (file, 21, Why::Run),
            (file, 24, Why::Backwards),
        ]
    );
    assert_eq!(goes, BOTH);
}

#[test]
fn bad_rows_of_the_other_files_lose_only_what_hangs_on_them() {
    let feed = Feed::village()
        .and("stops.txt", "byn,En annan by,,\n,Utan id,,\nensam,Ensam,,finns-inte\n")
        .and("routes.txt", "r1,99,\n")
        .and("calendar.txt", "vardag,1,1,1,1,1,1,1,20200101,20301231\nny,1,1,1,1,1,0,0,20270101,20260101\nja,ja,1,1,1,1,0,0,20260101,20270101\n")
        .and("calendar_dates.txt", "vardag,20261332,1\nvardag,20261124,1\nvardag,20261125,3\n")
        .and("trips.txt", "r1,vardag,t1,Igen\nr9,vardag,t10,\nr1,aldrig,t11,\nr1,vardag,tom,\n");
    let (faults, goes) = faults(&feed);
    assert_eq!(
        faults,
        [
            ("calendar.txt", 3, Why::Twice),
            ("calendar.txt", 5, Why::Number),
            ("calendar.txt", 4, Why::EndsEarly),
            ("calendar_dates.txt", 5, Why::Twice),
            ("calendar_dates.txt", 4, Why::Date),
            ("calendar_dates.txt", 6, Why::Number),
            ("routes.txt", 5, Why::Twice),
            ("stops.txt", 10, Why::NoId),
            ("stops.txt", 9, Why::Twice),
            ("stops.txt", 11, Why::Stop),
            ("trips.txt", 9, Why::Twice),
            ("trips.txt", 10, Why::Line),
            ("trips.txt", 11, Why::Service),
            ("trips.txt", 12, Why::TooShort),
        ]
    );
    assert_eq!(goes, BOTH);
}

/// The village with descriptions of its stops, of which nothing is read: `byn` and `jobb` with these.
fn described(byn: &str, jobb: &str) -> Feed {
    let stops = format!(
        "stop_id,stop_name,stop_desc,location_type,parent_station\nbyn,Lillbyn,{byn},0,\njobb,Jobboteket,{jobb},0,\n\
         torget,Torget i Exempelby,,1,\ntorget-a,Torget läge A,,0,torget\ntorget-b,Torget läge B,,,torget\nskolan,Åsa skola,,,\n"
    );
    Feed::village().with("stops.txt", stops)
}

#[test]
fn damage_in_a_column_that_is_not_read_loses_nothing() {
    for (byn, jobb) in [
        ("\"Vid affären,\nläge A\"", ""),
        ("\"Ett,\r\n\r\n\"\"två\"\",\ntre\"", "\"och\nen till\""),
        ("\"Vid \"affären\"\"", "Vid \"gamla\" vägen"),
        (" \"Vid affären, läge A\" ", ""),
    ] {
        let (timetable, report) = described(byn, jobb).try_read().unwrap();
        assert_eq!(report.to_string(), "", "{byn} {jobb}");
        assert_eq!(timetable.stops.len(), 6, "{byn} {jobb}");
        assert_eq!(on(&timetable, "byn", "jobb", "2026-11-23"), BOTH, "{byn} {jobb}");
    }
}

#[test]
fn the_lines_after_a_line_break_keep_their_numbers() {
    let feed = described("\"Vid affären,\nläge A\"", "").and("stops.txt", ",Utan id,,,\n");
    let (faults, goes) = faults(&feed);
    assert_eq!(faults, [("stops.txt", 9, Why::NoId)]);
    assert_eq!(goes, BOTH);
}

#[test]
fn names_with_quotation_marks_are_right_or_their_row_is_told() {
    let name = |written: &str| {
        let feed = Feed::village().put("stops.txt", "byn,Lillbyn,0,", &format!("byn,{written},0,"));
        let (timetable, report) = feed.try_read().unwrap();
        let byn = timetable.stops.iter().find(|stop| stop.id == "byn").map(|stop| stop.name.clone());
        (byn, report.left.get(&("stops.txt", Why::Quote)).map(|left| left.lines.clone()))
    };
    for (written, right) in [
        (r#""Lill "byn"""#, r#"Lill "byn""#),
        (r#""Lillbyn, "stn"""#, r#"Lillbyn, "stn""#),
        (r#"""Lill" byn""#, r#""Lill" byn"#),
        (r#""Lill ""byn""""#, r#"Lill "byn""#),
        (r#"Lill "byn""#, r#"Lill "byn""#),
    ] {
        assert_eq!(name(written), (Some(right.to_owned()), None), "{written}");
    }
    for written in
        [r#""Lill "norra", byn""#, r#""Lill byn"#, r#"Lill "byn, norra""#, r#""Lill ""byn"" "x" y""#]
    {
        assert_eq!(name(written), (None, Some(vec![6])), "{written}");
    }
}

#[test]
fn letters_that_are_no_utf_8_are_told_and_the_row_is_kept() {
    let latin = b"soder,S\xf6derv\xe4gen,,\n";
    let feed = Feed::village()
        .and("stops.txt", latin)
        .and("trips.txt", "r2,vardag,t8,\n")
        .and("stop_times.txt", "t8,09:00:00,09:00:00,torget-a,1\nt8,09:10:00,09:10:00,soder,2\n");
    let (timetable, report) = feed.try_read().unwrap();
    assert_eq!(
        report.to_string(),
        "  stops.txt: 1 × letters are not UTF-8; kept, with � for them (line 9)\n"
    );
    assert_eq!(report.rows_left_out(), 0);
    assert_eq!(on(&timetable, "torget", "soder", "2026-11-23"), ["09:00-09:10 2"]);
}

#[test]
fn bad_rows_of_intervals_lose_only_themselves_and_never_turn_into_times_of_day() {
    let feed = Feed::village()
        .and("trips.txt", "r1,vardag,var,\n")
        .and("stop_times.txt", "var,00:00:00,00:00:00,byn,1\nvar,00:20:00,00:20:00,jobb,2\n");
    let feed = feed.with(
        "frequencies.txt",
        "trip_id,start_time,end_time,headway_secs,exact_times\nvar,13:00:00,13:20:00,600,1\n\
         var,6,7:00:00,600,1\nvar,09:00:00,09:00:00,600,1\nvar,14:00:00,15:00:00,10,1\nvar,14:00:00,15:00:00,-600,1\n\
         var,14:00:00,15:00:00,600,2\nvar,13:10:00,14:00:00,600,1\nt99,14:00:00,15:00:00,600,1\nt1,14:00:00,,600,1\n",
    );
    let file = "frequencies.txt";
    let (faults, goes) = faults(&feed);
    assert_eq!(
        faults,
        [
            (file, 8, Why::Twice),
            (file, 3, Why::Time),
            (file, 10, Why::Time),
            (file, 6, Why::Number),
            (file, 7, Why::Number),
            (file, 4, Why::EndsEarly),
            (file, 9, Why::Run),
            (file, 5, Why::TooOften),
            ("trips.txt", 2, Why::Frequency),
        ]
    );
    assert_eq!(goes, [BOTH[1], "13:00-13:20 1", "13:10-13:30 1"]);
}

#[test]
fn endless_lines_are_left_out() {
    let long = format!("lång,{},,\n", "å".repeat(100_000));
    let (faults, goes) = faults(&Feed::village().and("stops.txt", long).and("stops.txt", "sist,Sist,,"));
    assert_eq!(faults, [("stops.txt", 9, Why::TooLong)]);
    assert_eq!(goes, BOTH);
}

#[test]
fn what_is_no_feed_is_named() {
    let error = |feed: &Feed| feed.try_read().unwrap_err().to_string();
    for file in ["stops.txt", "routes.txt", "trips.txt", "stop_times.txt"] {
        assert_eq!(error(&Feed::village().without(file)), format!("the feed has no {file}"));
    }
    let days = Feed::village().without("calendar.txt").without("calendar_dates.txt");
    assert_eq!(error(&days), "the feed has no calendar.txt or calendar_dates.txt");
    assert_eq!(
        error(&Feed::village().with("stops.txt", "")),
        "stops.txt, line 1: there is no column stop_id"
    );
    let other = Feed::village().put("stop_times.txt", "departure_time", "avgång");
    assert_eq!(error(&other), "stop_times.txt, line 1: there is no column departure_time");
    let wide = "s\0t\0o\0p\0_\0i\0d\0\n\0";
    assert_eq!(
        error(&Feed::village().with("stops.txt", wide)),
        "stops.txt, line 1: there is no column stop_id"
    );
}

#[test]
fn a_feed_without_runs_is_refused_with_all_that_was_left_out() {
    let feed =
        Feed::village().with("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
    let Err(FeedError::Empty(report)) = feed.try_read() else { panic!("it has no runs") };
    assert_eq!(report.left[&("trips.txt", Why::TooShort)].times, 7);
}

#[test]
fn files_that_are_none_and_archives_that_are_broken() {
    let folder = Folder::new();
    let read = |path| folje_gtfs::read(path, &mut |_| ());
    let nothing = folder.path().join("nothing.zip");
    assert!(matches!(read(&nothing), Err(FeedError::Unreadable { .. })));
    fs::write(&nothing, "<html>404</html>").unwrap();
    assert!(matches!(read(&nothing), Err(FeedError::NotAFeed(_))));
    let path = Feed::village().zip(folder.path(), "");
    let mut bytes = fs::read(&path).unwrap();
    let inside = bytes.windows(9).position(|part| part == b"stops.txt").unwrap() + 30;
    bytes[inside..inside + 20].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    assert!(read(&path).is_err(), "a broken archive is no timetable");
}
