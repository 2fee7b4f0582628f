//! Series of every shape: exceptions, extras, moves over every edge, somebody who left the group, both nights.
use super::judges::{Window, agree, written};
use chrono::{NaiveDate, NaiveDateTime};
use folje_domain::{
    ids::SeriesId,
    language::Text,
    schedule::{ActivityKind, Change, OnHoliday, Override, Series},
};
use uuid::Uuid;

const WINDOW: [&str; 2] = ["2026-09-01", "2027-12-01"];

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window() -> Window {
    Window { from: day(WINDOW[0]), until: day(WINDOW[1]) }
}

pub(super) fn series(start: &str, minutes: u32, rule: &str) -> Series {
    Series {
        id: SeriesId(Uuid::from_u128(7)),
        title: Text::plain("Uppföljning"),
        kind: ActivityKind::FollowUp,
        start: at(start),
        minutes,
        recurrence: (!rule.is_empty()).then(|| rule.parse().unwrap()),
        extra: vec![],
        except: vec![],
        on_holiday: OnHoliday::Cancel,
        overrides: vec![],
        place: Some(Text::plain("Kontoret")),
        with: vec![],
        bring: vec![Text::plain("Loggbok"), Text::plain("penna")],
        about: Some(Text::plain("Vi ses med gruppen.")),
        instead: None,
        say: None,
        last_day: None,
    }
}

fn moved(original: &str, start: &str, minutes: Option<u32>, place: Option<&str>) -> Override {
    let change = Change::Moved { start: at(start), minutes, place: place.map(Text::plain) };
    Override { original: at(original), change, reason: Some(Text::plain("Lokalen är upptagen")) }
}

fn cancelled(original: &str) -> Override {
    Override { original: at(original), change: Change::Cancelled, reason: None }
}

fn shapes() -> Vec<(&'static str, Series)> {
    let thursdays = || series("2026-10-15T09:00:00", 180, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20271028");
    let busy = Series {
        extra: vec![at("2026-12-22T13:00:00"), at("2026-09-03T09:00:00"), at("2026-10-29T09:00:00")],
        except: vec![at("2026-11-26T09:00:00"), at("2026-11-27T09:00:00")],
        overrides: vec![
            moved("2026-10-29T09:00:00", "2026-10-30T13:00:00", Some(60), Some("Biblioteket")),
            cancelled("2027-04-01T09:00:00"),
            moved("2027-03-18T09:00:00", "2027-03-29T09:00:00", None, None),
            moved("2027-03-18T09:00:00", "2027-03-30T08:15:00", None, None),
            moved("2026-12-24T09:00:00", "2026-12-23T09:00:00", None, None),
        ],
        ..thursdays()
    };
    let last_day = day("2027-02-01").into();
    vec![
        ("every other Thursday, much happened", busy.clone()),
        ("the same for somebody who left", Series { last_day, ..busy.clone() }),
        ("left before the first", Series { last_day: day("2026-09-02").into(), ..busy }),
        (
            "moved beyond the last day, and from beyond it",
            Series {
                last_day,
                overrides: vec![
                    moved("2027-01-21T09:00:00", "2027-02-02T09:00:00", None, None),
                    moved("2027-02-18T09:00:00", "2027-01-29T09:00:00", None, None),
                ],
                ..thursdays()
            },
        ),
        (
            "counted, for somebody who left",
            Series { last_day, ..series("2026-11-02T10:00:00", 30, "FREQ=DAILY;COUNT=200") },
        ),
        (
            "begins out of step with its rule",
            series("2026-09-02T09:00:00", 60, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"),
        ),
        ("its first one is left out", Series { except: vec![at("2026-10-15T09:00:00")], ..thursdays() }),
        (
            "its first one was moved",
            Series {
                overrides: vec![moved("2026-10-15T09:00:00", "2026-10-12T10:00:00", None, None)],
                ..thursdays()
            },
        ),
        (
            "first Monday and last Friday, on and on",
            series("2026-09-07T13:15:00", 90, "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
        ),
        (
            "holidays are kept",
            Series {
                on_holiday: OnHoliday::Keep,
                ..series("2026-12-01T08:30:00", 45, "FREQ=DAILY;UNTIL=20270110T083000")
            },
        ),
        ("once", series("2026-11-23T09:00:00", 90, "")),
        ("once, on Christmas Eve", series("2026-12-24T09:00:00", 90, "")),
        (
            "once, moved",
            Series {
                overrides: vec![moved("2026-11-23T09:00:00", "2026-11-24T14:00:00", None, None)],
                ..series("2026-11-23T09:00:00", 90, "")
            },
        ),
        (
            "twice without a rule",
            Series { extra: vec![at("2027-10-31T10:00:00")], ..series("2027-03-28T10:00:00", 30, "") },
        ),
        (
            "only its extra is left",
            Series {
                extra: vec![at("2026-12-01T10:00:00")],
                except: vec![at("2026-11-23T09:00:00")],
                ..series("2026-11-23T09:00:00", 30, "")
            },
        ),
        (
            "all its starts are left out",
            Series { except: vec![at("2026-11-23T09:00:00")], ..series("2026-11-23T09:00:00", 30, "") },
        ),
        (
            "Sundays, those after a night among them",
            series("2026-09-06T09:00:00", 60, "FREQ=WEEKLY;COUNT=65"),
        ),
        (
            "each night, an hour before the clocks turn",
            series("2026-10-20T01:30:00", 20, "FREQ=DAILY;UNTIL=20271105T013000"),
        ),
        (
            "each night, an hour after they turned",
            series("2026-10-20T03:30:00", 20, "FREQ=DAILY;UNTIL=20271105T033000"),
        ),
    ]
}

#[test]
fn series_of_every_shape_read_in_a_calendar_as_in_the_app() {
    let named: Vec<_> = shapes().into_iter().map(|(name, series)| (name.to_owned(), vec![series])).collect();
    agree(&named, window());
}

#[test]
fn a_text_is_the_same_each_time() {
    for (name, series) in shapes() {
        let series = [series];
        assert_eq!(written(&series, window().until), written(&series, window().until), "{name}");
    }
}
