//! Gathers everything that is wrong in a file, so that its author mends it in one go.
use crate::template::error::{Problem, TemplateError};
use std::{cell::RefCell, ops::Range};

/// What was found wrong so far in one file.
///
/// It is shared by everything that reads the file, so that one wrong field does not hide the next.
pub(super) struct Problems<'t> {
    file: &'t str,
    text: &'t str,
    found: RefCell<Vec<TemplateError>>,
}

impl<'t> Problems<'t> {
    /// Nothing wrong yet in `text`, the content of `file`.
    pub(super) const fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, found: RefCell::new(Vec::new()) }
    }

    /// Notes that `field`, which stands at the byte `offset`, has this `problem`.
    pub(super) fn report(&self, offset: usize, field: impl Into<String>, problem: Problem) {
        let (file, line) = (self.file.to_owned(), self.line(offset));
        self.found.borrow_mut().push(TemplateError { file, line, field: field.into(), problem });
    }

    /// Notes that the parser stopped at `span`; the field is the line's beginning, as far as it is a name.
    pub(super) fn report_syntax(&self, span: Option<Range<usize>>, message: &str) {
        let offset = span.map_or(0, |span| span.start).min(self.text.len());
        let line = self.text.lines().nth(self.line(offset) - 1).unwrap_or_default();
        let name: String = line
            .trim_start_matches(|c: char| c == '[' || c.is_whitespace())
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
            .collect();
        self.report(offset, name, Problem::Syntax(message.to_owned()));
    }

    /// Everything that was found, by line; empty if the file is sound.
    pub(super) fn into_found(self) -> Vec<TemplateError> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|error| error.line);
        found
    }

    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}
