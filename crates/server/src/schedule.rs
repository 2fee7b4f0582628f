//! The schedule of a participant, laid out from the series of their enrolments and groups.
use chrono::{Days, NaiveDate};
use folje_domain::schedule::{Change, Occurrence, OccurrenceId, Series, expand};

/// All occurrences shown on the days from `from` up to, not including, `until`, in order.
pub(crate) fn occurrences(series: &[Series], from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
    let mut all: Vec<_> = series.iter().flat_map(|series| expand(series, from, until)).collect();
    all.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
    all
}

/// The occurrence with that id, wherever it was moved to.
pub(crate) fn occurrence(series: &[Series], id: OccurrenceId) -> Option<Occurrence> {
    let series = series.iter().find(|series| series.id == id.series)?;
    let moved_to =
        series.overrides.iter().filter(|change| change.original == id.start).map(|change| &change.change);
    let days = moved_to
        .filter_map(|change| match change {
            Change::Moved { start, .. } => Some(start.date()),
            Change::Cancelled => None,
        })
        .chain([id.start.date()]);
    days.filter_map(|day| Some((day, day.checked_add_days(Days::new(1))?)))
        .flat_map(|(day, next)| expand(series, day, next))
        .find(|occurrence| occurrence.id == id)
}
