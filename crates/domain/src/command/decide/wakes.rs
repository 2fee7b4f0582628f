//! Wake-up plans, and whom they ask to be told.
use super::near;
use crate::{
    command::Refusal,
    ids::{PersonId, WakeId},
    record::{Item, Record},
    reminder::{Agreement, AgreementState, Terms, Wake},
};
use chrono::{DateTime, NaiveDate, Utc};

/// The most plans: one for each day of the week.
const MOST_WAKES: usize = 7;

pub(super) fn keep(
    record: &Record,
    wake: &Wake,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    let before = record.wakes.iter().find(|other| other.id == wake.id);
    let others = record.wakes.iter().filter(|other| !other.removed && other.id != wake.id).count();
    if others >= MOST_WAKES && !wake.removed {
        return Err(Refusal::TooMany);
    }
    if !(Wake::FEWEST_MINUTES..=Wake::MOST_MINUTES).contains(&wake.minutes) || wake.days.is_empty() {
        return Err(Refusal::OutOfRange);
    }
    if wake.first.is_some() && wake.first == wake.second {
        return Err(Refusal::NoSuchPerson);
    }
    if let Some(until) = wake.paused_until {
        near(until, today)?;
    }
    let mut items = vec![Item::Wake(wake.clone())];
    items.extend(agreements(record, before, wake, at).into_iter().map(Item::Agreement));
    if wake.tell && !wake.removed {
        may_tell(record, wake)?;
    }
    Ok(items)
}

/// Telling can be on only while the first has agreed, was tested and is there, and a second is named.
fn may_tell(record: &Record, wake: &Wake) -> Result<(), Refusal> {
    let first = wake.first.and_then(|person| record.agreement(wake.id, person));
    let ready = first.is_some_and(|agreement| agreement.ready_for(wake));
    if ready && wake.second.is_some() { Ok(()) } else { Err(Refusal::NotAgreed) }
}

/// What the plan changes about agreements: new ones for whom it names anew, the end of those whom it names no more,
/// and new terms for the others. Whoever said no is not asked again by the way.
fn agreements(record: &Record, before: Option<&Wake>, wake: &Wake, at: DateTime<Utc>) -> Vec<Agreement> {
    let named = |wake: &Wake, person| !wake.removed && wake.names(person);
    let kept = record.agreements.iter().filter(|agreement| agreement.wake == wake.id).filter_map(|old| {
        let mut new = old.clone();
        if named(wake, old.person) {
            if !before.is_some_and(|before| named(before, old.person)) {
                new.state = AgreementState::Asked;
                new.asked = at;
            }
            if new.lives() {
                new.terms = Terms::of(wake, old.person);
            }
        } else if old.lives() {
            new.state = AgreementState::EndedByParticipant;
        }
        (new != *old).then_some(new)
    });
    let fresh = [wake.first, wake.second]
        .into_iter()
        .flatten()
        .filter(|person| named(wake, *person) && record.agreement(wake.id, *person).is_none())
        .map(|person| asked(wake, person, at));
    kept.chain(fresh).collect()
}

fn asked(wake: &Wake, person: PersonId, at: DateTime<Utc>) -> Agreement {
    let terms = Terms::of(wake, person);
    Agreement { wake: wake.id, person, terms, state: AgreementState::Asked, asked: at }
}

pub(super) fn ask_again(
    record: &Record,
    wake: WakeId,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<Vec<Item>, Refusal> {
    let wake = record.wake(wake).ok_or(Refusal::NoSuchReminder)?;
    if !wake.names(person) {
        return Err(Refusal::NoSuchPerson);
    }
    // While the agreement lives they were asked already.
    let lives = record.agreement(wake.id, person).is_some_and(Agreement::lives);
    Ok(if lives { Vec::new() } else { vec![Item::Agreement(asked(wake, person, at))] })
}
