//! The rough plan: the participant and those who convene meetings with them write in it, each on their own device.
use super::{Context, MOST};
use crate::{
    command::{Command, Refusal, text},
    ids::LineId,
    record::{Item, LineKind, PlanLine, Record, Words},
};

/// What is written in which line, over which words.
pub(super) struct Writing<'a> {
    pub(super) line: LineId,
    pub(super) about: LineKind,
    pub(super) text: &'a str,
    pub(super) was: &'a str,
}

fn may(command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
    if context.by == command.about || context.convenes() { Ok(()) } else { Err(Refusal::NotAllowed) }
}

pub(super) fn keep(
    record: &Record,
    writing: &Writing<'_>,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    may(command, context)?;
    let Writing { line: id, about, text, was } = *writing;
    let text = text::required(text, text::LONG_TEXT)?;
    let (by, at) = (context.by, command.at);
    let line = match record.plan_line(id) {
        Some(line) => {
            let words = line.words.rewritten(text, was, by, at);
            if words.beside.len() > MOST {
                return Err(Refusal::TooMany);
            }
            PlanLine { words, removed: false, ..line.clone() }
        }
        None if record.plan_lines.len() >= MOST => return Err(Refusal::TooMany),
        None => PlanLine { id, about, words: Words::new(text, by, at), removed: false, made: at },
    };
    Ok(vec![Item::PlanLine(line)])
}

/// A line goes only with the words that were seen: what somebody wrote meanwhile stays.
pub(super) fn remove(
    record: &Record,
    id: LineId,
    was: &str,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    may(command, context)?;
    let line = record.plan_line(id).ok_or(Refusal::NoSuchEntry)?;
    if line.words.text != was.trim() {
        return Ok(Vec::new());
    }
    Ok(vec![Item::PlanLine(PlanLine { removed: true, ..line.clone() })])
}
