//! From the text of a file to a template: every field read, every reference held against what it names.
//!
//! The file is read field by field instead of by a derived deserializer, since that one stops at the first wrong field,
//! and somebody who writes a template wants to know all of them, each with its line.
//!
//! To add a field: 1. a field of the model, with its meaning; 2. a line in the reader of its table here, and where it
//! names something else, a check against [`known::Known`]; 3. a broken file in the tests.
mod activity;
mod choice;
mod fields;
mod found;
mod known;
mod meeting;
mod outline;
mod problems;
mod programme;
mod scale;
mod when;

use fields::Fields;
use found::Found;
use known::Known;
use problems::Problems;

use super::{Template, TemplateError};
use crate::record::Scale;
use toml::de::DeTable;

/// Reads `text`, the content of the file `file`.
pub(super) fn read(file: &str, text: &str) -> Result<Template, Vec<TemplateError>> {
    read_with(file, text, programme::template)
}

/// Reads a file that brings questions for self-rating and nothing else.
pub(super) fn scales(file: &str, text: &str) -> Result<Vec<Scale>, Vec<TemplateError>> {
    read_with(file, text, |fields| {
        let scales = programme::scales(fields);
        fields.done();
        scales
    })
}

fn read_with<T>(
    file: &str,
    text: &str,
    reader: impl Fn(&Fields<'_>) -> Option<T>,
) -> Result<T, Vec<TemplateError>> {
    let problems = Problems::new(file, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        problems.report_syntax(error.span(), error.message());
    }
    // After an error of syntax the rest is guessed, and what is said about guesses misleads.
    let template = if errors.is_empty() {
        reader(&Fields::new(table.get_ref(), String::new(), 0, &problems))
    } else {
        None
    };
    let found = problems.into_found();
    template.filter(|_| found.is_empty()).ok_or(found)
}
