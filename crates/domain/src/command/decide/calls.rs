//! «Jag behöver hjälp» and its answer, and «Tack».
use super::{Context, MOST};
use crate::{
    command::{Command, Refusal, text},
    ids::{CallId, PersonId, ThanksId},
    people::{Relation, Role},
    record::{Call, CallAnswer, Item, Record, Thanks},
};
use chrono::{DateTime, Utc};

/// The most answers to one call: more is a talk.
const MOST_ANSWERS: usize = 50;

/// What whoever asks is to the participant today.
fn living<'a>(command: &Command, context: &Context<'a>) -> impl Iterator<Item = &'a Relation> {
    let (by, about, today) = (context.by, command.about, context.today);
    context
        .relations
        .iter()
        .filter(move |relation| relation.person == by && relation.participant == about)
        .filter(move |relation| relation.holds_on(today))
}

/// By somebody who walks beside the participant at the workplace.
pub(super) fn ask(
    record: &Record,
    id: CallId,
    line: &str,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let at_the_workplace = |role| matches!(role, Role::Ambassador | Role::Supervisor);
    let role = living(command, context).map(|relation| relation.role).find(|role| at_the_workplace(*role));
    let role = role.ok_or(Refusal::NotAllowed)?;
    if record.call(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.calls.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    let line = text::required(line, text::SHORT_TEXT)?;
    let call = Call { id, by: context.by, role, line, at: command.at, answers: Vec::new() };
    Ok(vec![Item::Call(call)])
}

/// By somebody who plans with the participant, or by the caller, for whom it settled itself.
pub(super) fn answer(
    record: &Record,
    id: CallId,
    line: &str,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let plans = living(command, context).any(|relation| relation.role.plans());
    let found = record.call(id);
    let own = found.is_some_and(|call| call.by == context.by) && living(command, context).next().is_some();
    if !own && !plans {
        return Err(Refusal::NotAllowed);
    }
    let mut call = found.ok_or(Refusal::NoSuchEntry)?.clone();
    if call.answers.len() >= MOST_ANSWERS {
        return Err(Refusal::TooMany);
    }
    let line = match own {
        true => text::optional(line, text::SHORT_TEXT)?,
        false => text::required(line, text::SHORT_TEXT)?,
    };
    call.answers.push(CallAnswer { by: context.by, at: command.at, line });
    Ok(vec![Item::Call(call)])
}

/// By the participant.
pub(super) fn thank(
    record: &Record,
    id: ThanksId,
    (to, line): (PersonId, &str),
    at: DateTime<Utc>,
    by: PersonId,
) -> Result<Vec<Item>, Refusal> {
    if to == by {
        return Err(Refusal::NoSuchPerson);
    }
    if record.thanks.iter().any(|thanks| thanks.id == id) {
        return Err(Refusal::IdTaken);
    }
    if record.thanks.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    let line = text::optional(line, text::SHORT_TEXT)?;
    Ok(vec![Item::Thanks(Thanks { id, to, line, at })])
}
