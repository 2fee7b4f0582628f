//! Support persons of the participant's own.
use super::MOST;
use crate::{
    command::{Refusal, text},
    ids::SupportId,
    record::{Item, Record, Support},
};

pub(super) fn keep(
    record: &Record,
    id: SupportId,
    name: &str,
    who: &str,
    phone: &str,
    email: &str,
) -> Result<Vec<Item>, Refusal> {
    if record.support(id).is_none() && record.support.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    let support = Support {
        id,
        name: text::required(name, text::SHORT_TEXT)?,
        who: text::optional(who, text::SHORT_TEXT)?,
        phone: text::optional(phone, text::SHORT_TEXT)?,
        email: text::optional(email, text::SHORT_TEXT)?,
        removed: false,
    };
    Ok(vec![Item::Support(support)])
}

pub(super) fn remove(record: &Record, id: SupportId) -> Result<Vec<Item>, Refusal> {
    let mut support = record.support(id).ok_or(Refusal::NoSuchSupport)?.clone();
    support.removed = true;
    Ok(vec![Item::Support(support)])
}
