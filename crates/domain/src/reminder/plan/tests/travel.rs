//! Trips, and the favours that somebody said yes to.
use super::*;

#[test]
fn a_trip_follows_the_activity_there_and_back() {
    let mut record = Record { reminders: silent(), trips: vec![trip()], ..Record::default() };
    let nine = activity(0, "09:00:00", ActivityKind::JobSearch);
    // 08:37 is there at 09:00 with three minutes on foot; 08:38 would be late. 11:04 is missed on foot by a minute.
    let there = [("23 08:30", "ring_leave"), ("23 08:35", "ring_at_stop"), ("23 08:55", "ring_get_off")];
    let back = [("23 11:03", "ring_leave"), ("23 11:08", "ring_at_stop"), ("23 11:28", "ring_get_off")];
    assert_eq!(shown(&planned(&record, std::slice::from_ref(&nine), 1)), told(&[there, back].concat()));
    let half_past = Occurrence { start: at(0, "08:30:00"), end: at(0, "10:20:00"), ..nine.clone() };
    let earlier = planned(&record, &[half_past], 1);
    assert_eq!(shown(&earlier)[..1], told(&[("23 08:00", "ring_leave")]));
    let on_my_way = Answer {
        occurrence: nine.id,
        kind: AnswerKind::OnMyWay,
        note: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
    };
    record.answers = vec![on_my_way.clone()];
    assert_eq!(shown(&planned(&record, std::slice::from_ref(&nine), 1))[..1], told(&there[1..2]));
    record.answers = vec![Answer { kind: AnswerKind::CannotToday, ..on_my_way }];
    assert!(planned(&record, std::slice::from_ref(&nine), 1).is_empty());
}

#[test]
fn a_removed_trip_is_silent() {
    let nine = activity(0, "09:00:00", ActivityKind::JobSearch);
    let rings = |removed| {
        let trips = vec![Trip { removed, ..trip() }];
        let record = Record { reminders: silent(), trips, ..Record::default() };
        planned(&record, std::slice::from_ref(&nine), 1).len()
    };
    assert_eq!((rings(false), rings(true)), (6, 0));
}

#[test]
fn a_favour_on_the_way_says_no_more_of_a_trip_that_was_removed() {
    let favour = Favour { kind: FavourKind::Bus, at: at(1, "08:07:00"), line: String::new() };
    let id = RequestId(Uuid::from_u128(11));
    let ask = Ask {
        request: id,
        person: KARIN,
        favour: favour.clone(),
        by: at(0, "20:00:00"),
        state: AskState::Yes,
        line: String::new(),
    };
    let request = Request {
        id,
        favour,
        trip: Some(trip().id),
        asked: vec![KARIN],
        withdrawn: false,
        made: DateTime::<Utc>::UNIX_EPOCH,
    };
    let keys = |removed| {
        let trips = vec![Trip { removed, ..trip() }];
        let (requests, asks) = (vec![request.clone()], vec![ask.clone()]);
        let record = Record { reminders: silent(), trips, requests, asks, ..Record::default() };
        planned(&record, &[], 2).iter().map(|ring| ring.detailed.key).collect::<Vec<_>>()
    };
    assert!(keys(false).contains(&"ring_leave") && keys(false).contains(&"ring_helping_bus"));
    let meeting_alone = ["ring_favour_bus", "ring_helping_bus_tomorrow", "ring_helping_bus"];
    assert_eq!(keys(true), meeting_alone, "they still meet; the bus is not told");
}

#[test]
fn a_bus_that_runs_past_midnight_is_found_the_day_after() {
    let late = Occurrence {
        start: at(0, "22:00:00"),
        end: at(0, "23:55:00"),
        ..activity(0, "22:00:00", ActivityKind::Visit)
    };
    let mut trip = trip();
    trip.there.departures.clear();
    let record = Record { reminders: silent(), trips: vec![trip], ..Record::default() };
    let night = |_: &Leg, day: NaiveDate| {
        // 24:10 by the timetable of the day.
        let leaves = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(24 * 60 + 10);
        let arrives = leaves + TimeDelta::minutes(20);
        Some(vec![Departure { leaves, arrives, surely: arrives, must_book: false }])
    };
    let input = Input { record: &record, occurrences: &[late], day_off: &|_| false, timetable: &night };
    let rings = plan(&input, MONDAY, MONDAY + Days::new(2));
    assert_eq!(shown(&rings)[..1], told(&[("24 00:03", "ring_leave")]));
}

#[test]
fn a_favour_that_somebody_said_yes_to_rings_for_both_until_jag_ar_uppe() {
    let favour = Favour { kind: FavourKind::Wake, at: at(1, "07:00:00"), line: String::new() };
    let id = RequestId(Uuid::from_u128(11));
    let ask = Ask {
        request: id,
        person: KARIN,
        favour: favour.clone(),
        by: at(0, "20:00:00"),
        state: AskState::Yes,
        line: String::new(),
    };
    let request = Request {
        id,
        favour,
        trip: None,
        asked: vec![KARIN],
        withdrawn: false,
        made: DateTime::<Utc>::UNIX_EPOCH,
    };
    let mut record =
        Record { reminders: silent(), requests: vec![request], asks: vec![ask], ..Record::default() };
    let evening = [("23 19:00", "ring_favour_wake"), ("23 19:00", "ring_helping_wake_tomorrow")];
    let morning = [("24 07:00", "ring_wake_up"), ("24 07:00", "ring_helping_wake")];
    let rings = planned(&record, &[], 2);
    assert_eq!(shown(&rings), told(&[evening, morning].concat()));
    assert_eq!(rings[3].helper, Some(KARIN));
    record.heard = vec![Heard {
        day: MONDAY + Days::new(1),
        answers: vec![RingAnswer { ring: rings[2].key, until: None }],
    }];
    assert_eq!(shown(&planned(&record, &[], 2)), told(&evening));
    record.asks[0].state = AskState::Waiting;
    assert!(planned(&record, &[], 2).is_empty());
}
