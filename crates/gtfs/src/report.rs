//! What was left out of a feed, counted and told: a feed with a few bad rows is still worth having.
use std::{collections::BTreeMap, fmt};

/// Why a row, or a part of it, was left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// Quotation marks are not closed or not escaped, and a column that is read cannot be told from others.
    Quote,
    /// The line is longer than any row.
    TooLong,
    /// An id is empty that must not be.
    NoId,
    /// The same id, or the same place in a run, came before; the first one counts.
    Twice,
    /// A time is not like 7:05:00, or lies beyond three days.
    Time,
    /// A date is not like 20261123.
    Date,
    /// A number or a yes or no is none.
    Number,
    /// It ends before it begins.
    EndsEarly,
    /// The stop does not stand in stops.txt (or is none where anything stops).
    Stop,
    /// The line does not stand in routes.txt.
    Line,
    /// The service does not stand in the calendar, so it never runs.
    Service,
    /// The run does not stand in trips.txt, or was left out.
    Run,
    /// It is there before the stop that comes before it.
    Backwards,
    /// Fewer than two stops with times are left.
    TooShort,
    /// It runs every so often, but no row of frequencies.txt that says how often could be read.
    Frequency,
    /// It would run more often than each minute.
    TooOften,
    /// Letters are not UTF-8. The row is kept, with � in their place.
    Letters,
}

impl Why {
    /// Whether the row is kept all the same.
    #[must_use]
    pub const fn kept(self) -> bool {
        matches!(self, Self::Letters)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quote => "quotation marks are not closed or not escaped",
            Self::TooLong => "the line is too long",
            Self::NoId => "an id is empty",
            Self::Twice => "it stands there already",
            Self::Time => "a time cannot be read",
            Self::Date => "a date cannot be read",
            Self::Number => "a number cannot be read",
            Self::EndsEarly => "it ends before it begins",
            Self::Stop => "the stop is unknown",
            Self::Line => "the line is unknown",
            Self::Service => "the service is in no calendar",
            Self::Run => "the run is unknown or was left out",
            Self::Backwards => "it is earlier than the stop before it",
            Self::TooShort => "it has fewer than two stops with times",
            Self::Frequency => "how often it runs cannot be read",
            Self::TooOften => "it would run more often than each minute",
            Self::Letters => "letters are not UTF-8; kept, with � for them",
        })
    }
}

/// How often something was left out, and where first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Left {
    /// How often.
    pub times: u64,
    /// The first lines, from 1 (the headings).
    pub lines: Vec<u64>,
}

/// What was left out, by file and reason.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// File and reason, with how often and where.
    pub left: BTreeMap<(&'static str, Why), Left>,
}

impl Report {
    /// How many lines are named for each reason.
    const EXAMPLES: usize = 5;

    pub(crate) fn note(&mut self, file: &'static str, line: u64, why: Why) {
        let left = self.left.entry((file, why)).or_default();
        left.times += 1;
        if left.lines.len() < Self::EXAMPLES {
            left.lines.push(line);
        }
    }

    /// How many rows were left out in all.
    #[must_use]
    pub fn rows_left_out(&self) -> u64 {
        self.left.iter().filter(|((_, why), _)| !why.kept()).map(|(_, left)| left.times).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ((file, why), left) in &self.left {
            let lines: Vec<_> = left.lines.iter().map(ToString::to_string).collect();
            let more = if left.times > left.lines.len() as u64 { ", …" } else { "" };
            writeln!(f, "  {file}: {} × {why} (line {}{more})", left.times, lines.join(", "))?;
        }
        Ok(())
    }
}
