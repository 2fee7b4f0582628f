//! A file of a feed, row by row, with the number of each line.
//!
//! Lines are parted before fields are, because the reference forbids line breaks in fields: a quotation mark that is
//! never closed then spoils its own line and not the rest of the file.
use super::source::unreadable;
use crate::{FeedError, Report, Why};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};
use std::{borrow::Cow, io::BufRead};

/// Bytes of the longest line that is read.
const LONGEST: usize = 64 * 1024;
/// Fields of the longest line that is read.
const MOST_FIELDS: usize = 512;

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
    mut from: Box<dyn BufRead + '_>,
    file: &'static str,
    (columns, others): (&[&'static str], &[&'static str]),
    report: &mut Report,
    mut each: impl FnMut(&Row<'_>) -> Result<(), Why>,
) -> Result<(), FeedError> {
    let mut line = Vec::new();
    let mut fields = Fields::new();
    let mut places = None;
    let mut number = 0;
    loop {
        let whole = next(&mut *from, &mut line).map_err(|error| unreadable(file, error))?;
        number += 1;
        let text = match whole {
            Line::End => break,
            Line::TooLong => Err(Why::TooLong),
            Line::Whole => Ok(line.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(&line)),
        };
        let parted = text.and_then(|text| if text.is_empty() { Ok(false) } else { fields.part(text) });
        match parted {
            Ok(false) => continue,
            Ok(true) => {}
            Err(why) => {
                report.note(file, number, why);
                continue;
            }
        }
        let Some(places) = &places else {
            places = Some(headings(&fields, file, columns, others)?);
            continue;
        };
        if std::str::from_utf8(&line).is_err() {
            report.note(file, number, Why::Letters);
        }
        if let Err(why) = each(&Row { line: number, fields: &fields, places }) {
            report.note(file, number, why);
        }
    }
    // A file without even headings lacks its first column.
    match (places, columns.first()) {
        (None, Some(column)) => Err(FeedError::Column { file, column }),
        _ => Ok(()),
    }
}

/// Where each wanted column stands.
fn headings(
    fields: &Fields,
    file: &'static str,
    columns: &[&'static str],
    others: &[&'static str],
) -> Result<Vec<Option<usize>>, FeedError> {
    let place =
        |wanted: &&str| (0..fields.len()).find(|at| fields.get(*at).trim_ascii() == wanted.as_bytes());
    let mut places = Vec::new();
    for column in columns {
        places.push(Some(place(column).ok_or(FeedError::Column { file, column })?));
    }
    places.extend(others.iter().map(place));
    Ok(places)
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// The next line, without what ends it.
fn next(from: &mut dyn BufRead, line: &mut Vec<u8>) -> std::io::Result<Line> {
    line.clear();
    let mut too_long = false;
    loop {
        let buffer = from.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(buffer.len());
        too_long |= line.len() + taken > LONGEST;
        if !too_long {
            line.extend_from_slice(&buffer[..taken]);
        }
        from.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            return Ok(if too_long { Line::TooLong } else { Line::Whole });
        }
    }
    Ok(match (too_long, line.is_empty()) {
        (true, _) => Line::TooLong,
        (false, true) => Line::End,
        (false, false) => Line::Whole,
    })
}

/// The fields of one line (RFC 4180), in memory that is used again for the next.
struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    number: usize,
    reader: Reader,
}

impl Fields {
    fn new() -> Self {
        // Lines are parted already: a lone carriage return is just a character.
        let reader = ReaderBuilder::new().terminator(Terminator::Any(b'\n')).build();
        Self { bytes: vec![0; LONGEST], ends: vec![0; MOST_FIELDS], number: 0, reader }
    }

    /// Parts a line; whether there is anything on it.
    fn part(&mut self, line: &[u8]) -> Result<bool, Why> {
        if line.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
            return Err(Why::Quote);
        }
        self.reader.reset();
        let (_, read, written, mut ends) = self.reader.read_record(line, &mut self.bytes, &mut self.ends);
        // The line is whole, so an empty rest ends the record.
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

    fn get(&self, place: usize) -> &[u8] {
        let end = |place: usize| self.ends[..self.number].get(place).copied();
        let start = if place == 0 { Some(0) } else { end(place - 1) };
        match (start, end(place)) {
            (Some(start), Some(end)) => self.bytes.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}
