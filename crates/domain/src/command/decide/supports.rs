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
    // What was kept before there was a rule stays until somebody rewrites it.
    let kept = record.support(id);
    let phone = match kept.filter(|kept| kept.phone == phone.trim()) {
        Some(kept) => kept.phone.clone(),
        None => text::phone_number(phone)?,
    };
    let email = match kept.filter(|kept| kept.email == email.trim()) {
        Some(kept) => kept.email.clone(),
        None => text::mail_address(email)?,
    };
    let support = Support {
        id,
        name: text::name(name)?,
        who: text::optional(who, text::SHORT_TEXT)?,
        phone,
        email,
        removed: false,
    };
    Ok(vec![Item::Support(support)])
}

pub(super) fn remove(record: &Record, id: SupportId) -> Result<Vec<Item>, Refusal> {
    let mut support = record.support(id).ok_or(Refusal::NoSuchSupport)?.clone();
    support.removed = true;
    Ok(vec![Item::Support(support)])
}
