//! The hour ramp: a step is proposed by either side and holds once both have said yes.
use super::{Context, MOST, near};
use crate::{
    command::{Action, Command, Refusal, text},
    ids::RampChangeId,
    people::Role,
    record::{Agreed, Item, RampChange, Record, Said},
};
use std::ops::RangeInclusive;

/// Hours a week: «kanske enbart 2 timmar i veckan … och till sist bli 40» (S1).
const HOURS: RangeInclusive<u32> = 2..=40;

/// The sender's role today, of the roles that plan hours with the participant. A role that speaks for the programme
/// comes first.
fn role(context: &Context<'_>) -> Option<Role> {
    let plans = |role: &Role| role.plans() || matches!(role, Role::Ambassador | Role::Supervisor);
    let own = context.relations.iter().filter(|relation| relation.person == context.by);
    let living = own.filter(|relation| relation.holds_on(context.today));
    living.map(|relation| relation.role).filter(plans).min_by_key(|role| (!role.plans(), *role))
}

pub(super) fn propose(
    record: &Record,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let Action::ProposeRampStep { change, from, hours, paused, words } = &command.action else {
        return Err(Refusal::NotAllowed);
    };
    let own = context.by == command.about;
    let role = role(context);
    if !own && role.is_none() {
        return Err(Refusal::NotAllowed);
    }
    if record.ramp_change(*change).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.ramp_changes.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    if !HOURS.contains(hours) {
        return Err(Refusal::OutOfRange);
    }
    let said = Said { yes: true, by: context.by, at: command.at };
    Ok(vec![Item::RampChange(RampChange {
        id: *change,
        from: near(*from, context.today)?,
        hours: *hours,
        paused: *paused,
        words: text::optional(words, text::LONG_TEXT)?,
        by: context.by,
        role: role.filter(|_| !own),
        at: command.at,
        // Whoever proposes it has said yes, where their yes is one of the two.
        participant: own.then_some(said),
        staff: (!own && role.is_some_and(Role::plans)).then_some(said),
    })])
}

pub(super) fn answer(
    record: &Record,
    change: RampChangeId,
    yes: bool,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let mut change = record.ramp_change(change).ok_or(Refusal::NoSuchEntry)?.clone();
    let said = Some(Said { yes, by: context.by, at: command.at });
    // What both agreed on is changed by a new step, not by taking one's word back.
    if change.agreed() == Agreed::Yes {
        return Ok(Vec::new());
    }
    if context.by == command.about {
        change.participant = said;
    } else if role(context).is_some_and(|role| role.plans() || (change.by == context.by && !yes)) {
        // Whoever proposed it may take it back, too.
        change.staff = said;
    } else {
        return Err(Refusal::NotAllowed);
    }
    Ok(vec![Item::RampChange(change)])
}
