//! What the participant shares with whom. Taking back always works, whatever the phone knew.
use super::{MOST, near};
use crate::{
    command::Refusal,
    ids::PersonId,
    record::{Consent, ConsentAct, ConsentEntry, Given, Item, Record, Share, Until},
};
use chrono::{DateTime, NaiveDate, Utc};

/// What is to be shared with whom.
pub(super) struct Giving<'a> {
    pub(super) person: PersonId,
    pub(super) shares: &'a [Share],
    pub(super) until: Until,
    /// How many acts about the person the phone knew of.
    pub(super) seen: usize,
}

pub(super) fn give(
    record: &Record,
    giving: &Giving<'_>,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    let Giving { person, shares, until, seen } = *giving;
    if let Some(day) = until.last_day() {
        near(day, today)?;
        if day < today {
            return Err(Refusal::OutOfRange);
        }
    }
    let mut shares = shares.to_vec();
    shares.sort_unstable();
    shares.dedup();
    if shares.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut consent = match record.consent(person) {
        Some(consent) => consent.clone(),
        None if record.consents.len() >= MOST => return Err(Refusal::TooMany),
        None => Consent { person, ledger: Vec::new() },
    };
    if consent.ledger.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    // Given on a phone without a network, taken back on another since: taking back stands.
    if consent.ledger.iter().skip(seen).any(|entry| entry.act == ConsentAct::Withdrawn) {
        return Err(Refusal::TakenBack);
    }
    let given = Given { shares, until };
    if consent.stands() == Some(&given) {
        return Ok(Vec::new());
    }
    consent.ledger.push(ConsentEntry { at, act: ConsentAct::Given(given) });
    Ok(vec![Item::Consent(consent)])
}

pub(super) fn withdraw(record: &Record, person: PersonId, at: DateTime<Utc>) -> Vec<Item> {
    let Some(consent) = record.consent(person).filter(|consent| consent.stands().is_some()) else {
        return Vec::new();
    };
    let mut consent = consent.clone();
    consent.ledger.push(ConsentEntry { at, act: ConsentAct::Withdrawn });
    vec![Item::Consent(consent)]
}
