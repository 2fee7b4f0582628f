//! Asking one person after the other for a favour, and what they answer.
use super::{MOST, near};
use crate::{
    command::{Refusal, text},
    ids::{PersonId, RequestId, TripId},
    record::{Item, Record},
    reminder::{Ask, AskState, Favour, Request},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Whom to ask next, and for what.
pub(super) struct Next<'a> {
    pub(super) id: RequestId,
    pub(super) favour: &'a Favour,
    pub(super) trip: Option<TripId>,
    pub(super) person: PersonId,
    pub(super) by: NaiveDateTime,
}

pub(super) fn ask(
    record: &Record,
    next: &Next<'_>,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    if !record.reminders.ask.contains(&next.person) {
        return Err(Refusal::NoSuchPerson);
    }
    near(next.favour.at.date(), today)?;
    near(next.by.date(), today)?;
    if next.trip.is_some_and(|trip| record.trip(trip).is_none()) {
        return Err(Refusal::NoSuchReminder);
    }
    let line = text::optional(&next.favour.line, text::SHORT_TEXT)?;
    let favour = Favour { line, ..next.favour.clone() };
    let mut request = match record.request(next.id) {
        Some(request) => request.clone(),
        None if record.requests.len() >= MOST => return Err(Refusal::TooMany),
        None => Request {
            id: next.id,
            favour: favour.clone(),
            trip: next.trip,
            asked: Vec::new(),
            withdrawn: false,
            made: at,
        },
    };
    let same = request.favour == favour && request.trip == next.trip && !request.withdrawn;
    if !same || request.asked.contains(&next.person) {
        return Err(Refusal::IdTaken);
    }
    let asked_before = record.asks.iter().filter(|ask| ask.request == next.id);
    if asked_before.clone().any(|ask| ask.state == AskState::Yes) {
        return Err(Refusal::IdTaken);
    }
    // Going on to the next spares the one before from answering: two who come would be one too many.
    let mut items: Vec<_> = asked_before.filter_map(closed).collect();
    request.asked.push(next.person);
    items.push(Item::Request(request));
    items.push(Item::Ask(Ask {
        request: next.id,
        person: next.person,
        favour,
        by: next.by,
        state: AskState::Waiting,
        line: String::new(),
    }));
    Ok(items)
}

fn closed(ask: &Ask) -> Option<Item> {
    let open = matches!(ask.state, AskState::Waiting | AskState::Yes);
    open.then(|| Item::Ask(Ask { state: AskState::Closed, ..ask.clone() }))
}

pub(super) fn answer(
    record: &Record,
    request: RequestId,
    by: PersonId,
    yes: bool,
    line: &str,
) -> Result<Vec<Item>, Refusal> {
    let mut ask = record.ask(request, by).ok_or(Refusal::NoSuchReminder)?.clone();
    if ask.state == AskState::Closed {
        return Err(Refusal::NoSuchReminder);
    }
    ask.state = if yes { AskState::Yes } else { AskState::No };
    ask.line = text::optional(line, text::SHORT_TEXT)?;
    Ok(vec![Item::Ask(ask)])
}

pub(super) fn withdraw(record: &Record, id: RequestId) -> Result<Vec<Item>, Refusal> {
    let request = record.request(id).ok_or(Refusal::NoSuchReminder)?;
    let asks = record.asks.iter().filter(|ask| ask.request == id).filter_map(closed);
    let withdrawn = Item::Request(Request { withdrawn: true, ..request.clone() });
    Ok(asks.chain([withdrawn]).collect())
}
