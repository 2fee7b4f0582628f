//! Answers for occurrences.
use super::Context;
use crate::{
    command::{Refusal, text},
    record::{Answer, AnswerKind, Item},
    schedule::OccurrenceId,
};
use chrono::{DateTime, Utc};

pub(super) fn answer(
    occurrence: OccurrenceId,
    kind: AnswerKind,
    note: &str,
    at: DateTime<Utc>,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let found = (context.occurrence)(occurrence).ok_or(Refusal::NoSuchOccurrence)?;
    if !found.takes_place() {
        return Err(Refusal::OccurrenceCancelled);
    }
    let note = text::optional(note, text::LONG_TEXT)?;
    Ok(vec![Item::Answer(Answer { occurrence, kind, note, at })])
}
