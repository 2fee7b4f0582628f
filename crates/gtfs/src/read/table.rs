//! A file of a feed, row by row, with the number of each line.
//!
//! The reference forbids line breaks in fields, but feeds have them in descriptions. A row goes on over a line break only
//! where the lines together make one row of the right width, so that a quotation mark that is never closed damages its
//! own line and not the rest of the file. A damaged row is used as long as no column that is read was damaged.
use super::{
    lines::{Line, Lines},
    quotes::quotes,
    source::unreadable,
};
use crate::{FeedError, Report, Why};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};
use std::{borrow::Cow, io::BufRead};

/// Bytes of the longest row that is read.
pub(super) const LONGEST: usize = 64 * 1024;
/// Fields of the longest row that is read.
const MOST_FIELDS: usize = 512;
/// Lines over which one row may go on.
const MOST_LINES: usize = 20;

/// A row: the fields that were asked for, in the order of the asking.
pub(super) struct Row<'a> {
    /// The number of its line, from 1 (the headings).
    pub(super) line: u64,
    fields: &'a Fields,
    places: &'a [Option<usize>],
}

impl Row<'_> {
    /// A field without the spaces around it; empty where the row or the file has none.
    pub(super) fn field(&self, number: usize) -> Cow<'_, str> {
        let place = self.places.get(number).copied().flatten();
        let bytes = place.map(|place| self.fields.get(place)).unwrap_or_default();
        String::from_utf8_lossy(bytes.trim_ascii())
    }

    /// A field for people: no control characters (PostgreSQL's text holds no NUL), and of a length to be shown.
    pub(super) fn words(&self, number: usize) -> String {
        const LONGEST_WORDS: usize = 200;
        let field = self.field(number);
        field.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_WORDS).collect()
    }

    /// An id, which may not be empty.
    pub(super) fn id(&self, number: usize) -> Result<String, Why> {
        let id: String = self.field(number).chars().filter(|c| !c.is_control()).collect();
        if id.is_empty() { Err(Why::NoId) } else { Ok(id) }
    }
}

/// Reads all rows; see [`super::Feed::rows`].
pub(super) fn read(
    from: Box<dyn BufRead + '_>,
    file: &'static str,
    (columns, others): (&[&'static str], &[&'static str]),
    report: &mut Report,
    mut each: impl FnMut(&Row<'_>) -> Result<(), Why>,
) -> Result<(), FeedError> {
    let mut lines = Lines::new(from);
    let mut line = Vec::new();
    let mut fields = Fields::new();
    let mut headings: Option<Headings> = None;
    loop {
        let whole = lines.next(&mut line).map_err(|error| unreadable(file, error))?;
        let number = lines.number();
        let parted = match whole {
            Line::End => break,
            Line::TooLong => Err(Why::TooLong),
            Line::Whole if line.is_empty() => Ok(false),
            Line::Whole => {
                let width = headings.as_ref().map(|headings| headings.width);
                part(&mut fields, &mut line, &mut lines, width).map_err(|error| unreadable(file, error))?
            }
        };
        match parted {
            Ok(false) => continue,
            Ok(true) => {}
            Err(why) => {
                report.note(file, number, why);
                continue;
            }
        }
        let Some(Headings { places, .. }) = &headings else {
            headings = Some(Headings::read(&fields, file, columns, others)?);
            continue;
        };
        if places.iter().flatten().any(|place| !fields.sound(*place)) {
            report.note(file, number, Why::Quote);
            continue;
        }
        if std::str::from_utf8(&line).is_err() {
            report.note(file, number, Why::Letters);
        }
        if let Err(why) = each(&Row { line: number, fields: &fields, places }) {
            report.note(file, number, why);
        }
    }
    // A file without even headings lacks its first column.
    match (headings, columns.first()) {
        (None, Some(column)) => Err(FeedError::Column { file, column }),
        _ => Ok(()),
    }
}

/// The columns of a file.
struct Headings {
    /// Where each wanted column stands.
    places: Vec<Option<usize>>,
    /// How many columns there are.
    width: usize,
}

impl Headings {
    fn read(
        fields: &Fields,
        file: &'static str,
        columns: &[&'static str],
        others: &[&'static str],
    ) -> Result<Self, FeedError> {
        let place =
            |wanted: &&str| (0..fields.len()).find(|at| fields.get(*at).trim_ascii() == wanted.as_bytes());
        let mut places = Vec::new();
        for column in columns {
            places.push(Some(place(column).ok_or(FeedError::Column { file, column })?));
        }
        places.extend(others.iter().map(place));
        Ok(Self { places, width: fields.len() })
    }
}

/// Parts a row into `fields`, joining to `line` the lines over which it goes on; whether there is anything on it.
fn part(
    fields: &mut Fields,
    line: &mut Vec<u8>,
    lines: &mut Lines<'_>,
    width: Option<usize>,
) -> std::io::Result<Result<bool, Why>> {
    let mut marks = quotes(line);
    if let (true, Some(width)) = (marks.open, width)
        && let Some(joined) = joined(line, lines, width)?
    {
        *line = joined;
        marks = quotes(line);
    }
    let parted = fields.part(marks.escaped.as_deref().unwrap_or(line));
    // The right number of fields says that no comma was taken for one between two fields.
    let right = !marks.open && !marks.ambiguous && width.is_none_or(|width| width == marks.fields);
    fields.damaged = marks.stray.filter(|_| !right);
    Ok(parted)
}

/// The row that begins on `line`, with the lines after it that belong to it; None where they make none.
fn joined(line: &[u8], lines: &mut Lines<'_>, width: usize) -> std::io::Result<Option<Vec<u8>>> {
    let mut row = line.to_vec();
    for count in 1..MOST_LINES {
        let Some(next) = lines.ahead(count)? else { return Ok(None) };
        // A line that is a row by itself shows that the mark was only forgotten.
        let commas = next.iter().filter(|byte| **byte == b',').count();
        if commas + 1 == width && !next.contains(&b'"') {
            return Ok(None);
        }
        row.push(b'\n');
        row.extend_from_slice(next);
        let marks = quotes(&row);
        if row.len() > LONGEST || (!marks.open && (marks.fields != width || marks.stray.is_some())) {
            return Ok(None);
        }
        if !marks.open {
            lines.skip(count);
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// The fields of one row (RFC 4180), in memory that is used again for the next.
struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    number: usize,
    /// From this field on the content is a guess.
    damaged: Option<usize>,
    reader: Reader,
}

impl Fields {
    fn new() -> Self {
        // Rows are parted already: a lone carriage return is just a character, and line breaks stand inside marks.
        let reader = ReaderBuilder::new().terminator(Terminator::Any(b'\n')).build();
        Self { bytes: vec![0; LONGEST], ends: vec![0; MOST_FIELDS], number: 0, damaged: None, reader }
    }

    /// Parts a row; whether there is anything on it.
    fn part(&mut self, line: &[u8]) -> Result<bool, Why> {
        self.reader.reset();
        let (_, read, written, mut ends) = self.reader.read_record(line, &mut self.bytes, &mut self.ends);
        // The row is whole, so an empty rest ends the record.
        let (result, _, _, more) =
            self.reader.read_record(&line[read..], &mut self.bytes[written..], &mut self.ends[ends..]);
        ends += more;
        self.number = ends;
        match result {
            ReadRecordResult::Record => Ok(true),
            ReadRecordResult::End | ReadRecordResult::InputEmpty => Ok(false),
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => Err(Why::TooLong),
        }
    }

    const fn len(&self) -> usize {
        self.number
    }

    /// Whether the field at `place` is what the file says.
    fn sound(&self, place: usize) -> bool {
        self.damaged.is_none_or(|damaged| place < damaged)
    }

    fn get(&self, place: usize) -> &[u8] {
        let end = |place: usize| self.ends[..self.number].get(place).copied();
        let start = if place == 0 { Some(0) } else { end(place - 1) };
        match (start, end(place)) {
            (Some(start), Some(end)) => self.bytes.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}
