//! How an activity was, and what is said to it: both sides' words are kept in their order.
use super::{Context, MOST};
use crate::{
    command::{Command, FeedbackDeed, Refusal, text},
    ids::PersonId,
    record::{Face, Feedback, FeedbackEntry, Item, Record},
    schedule::OccurrenceId,
};

/// So much can be said about one occurrence: more is a talk.
const MOST_ENTRIES: usize = 50;
/// A year of days with several activities.
const MOST_FEEDBACK: usize = MOST * 2;

pub(super) fn decide(
    record: &Record,
    deed: &FeedbackDeed,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let own = context.by == command.about;
    let feedback = match deed {
        FeedbackDeed::Say { occurrence, to, face, line } if own => {
            say(record, *occurrence, *to, (*face, line), command, context)?
        }
        FeedbackDeed::TakeBack { occurrence } if own => {
            let found = record.feedback(*occurrence).ok_or(Refusal::NoSuchEntry)?;
            Feedback { withdrawn: true, ..found.clone() }
        }
        FeedbackDeed::Answer { occurrence, line } if !own && context.plans() => {
            let mine = |one: &&Feedback| one.to == context.by && !one.withdrawn;
            let found = record.feedback(*occurrence).filter(mine).ok_or(Refusal::NoSuchEntry)?;
            let line = text::optional(line, text::LONG_TEXT)?;
            with(found, FeedbackEntry { by: context.by, at: command.at, face: None, line })?
        }
        _ => return Err(Refusal::NotAllowed),
    };
    Ok(vec![Item::Feedback(feedback)])
}

fn say(
    record: &Record,
    occurrence: OccurrenceId,
    to: PersonId,
    (face, line): (Face, &str),
    command: &Command,
    context: &Context<'_>,
) -> Result<Feedback, Refusal> {
    if to == context.by {
        return Err(Refusal::NoSuchPerson);
    }
    let line = text::optional(line, text::LONG_TEXT)?;
    let entry = FeedbackEntry { by: context.by, at: command.at, face: Some(face), line };
    // What was said once rests on itself: the schedule may have changed since.
    if let Some(before) = record.feedback(occurrence) {
        return with(&Feedback { to, withdrawn: false, ..before.clone() }, entry);
    }
    let found = (context.occurrence)(occurrence).ok_or(Refusal::NoSuchOccurrence)?;
    if !found.takes_place() {
        return Err(Refusal::OccurrenceCancelled);
    }
    let day = found.start.date();
    if day > context.today {
        return Err(Refusal::NotYet);
    }
    if record.feedback.len() >= MOST_FEEDBACK {
        return Err(Refusal::TooMany);
    }
    Ok(Feedback { occurrence, day, title: found.title, to, withdrawn: false, entries: vec![entry] })
}

/// With one entry more; saying the same again adds nothing.
fn with(feedback: &Feedback, entry: FeedbackEntry) -> Result<Feedback, Refusal> {
    let mut feedback = feedback.clone();
    let same = |last: &FeedbackEntry| (last.by, last.face, &last.line) == (entry.by, entry.face, &entry.line);
    if feedback.entries.last().is_some_and(same) {
        return Ok(feedback);
    }
    if feedback.entries.len() >= MOST_ENTRIES {
        return Err(Refusal::TooMany);
    }
    feedback.entries.push(entry);
    Ok(feedback)
}
