//! Two calendar programs that read what we write, and our own schedule in the same shape.
use crate::support::{node::node, python::python};
use chrono::{DateTime, NaiveDate};
use folje_domain::{
    calendar::{Setting, Words, feed},
    language::Language,
    reminder::{Choices, Wake},
    schedule::{OccurrenceState, Series, Zone as _, expand},
};
use folje_server::zone::Stockholm;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An event as somebody reads it: start and end in wall time, the start as an instant, whether it is cancelled,
/// summary, place, description, minutes before for each alarm.
#[derive(Clone, PartialEq, PartialOrd, Debug, Serialize, Deserialize)]
pub(super) struct Row(
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) bool,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) Vec<i64>,
);

/// The days that are compared.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
}

/// Details are shown and two alarms come, so that there is most to compare.
pub(super) fn choices() -> Choices {
    Choices { details: true, before: vec![60, 10], ..Choices::default() }
}

/// The calendar of `series`, as a server writes it.
pub(super) fn written(series: &[Series], until: NaiveDate) -> String {
    with_wakes(series, &[], &choices(), until)
}

/// The calendar of `series` and `wakes`.
pub(super) fn with_wakes(series: &[Series], wakes: &[Wake], choices: &Choices, until: NaiveDate) -> String {
    let words = Words {
        calendar: "Min vecka".into(),
        neutral: "Pass {time}".into(),
        cancelled: "Inställt: {title}".into(),
        bring: "Ta med: {things}".into(),
        wake: "Påminnelse {time}".into(),
    };
    let setting = Setting {
        zone: &Stockholm::new().unwrap(),
        stamp: DateTime::from_timestamp(1_795_302_000, 0).unwrap(),
        until,
        language: Language::Sv,
        words: &words,
        choices,
    };
    feed(series, wakes, &setting)
}

/// What the participant's schedule shows.
pub(super) fn ours(series: &[Series], window: Window) -> Vec<Row> {
    let zone = Stockholm::new().unwrap();
    let mut rows: Vec<_> = series
        .iter()
        .flat_map(|series| expand(series, window.from, window.until))
        .map(|occurrence| {
            let cancelled = !occurrence.takes_place();
            let title = occurrence.title.sv.clone();
            let reason = match occurrence.state {
                OccurrenceState::Planned => None,
                OccurrenceState::Cancelled { reason } | OccurrenceState::Moved { reason, .. } => reason,
            };
            let bring: Vec<_> = occurrence.bring.iter().map(|thing| &*thing.sv).collect();
            let bring = (!bring.is_empty()).then(|| format!("Ta med: {}", bring.join(", ")));
            let about = reason.into_iter().chain(occurrence.about).map(|text| text.sv).chain(bring);
            Row(
                format!("{:?}", occurrence.start),
                format!("{:?}", occurrence.end),
                format!("{:?}", zone.resolve(occurrence.start).instant()),
                cancelled,
                if cancelled { format!("Inställt: {title}") } else { title },
                occurrence.place.map(|place| place.sv).unwrap_or_default(),
                about.collect::<Vec<_>>().join("\n"),
                if cancelled { vec![] } else { vec![60, 10] },
            )
        })
        .collect();
    rows.sort_by(|one, other| one.partial_cmp(other).unwrap());
    rows
}

/// What each of the two programs reads, by its name.
pub(super) fn read(calendars: &[String], window: Window) -> [(&'static str, Vec<Vec<Row>>); 2] {
    let asked = json!({ "from": window.from, "until": window.until, "calendars": calendars });
    let rows = |answer| {
        let mut all: Vec<Vec<Row>> = serde_json::from_value(answer).unwrap();
        for rows in &mut all {
            rows.sort_by(|one, other| one.partial_cmp(other).unwrap());
        }
        assert_eq!(all.len(), calendars.len());
        all
    };
    [
        ("recurring-ical-events", rows(python("calendars.py", &asked))),
        ("ical.js", rows(node("calendar/read.mjs", &asked))),
    ]
}

/// Fails where somebody reads anything else than we show.
pub(super) fn agree(named: &[(String, Vec<Series>)], window: Window) {
    let calendars: Vec<_> = named.iter().map(|(_, series)| written(series, window.until)).collect();
    for (judge, read) in read(&calendars, window) {
        for ((name, series), theirs) in named.iter().zip(read) {
            let ours = ours(series, window);
            let only_ours: Vec<_> = ours.iter().filter(|row| !theirs.contains(row)).collect();
            let only_theirs: Vec<_> = theirs.iter().filter(|row| !ours.contains(row)).collect();
            assert!(
                ours == theirs,
                "{name}, read by {judge}: ours alone {only_ours:#?}, theirs alone {only_theirs:#?}"
            );
        }
    }
}
