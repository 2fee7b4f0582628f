//! Reads a feed: files in the order in which they refer to each other, each row on its own.
//!
//! A row that cannot be read is left out, counted and told in the [`Report`]; the rest is kept. What is in no way a feed,
//! or has nothing that runs, is an error.
mod calls;
mod days;
mod fields;
mod frequencies;
mod lines;
mod quotes;
mod runs;
mod source;
mod stops;
mod table;
mod trips;

use crate::{FeedError, Report, Timetable};
use runs::Runs;
use source::Source;
use std::path::Path;

/// Reads the feed at `path`, a zip file or a folder; `told` hears the name of each file before it is read.
///
/// # Errors
/// [`FeedError`], where it gives no timetable at all.
pub fn read(path: &Path, told: &mut dyn FnMut(&'static str)) -> Result<(Timetable, Report), FeedError> {
    let mut feed = Feed { source: Source::open(path)?, report: Report::default(), told };
    let stops = stops::read(&mut feed)?;
    let lines = trips::lines(&mut feed)?;
    let days = days::read(&mut feed)?;
    let trips = trips::read(&mut feed, &lines, &days)?;
    let frequencies = frequencies::read(&mut feed, &trips)?;
    let calls = calls::read(&mut feed, &trips, &stops)?;
    let Feed { mut report, .. } = feed;
    let runs = Runs { trips, frequencies, calls };
    let timetable = runs::build(stops, days, lines, runs, &mut report);
    if timetable.runs.is_empty() {
        return Err(FeedError::Empty(Box::new(report)));
    }
    Ok((timetable, report))
}

/// What is being read.
struct Feed<'a> {
    source: Source,
    report: Report,
    told: &'a mut dyn FnMut(&'static str),
}

#[derive(Clone, Copy)]
enum Must {
    BeThere,
    MayLack,
}

impl Feed<'_> {
    /// Reads a file row by row: `columns` must be there, `others` may be; a row's fields come in that order.
    ///
    /// Whether the file is there.
    fn rows(
        &mut self,
        file: &'static str,
        must: Must,
        (columns, others): (&[&'static str], &[&'static str]),
        each: impl FnMut(&table::Row<'_>) -> Result<(), crate::Why>,
    ) -> Result<bool, FeedError> {
        match (self.source.file(file)?, must) {
            (Some(from), _) => {
                (self.told)(file);
                table::read(from, file, (columns, others), &mut self.report, each)?;
                Ok(true)
            }
            (None, Must::BeThere) => Err(FeedError::Missing(file)),
            (None, Must::MayLack) => Ok(false),
        }
    }
}
