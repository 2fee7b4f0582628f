//! Content lines (RFC 5545, section 3.1): escaped, folded, ended with CRLF.
use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

/// The longest that a line may be, in octets without its end.
const LONGEST: usize = 75;

/// Lines being written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// One content line. What would break it is left out, so that no value, wherever it came from, begins a line of
    /// its own; texts that may hold line breaks are escaped by [`Lines::text`].
    pub(super) fn plain(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars().filter(|character| !breaks_a_line(*character)) {
            if length + character.len_utf8() > LONGEST {
                // A fold: the space that begins the next line belongs to its length.
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is somebody's text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.plain(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is one or more wall times in Stockholm; nothing where there are none.
    pub(super) fn times(&mut self, name: &str, times: &[NaiveDateTime]) {
        if !times.is_empty() {
            let times: Vec<_> = times.iter().copied().map(wall).collect();
            self.plain(&format!("{name};TZID={}:{}", super::zone::NAME, times.join(",")));
        }
    }

    /// All that was written.
    pub(super) fn whole(self) -> String {
        self.0
    }
}

/// Whether a program could take the character for the end of a line, or give up on it (RFC 5545, section 3.1: no
/// control characters).
fn breaks_a_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// A wall time, `20261123T090000`.
pub(super) fn wall(time: NaiveDateTime) -> String {
    let (year, month, day) = (time.year(), time.month(), time.day());
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}", time.hour(), time.minute(), time.second())
}

/// An instant, `20261123T080000Z`.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    wall(at.naive_utc()) + "Z"
}

/// A text as section 3.3.11 wants it. What is no character to be read (a bell, an escape) is left out: some programs
/// give up on a calendar that holds one.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            unreadable if unreadable.is_control() => {}
            readable => escaped.push(readable),
        }
    }
    escaped
}
