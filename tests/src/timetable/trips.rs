//! A saved trip finds its departures in the timetable, also in the next one, and rings by them.
use super::feed::{Feed, clock, day, wall};
use crate::support::app::TestApp;
use chrono::NaiveDateTime;
use folje_domain::{
    ids::{SeriesId, TripId},
    language::Text,
    record::Record,
    reminder::{ChangeOfBus, Input, Leg, Ring, RingKind, Source, Stop, Trip, plan},
    schedule::{ActivityKind, Occurrence, OccurrenceId, OccurrenceState},
};
use folje_server::timetable;
use uuid::Uuid;

fn stop(id: &str, name: &str) -> Stop {
    Stop { name: name.to_owned(), id: Some(id.to_owned()) }
}

fn leg(from: Stop, to: Stop) -> Leg {
    Leg {
        from,
        to,
        line: "1".to_owned(),
        walk: 5,
        walk_on: 5,
        ride: 25,
        change: None,
        departures: vec!["07:00:00".parse().unwrap()],
        must_book: false,
        steps: Vec::new(),
    }
}

fn to_work() -> Leg {
    leg(stop("byn", "Lillbyn"), stop("jobb", "Jobboteket"))
}

fn trip(there: Leg) -> Trip {
    let series = vec![SeriesId(Uuid::from_u128(1))];
    Trip {
        id: TripId(Uuid::from_u128(2)),
        name: "till jobbet".to_owned(),
        series,
        there,
        back: None,
        removed: false,
    }
}

async fn import(app: &TestApp, feed: &Feed) {
    app.app.store.put_timetable(feed.read(), app.app.now(), async |_| {}).await.unwrap();
}

/// When buses leave on a day, by the timetable; None where it does not know.
async fn leaves(app: &TestApp, leg: &Leg, date: &str) -> Option<Vec<String>> {
    let known = timetable::of(&app.app, &[trip(leg.clone())]).await.unwrap();
    let departures = known.on(leg, day(date))?;
    Some(departures.iter().map(|bus| format!("{}-{}", clock(bus.leaves), clock(bus.arrives))).collect())
}

fn some(times: &[&str]) -> Option<Vec<String>> {
    Some(times.iter().map(ToString::to_string).collect())
}

#[tokio::test]
async fn a_new_timetable_with_other_runs_gives_the_new_times() {
    let app = TestApp::new().await;
    assert_eq!(
        leaves(&app, &to_work(), "2026-11-23").await,
        None,
        "without a timetable the saved times hold"
    );
    import(&app, &Feed::village()).await;
    assert_eq!(leaves(&app, &to_work(), "2026-11-23").await, some(&["07:40-08:05", "08:10-08:35"]));
    assert_eq!(leaves(&app, &to_work(), "2026-11-24").await, some(&[]), "no bus goes, and it says so");
    assert_eq!(
        leaves(&app, &to_work(), "2028-01-03").await,
        None,
        "beyond the timetable the saved times hold"
    );
    let new = Feed::village()
        .put("trips.txt", "t1,Jobb", "2027-001,Jobb")
        .put("stop_times.txt", "t1,7:40:00,7:40:00", "2027-001,07:35:00,07:35:00")
        .put("stop_times.txt", "\nt1,", "\n2027-001,");
    import(&app, &new).await;
    assert_eq!(leaves(&app, &to_work(), "2026-11-23").await, some(&["07:35-08:05", "08:10-08:35"]));
    // The region gives its stops new numbers, and the line another name.
    let renamed = new.put("stops.txt", "\nbyn,", "\n9021,").put("stop_times.txt", ",byn,", ",9021,").put(
        "routes.txt",
        "r1,1,",
        "r1,501,",
    );
    import(&app, &renamed).await;
    assert_eq!(leaves(&app, &to_work(), "2026-11-23").await, some(&["07:35-08:05", "08:10-08:35"]));
    import(&app, &renamed.put("stops.txt", "Lillbyn", "Storbyn")).await;
    assert_eq!(
        leaves(&app, &to_work(), "2026-11-23").await,
        None,
        "a stop that is gone: the saved times hold"
    );
}

#[tokio::test]
async fn a_saved_change_and_a_way_on_which_nothing_runs() {
    let app = TestApp::new().await;
    import(&app, &Feed::village()).await;
    let mut change = leg(stop("byn", "Lillbyn"), stop("skolan", "Åsa skola"));
    assert_eq!(leaves(&app, &change, "2026-11-23").await, None, "no bus goes there directly on any day");
    change.change =
        Some(ChangeOfBus { at: stop("torget", "Torget i Exempelby"), line: "2".to_owned(), after: 15 });
    assert_eq!(leaves(&app, &change, "2026-11-23").await, some(&["07:40-08:12"]));
    let night = leg(stop("torget-a", ""), stop("byn", ""));
    assert_eq!(
        leaves(&app, &Leg { line: "natt".to_owned(), ..night }, "2026-11-24").await,
        some(&["00:50-01:10"])
    );
}

fn at_nine(start: NaiveDateTime) -> Occurrence {
    let id = OccurrenceId { series: SeriesId(Uuid::from_u128(1)), start };
    Occurrence {
        id,
        title: Text::plain("Praktik"),
        kind: ActivityKind::Placement,
        start,
        end: start + chrono::TimeDelta::hours(3),
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

/// What rings on a Monday with an activity at nine.
async fn rings(app: &TestApp, record: &Record) -> Vec<Ring> {
    let known = timetable::of(&app.app, &record.trips).await.unwrap();
    let occurrences = [at_nine(wall("2026-11-23T09:00:00"))];
    let input = Input {
        record,
        occurrences: &occurrences,
        day_off: &|_| false,
        timetable: &|leg, day| known.on(leg, day),
    };
    plan(&input, day("2026-11-23"), day("2026-11-24"))
}

#[tokio::test]
async fn it_rings_when_it_is_time_for_the_bus_of_the_timetable() {
    let app = TestApp::new().await;
    import(&app, &Feed::village()).await;
    let record = Record { trips: vec![trip(to_work())], ..Record::default() };
    let rings = rings(&app, &record).await;
    let leave = rings.iter().find(|ring| ring.kind == RingKind::Leave).unwrap();
    // The bus at 08:10 is there at 08:35; five minutes on foot and two at the stop come before it.
    assert_eq!(leave.due, wall("2026-11-23T08:03:00"));
}

#[tokio::test]
async fn a_bus_that_only_keeps_to_an_interval_is_waited_for_and_still_in_time() {
    let app = TestApp::new().await;
    let quarters = Feed::village()
        .and("trips.txt", "r2,vardag,var,\n")
        .and("stop_times.txt", "var,00:00:00,00:00:00,byn,1\nvar,00:20:00,00:20:00,jobb,2\n")
        .with("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nvar,06:00:00,20:00:00,900\n");
    import(&app, &quarters).await;
    let record = Record { trips: vec![trip(Leg { line: "2".to_owned(), ..to_work() })], ..Record::default() };
    let rings = rings(&app, &record).await;
    let due = |kind| rings.iter().find(|ring| ring.kind == kind).map(|ring| ring.due);
    // At the stop for 08:15, a whole quarter of waiting, twenty minutes by bus and five on foot: there at 08:55.
    assert_eq!(due(RingKind::Leave), Some(wall("2026-11-23T08:08:00")));
    assert_eq!(due(RingKind::GetOff), Some(wall("2026-11-23T08:33:00")), "the bus may come at once");
}

/// The village whose line 1 has its last day on 12 December, beside a line elsewhere that goes on.
fn ending() -> Feed {
    Feed::village()
        .put("calendar.txt", "20271231", "20261212")
        .and("calendar.txt", "länge,1,1,1,1,1,1,1,20261102,20271231\n")
        .put("trips.txt", "r2,vardag,t5", "r2,länge,t5")
}

#[tokio::test]
async fn a_line_whose_own_last_day_is_over_is_unknown_and_saved_times_hold() {
    let app = TestApp::new().await;
    import(&app, &ending()).await;
    assert_eq!(app.app.store.timetable().await.unwrap().unwrap().last, day("2027-12-31"));
    assert_eq!(leaves(&app, &to_work(), "2026-12-11").await, some(&["07:40-08:05", "08:10-08:35"]));
    assert_eq!(leaves(&app, &to_work(), "2026-12-14").await, None, "line 1 says nothing of that day");
    let any = Leg { line: String::new(), ..to_work() };
    assert_eq!(leaves(&app, &any, "2026-12-14").await, None);
    // Where another line of the same way goes on, its buses come beside what was saved.
    let other = ending()
        .and("trips.txt", "r2,länge,t8,\n")
        .and("stop_times.txt", "t8,09:00:00,09:00:00,byn,1\nt8,09:30:00,09:30:00,jobb,2\n");
    import(&app, &other).await;
    assert_eq!(leaves(&app, &to_work(), "2026-12-14").await, None, "the saved line is the one that ended");
    assert_eq!(leaves(&app, &any, "2026-12-14").await, some(&["09:00-09:30", "07:00-07:25"]));
    let mut change = leg(stop("byn", "Lillbyn"), stop("skolan", "Åsa skola"));
    change.change = Some(ChangeOfBus { at: stop("torget", ""), line: "2".to_owned(), after: 15 });
    assert_eq!(
        leaves(&app, &change, "2026-12-14").await,
        None,
        "the first bus is not known, though the second is"
    );
}

#[tokio::test]
async fn a_saved_time_still_rings_when_the_line_is_no_longer_known() {
    let app = TestApp::new().await;
    import(&app, &ending()).await;
    let record = Record { trips: vec![trip(to_work())], ..Record::default() };
    let known = timetable::of(&app.app, &record.trips).await.unwrap();
    let occurrences = [at_nine(wall("2026-12-14T09:00:00"))];
    let timetable = &|leg: &Leg, day| known.on(leg, day);
    let input = Input { record: &record, occurrences: &occurrences, day_off: &|_| false, timetable };
    let rings = plan(&input, day("2026-12-14"), day("2026-12-15"));
    let leave = rings.iter().find(|ring| ring.kind == RingKind::Leave).unwrap();
    assert_eq!(leave.due, wall("2026-12-14T06:53:00"));
}

#[tokio::test]
async fn a_bus_that_has_to_be_booked_is_never_a_plain_reminder_to_go() {
    let app = TestApp::new().await;
    import(&app, &Feed::village().put("routes.txt", "Byalinjen,3", "Byalinjen,1501")).await;
    let record = Record { trips: vec![trip(to_work())], ..Record::default() };
    let known = timetable::of(&app.app, &record.trips).await.unwrap();
    let occurrences = [at_nine(wall("2026-11-23T09:00:00"))];
    let timetable = &|leg: &Leg, day| known.on(leg, day);
    let input = Input { record: &record, occurrences: &occurrences, day_off: &|_| false, timetable };
    let rings = plan(&input, day("2026-11-22"), day("2026-11-24"));
    let said: Vec<_> = rings
        .iter()
        .filter(|ring| matches!(ring.key.source, Source::Trip(..)))
        .map(|ring| (ring.due.to_string(), ring.neutral.key, ring.detailed.key))
        .collect();
    let said: Vec<_> =
        said.iter().map(|(due, neutral, detailed)| (due.as_str(), *neutral, *detailed)).collect();
    assert_eq!(
        said[..3],
        [
            ("2026-11-22 12:00:00", "ring_book_neutral", "ring_book_tomorrow"),
            ("2026-11-23 08:03:00", "ring_leave_booked_neutral", "ring_leave_booked"),
            ("2026-11-23 08:08:00", "ring_at_stop_booked_neutral", "ring_at_stop_booked"),
        ]
    );
    // The same for times that were saved with the trip, where no timetable knows better.
    let leg = Leg { must_book: true, ..to_work() };
    assert!(leg.on(day("2026-11-23")).iter().all(|bus| bus.must_book));
}
