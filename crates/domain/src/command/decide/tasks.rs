//! «Vem gör vad»: what the participant says they will do, and marks as done. Staff's tasks are staff's to mark.
use super::{Context, MOST, near};
use crate::{
    command::{Refusal, text},
    ids::TaskId,
    record::{Item, Record, Task},
};
use chrono::NaiveDate;

pub(super) fn add(
    record: &Record,
    id: TaskId,
    written: &str,
    by: Option<NaiveDate>,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    if record.task(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.tasks.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    let by = by.map(|day| near(day, context.today)).transpose()?;
    let text = text::required(written, text::LONG_TEXT)?;
    Ok(vec![Item::Task(Task::new(id, text, context.by, by))])
}

pub(super) fn mark(
    record: &Record,
    id: TaskId,
    on: Option<NaiveDate>,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let mut task = record.task(id).ok_or(Refusal::NoSuchTask)?.clone();
    if task.owner != context.by {
        return Err(Refusal::NotYours);
    }
    task.done = on.map(|day| near(day, context.today)).transpose()?;
    Ok(vec![Item::Task(task)])
}
