//! One panel's results.
use super::{Limits, Part, Why, parts};
use crate::answers::{Form, Kind, Row, Value};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is shown, once and for all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = ResultTable)]
pub struct Table {
    /// How many were asked.
    pub invited: u32,
    /// How many answered.
    pub answered: u32,
    /// Each question, in order.
    pub questions: Vec<Shown>,
}

/// What is shown of one question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = QuestionResult)]
pub enum Shown {
    /// How many answered what.
    Parts(Vec<Part>),
    /// Too few answered this question, or all alike; which of the two is not told.
    FewOrAlike,
    /// Texts are shown apart from numbers, see [`super::texts`].
    Text,
}

/// The table of `rows`, all of one panel, of whom so many were `invited`. A function of what was answered: it knows
/// neither who nor in which order.
///
/// # Errors
/// [`Why::Small`], [`Why::Counts`]
pub fn table(form: &Form, invited: u32, rows: &[Row]) -> Result<Table, Why> {
    let limits = Limits::of(form);
    if invited < limits.invited() {
        return Err(Why::Small);
    }
    // Each letter left one row for the first question.
    let answered = u32::try_from(rows.iter().filter(|row| row.question == 0).count()).unwrap_or(u32::MAX);
    if answered < limits.answers || answered.saturating_add(limits.silent) > invited {
        return Err(Why::Counts);
    }
    let question = |(place, kind): (usize, &Kind)| {
        let (choices, scale) = match kind {
            Kind::Scale { choices } => (*choices, true),
            Kind::Choice { choices } => (*choices, false),
            Kind::Text => return Shown::Text,
        };
        let mut counts = vec![0u32; usize::from(choices)];
        for value in values(rows, place) {
            if let Value::Choice(choice) = value
                && let Some(count) = counts.get_mut(usize::from(*choice))
            {
                *count += 1;
            }
        }
        let enough = counts.iter().sum::<u32>() >= limits.answers;
        let parts = enough.then(|| parts(&counts, scale, limits.part)).flatten();
        parts.map_or(Shown::FewOrAlike, Shown::Parts)
    };
    let questions = form.questions().iter().enumerate().map(question).collect();
    Ok(Table { invited, answered, questions })
}

/// What was answered to the question at a place, in the order of the rows.
pub(super) fn values(rows: &[Row], place: usize) -> impl Iterator<Item = &Value> {
    rows.iter().filter_map(move |row| row.values.get(place.checked_sub(usize::from(row.question))?))
}
