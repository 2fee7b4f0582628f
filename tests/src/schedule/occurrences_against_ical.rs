//! Whole series, with their exceptions, against recurring-ical-events reading iCalendar text written by hand:
//! wall times and instants, over two autumn nights and the spring night between them.
use crate::support::python::python;
use chrono::{NaiveDate, NaiveDateTime};
use folje_domain::{
    ids::SeriesId,
    language::Text,
    schedule::{ActivityKind, Change, OccurrenceState, OnHoliday, Override, Series, Zone, expand},
};
use folje_server::zone::Stockholm;
use serde_json::json;

/// Original start, start and end in wall time, start as an instant, whether cancelled.
type Row = (String, String, String, String, bool);

const FROM: &str = "2026-09-01";
const UNTIL: &str = "2027-12-01";

const ZONE: &str = "BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

/// A calendar of the events, each given by the lines that matter; `@` stands for the zone.
fn calendar(events: &[&str]) -> String {
    let events: Vec<_> = events
        .iter()
        .map(|lines| {
            let lines = lines.replace('@', ";TZID=Europe/Stockholm:");
            format!("BEGIN:VEVENT\nUID:one@folje.example\nDTSTAMP:20260901T000000Z\n{lines}\nEND:VEVENT")
        })
        .collect();
    let text = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//folje//tests//SV\n{ZONE}\n{}\nEND:VCALENDAR\n",
        events.join("\n")
    );
    text.replace('\n', "\r\n")
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn series(start: &str, minutes: u32, recurrence: &str) -> Series {
    Series {
        id: SeriesId(uuid::Uuid::nil()),
        title: Text::plain("Uppföljning"),
        kind: ActivityKind::FollowUp,
        start: at(start),
        minutes,
        recurrence: (!recurrence.is_empty()).then(|| recurrence.parse().unwrap()),
        extra: vec![],
        except: vec![],
        // iCalendar knows no holidays.
        on_holiday: OnHoliday::Keep,
        overrides: vec![],
        place: None,
        with: vec![],
        bring: vec![],
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

fn moved(original: &str, start: &str, minutes: Option<u32>) -> Override {
    let change = Change::Moved { start: at(start), minutes, place: None };
    Override { original: at(original), change, reason: None }
}

/// Each series twice: ours, and as a calendar's author writes it.
fn pairs() -> Vec<(&'static str, Series, String)> {
    let every_other_thursday = Series {
        extra: vec![at("2026-12-22T13:00:00")],
        except: vec![at("2026-12-24T09:00:00")],
        overrides: vec![
            moved("2026-10-29T09:00:00", "2026-10-30T13:00:00", Some(60)),
            Override { original: at("2027-04-01T09:00:00"), change: Change::Cancelled, reason: None },
            // Over the spring night, past no other occurrence.
            moved("2027-03-18T09:00:00", "2027-03-29T09:00:00", None),
        ],
        ..series("2026-10-15T09:00:00", 180, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20271028")
    };
    let weekdays = Series {
        overrides: vec![
            // In from after the window, and out of it.
            moved("2027-12-01T08:30:00", "2027-11-28T08:30:00", None),
            moved("2026-09-02T08:30:00", "2026-08-31T08:30:00", None),
        ],
        ..series("2026-09-01T08:30:00", 45, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20271215T083000")
    };
    vec![
        (
            "every other Thursday",
            every_other_thursday,
            calendar(&[
                "DTSTART@20261015T090000\nDURATION:PT3H\n\
                 RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20271028T070000Z\n\
                 RDATE@20261222T130000\nEXDATE@20261224T090000",
                "RECURRENCE-ID@20261029T090000\nDTSTART@20261030T130000\nDTEND@20261030T140000",
                "RECURRENCE-ID@20270401T090000\nDTSTART@20270401T090000\nDTEND@20270401T120000\nSTATUS:CANCELLED",
                "RECURRENCE-ID@20270318T090000\nDTSTART@20270329T090000\nDTEND@20270329T120000",
            ]),
        ),
        (
            "weekdays, moved over the edges of the window",
            weekdays,
            calendar(&[
                "DTSTART@20260901T083000\nDURATION:PT45M\n\
                 RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20271215T073000Z",
                "RECURRENCE-ID@20271201T083000\nDTSTART@20271128T083000\nDURATION:PT45M",
                "RECURRENCE-ID@20260902T083000\nDTSTART@20260831T083000\nDURATION:PT45M",
            ]),
        ),
        (
            "Sundays, those after a daylight-saving night among them",
            series("2026-09-06T09:00:00", 60, "FREQ=WEEKLY;COUNT=65"),
            calendar(&["DTSTART@20260906T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=65"]),
        ),
        (
            "each night at half past two, once missing and twice double",
            series("2026-10-20T02:30:00", 10, "FREQ=DAILY;UNTIL=20271105T023000"),
            calendar(&["DTSTART@20261020T023000\nDURATION:PT10M\nRRULE:FREQ=DAILY;UNTIL=20271105T013000Z"]),
        ),
        (
            "first Monday and last Friday",
            series("2026-09-07T13:15:00", 90, "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
            calendar(&["DTSTART@20260907T131500\nDURATION:PT90M\nRRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR"]),
        ),
        (
            "once, and once more in autumn",
            Series { extra: vec![at("2027-10-31T10:00:00")], ..series("2027-03-28T10:00:00", 30, "") },
            calendar(&["DTSTART@20270328T100000\nDURATION:PT30M\nRDATE@20271031T100000"]),
        ),
    ]
}

fn ours(series: &Series, zone: &impl Zone) -> Vec<Row> {
    let mut rows: Vec<_> = expand(series, day(FROM), day(UNTIL))
        .into_iter()
        .map(|occurrence| {
            (
                format!("{:?}", occurrence.id.start),
                format!("{:?}", occurrence.start),
                format!("{:?}", occurrence.end),
                format!("{:?}", zone.resolve(occurrence.start).instant()),
                matches!(occurrence.state, OccurrenceState::Cancelled { .. }),
            )
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn series_fall_on_the_same_wall_times_and_instants() {
    let stockholm = Stockholm::new().unwrap();
    let pairs = pairs();
    let calendars: Vec<_> = pairs.iter().map(|(_, _, text)| text).collect();
    let asked = json!({ "from": FROM, "until": UNTIL, "calendars": calendars });
    let theirs: Vec<Vec<Row>> = serde_json::from_value(python("occurrences.py", &asked)).unwrap();

    assert_eq!(theirs.len(), pairs.len());
    for ((name, series, _), theirs) in pairs.iter().zip(&theirs) {
        assert_eq!(&ours(series, &stockholm), theirs, "ours and theirs: {name}");
    }
    // Nine in the morning stays nine, on the first morning after each night.
    let sundays = ours(&pairs[2].1, &stockholm);
    for (start, instant) in [
        ("2026-10-25T09:00:00", "2026-10-25T08:00:00Z"),
        ("2027-03-28T09:00:00", "2027-03-28T07:00:00Z"),
        ("2027-10-31T09:00:00", "2027-10-31T08:00:00Z"),
    ] {
        assert!(sundays.iter().any(|row| row.1 == start && row.3 == instant), "{start}");
    }
}
