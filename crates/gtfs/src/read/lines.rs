//! The lines of a file, with a look at those that come next.
use super::table::LONGEST;
use std::{collections::VecDeque, io::BufRead};

/// What the next line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A line.
    Whole,
    /// A line with more than [`LONGEST`] bytes, of which nothing was kept.
    TooLong,
    /// The file has ended.
    End,
}

/// The lines of a file.
pub(super) struct Lines<'a> {
    from: Box<dyn BufRead + 'a>,
    /// Lines that were read to look at them.
    ahead: VecDeque<(Line, Vec<u8>)>,
    number: u64,
    /// Whether nothing was read yet, so that a byte order mark may come.
    fresh: bool,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(from: Box<dyn BufRead + 'a>) -> Self {
        Self { from, ahead: VecDeque::new(), number: 0, fresh: true }
    }

    /// The number of the line that came last, from 1.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// Reads the next line into `line`, without what ends it.
    pub(super) fn next(&mut self, line: &mut Vec<u8>) -> std::io::Result<Line> {
        self.number += 1;
        match self.ahead.pop_front() {
            Some((found, text)) => {
                *line = text;
                Ok(found)
            }
            None => self.read(line),
        }
    }

    /// The line that comes as the `count`th from here, from 1; None where the file ends or a line is too long.
    pub(super) fn ahead(&mut self, count: usize) -> std::io::Result<Option<&[u8]>> {
        while self.ahead.len() < count {
            let mut line = Vec::new();
            let found = self.read(&mut line)?;
            self.ahead.push_back((found, line));
        }
        let line = self.ahead.get(count - 1).filter(|(found, _)| *found == Line::Whole);
        Ok(line.map(|(_, line)| line.as_slice()))
    }

    /// Passes over the next `count` lines, which have been looked at.
    pub(super) fn skip(&mut self, count: usize) {
        self.ahead.drain(..count);
        self.number += count as u64;
    }

    fn read(&mut self, line: &mut Vec<u8>) -> std::io::Result<Line> {
        line.clear();
        let mut too_long = false;
        let mut ended = false;
        while !ended {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(buffer.len());
            too_long |= line.len() + taken > LONGEST;
            if !too_long {
                line.extend_from_slice(&buffer[..taken]);
            }
            self.from.consume(taken + usize::from(end.is_some()));
            ended = end.is_some();
        }
        if ended && line.last() == Some(&b'\r') {
            line.pop();
        }
        if std::mem::take(&mut self.fresh) && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        Ok(match (too_long, ended || !line.is_empty()) {
            (true, _) => Line::TooLong,
            (false, true) => Line::Whole,
            (false, false) => Line::End,
        })
    }
}
