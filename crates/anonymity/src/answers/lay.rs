//! What is kept of a letter.
use super::{Answers, Form, Value};
use crate::{disclosure::PanelId, hex::Hex, stream::Stream};
use serde::{Deserialize, Serialize};

/// One row of what is kept of a survey. Which survey is said by where it lies.
///
/// Keep rows under their key (`WITHOUT ROWID`, or a table clustered by it), and outside backups until the close.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Random, so that rows lie in an order that says nothing.
    pub key: Hex<16>,
    /// Who were asked together.
    pub panel: PanelId,
    /// The question, from 0; the first one where answers are kept together.
    pub question: u8,
    /// What was answered: to this question, or to all where answers are kept together.
    pub values: Vec<Value>,
}

/// The rows of one letter, sorted by their keys. `random`: 32 fresh bytes, used for nothing else.
///
/// Every letter gives a row for every question, answered or not: how many rows there are says nothing about anybody.
#[must_use]
pub fn lay(form: &Form, panel: PanelId, answers: &Answers, random: &[u8; 32]) -> Vec<Row> {
    let mut keys = Stream::new("rows", random, b"");
    let mut row = |question, values| Row { key: Hex(keys.take()), panel, question, values };
    if form.together() {
        return vec![row(0, answers.values().to_vec())];
    }
    let mut rows: Vec<_> =
        (0..).zip(answers.values()).map(|(question, value)| row(question, vec![value.clone()])).collect();
    rows.sort_unstable_by_key(|row| row.key);
    rows
}
