//! Free texts: only of several cohorts together, without their numbers, in no order, and read by somebody first.
use super::{Limits, Panel, Why, table, table::values};
use crate::answers::{Form, Row, Value};
use std::fmt;

/// Texts that somebody has yet to read, to take out names and what else gives somebody away.
///
/// The type has no way to be shown: what the reader wrote is, by [`ToRead::release`].
#[derive(Clone, PartialEq, Eq)]
pub struct ToRead {
    texts: Vec<String>,
}

impl ToRead {
    /// What the reader reads, in the order of the closed rows' keys, which is none.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// What the reader lets be shown: a text for each, as it is or without names; `None` leaves it out. How many were
    /// left out is not told. `None` as a whole: not one decision for each text.
    #[must_use]
    pub fn release(self, read: Vec<Option<String>>) -> Option<Vec<String>> {
        (read.len() == self.texts.len()).then(|| read.into_iter().flatten().collect())
    }
}

impl fmt::Debug for ToRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts to read")
    }
}

/// The texts to the question at `place`, of the rows of one panel after their close.
///
/// # Errors
/// What keeps the panel's table from being shown; [`Why::Texts`] for a panel of one cohort or with too few texts.
pub fn texts(form: &Form, panel: &Panel, rows: &[Row], place: usize) -> Result<ToRead, Why> {
    table(form, panel.invited(), rows)?;
    let texts: Vec<_> = values(rows, place)
        .filter_map(|value| if let Value::Text(text) = value { Some(text.clone()) } else { None })
        .collect();
    let enough = texts.len() >= usize::try_from(Limits::of(form).answers).unwrap_or(usize::MAX);
    if enough && panel.may_show_texts(form) { Ok(ToRead { texts }) } else { Err(Why::Texts) }
}
