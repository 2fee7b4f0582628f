//! Agreements to be told: what the told person says for themselves, and how either side ends one.
//!
//! These rules read the agreement alone: the person who is to be told is shown nothing else of the record. Each can be
//! said twice and changes nothing the second time.
use crate::{
    command::Refusal,
    ids::{PersonId, WakeId},
    record::{Item, Record},
    reminder::{Agreement, AgreementState, Hours},
};

fn change(
    record: &Record,
    wake: WakeId,
    person: PersonId,
    state: impl FnOnce(&Agreement) -> Result<AgreementState, Refusal>,
) -> Result<Vec<Item>, Refusal> {
    let mut agreement = record.agreement(wake, person).ok_or(Refusal::NoSuchReminder)?.clone();
    agreement.state = state(&agreement)?;
    Ok(vec![Item::Agreement(agreement)])
}

pub(super) fn tested(record: &Record, wake: WakeId, by: PersonId) -> Result<Vec<Item>, Refusal> {
    change(record, wake, by, |agreement| match agreement.state {
        AgreementState::Asked | AgreementState::Tested => Ok(AgreementState::Tested),
        agreed @ AgreementState::Agreed { .. } => Ok(agreed),
        AgreementState::EndedByParticipant | AgreementState::EndedByTold => Err(Refusal::NoSuchReminder),
    })
}

pub(super) fn agree(record: &Record, wake: WakeId, by: PersonId, hours: Hours) -> Result<Vec<Item>, Refusal> {
    change(record, wake, by, |agreement| match agreement.state {
        AgreementState::Asked => Err(Refusal::NotTested),
        AgreementState::Tested | AgreementState::Agreed { .. } if hours.cover(&agreement.terms) => {
            Ok(AgreementState::Agreed { hours })
        }
        AgreementState::Tested | AgreementState::Agreed { .. } => Err(Refusal::NotAgreed),
        AgreementState::EndedByParticipant | AgreementState::EndedByTold => Err(Refusal::NoSuchReminder),
    })
}

pub(super) fn end(
    record: &Record,
    wake: WakeId,
    person: PersonId,
    by: PersonId,
) -> Result<Vec<Item>, Refusal> {
    change(record, wake, person, |agreement| {
        Ok(match agreement.state {
            // Whoever ended it first stands.
            ended @ (AgreementState::EndedByParticipant | AgreementState::EndedByTold) => ended,
            _ if by == person => AgreementState::EndedByTold,
            _ => AgreementState::EndedByParticipant,
        })
    })
}
