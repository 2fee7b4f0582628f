//! The schedule of a participant, laid out from the series of their enrolments and groups.
use chrono::NaiveDate;
use folje_domain::schedule::{Occurrence, OccurrenceId, Series, expand, one};

/// All occurrences shown on the days from `from` up to, not including, `until`, in order.
pub(crate) fn occurrences(series: &[Series], from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
    let mut all: Vec<_> = series.iter().flat_map(|series| expand(series, from, until)).collect();
    all.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
    all
}

/// Whether a series has more than one occurrence.
pub(crate) const fn repeats(series: &Series) -> bool {
    series.recurrence.is_some() || !series.extra.is_empty()
}

/// The occurrence with that id, wherever it was moved to.
pub(crate) fn occurrence(series: &[Series], id: OccurrenceId) -> Option<Occurrence> {
    series.iter().find(|series| series.id == id.series).and_then(|series| one(series, id.start))
}
