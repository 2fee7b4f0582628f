//! Consent: given and taken back by the participant alone, with all of it kept.
use super::*;
use crate::{
    ids::CommandId,
    record::{Consent, ConsentAct, Share, Until},
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const EVA: PersonId = PersonId(Uuid::from_u128(2));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn try_at(by: PersonId, record: &Record, minute: i64, action: Action) -> Result<Record, Refusal> {
    let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute);
    let command = Command { id: CommandId(Uuid::from_u128(99)), at, about: AMINA, action };
    let context = Context {
        by,
        now: DateTime::<Utc>::UNIX_EPOCH,
        today: TODAY,
        relations: &[],
        is_around: &|_| true,
        occurrence: &|_| None,
    };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn give(shares: &[Share], until: Until, seen: usize) -> Action {
    Action::GiveConsent { person: EVA, shares: shares.to_vec(), until, seen }
}

fn withdraw() -> Action {
    Action::WithdrawConsent { person: EVA }
}

fn day(days: u64) -> Until {
    Until::Day(TODAY + Days::new(days))
}

fn shared(record: &Record) -> Vec<Share> {
    let living = record.consent(EVA).and_then(|consent| consent.lives_on(TODAY, true));
    living.map(|given| given.shares.clone()).unwrap_or_default()
}

#[test]
fn given_changed_and_taken_back_all_stand_in_the_ledger() {
    let all = [Share::People, Share::Schedule, Share::People];
    let record = try_at(AMINA, &Record::default(), 1, give(&all, Until::TakenBack, 0)).unwrap();
    assert_eq!(shared(&record), [Share::Schedule, Share::People]);
    let record = try_at(AMINA, &record, 2, give(&[Share::Goals], day(30), 1)).unwrap();
    assert_eq!(shared(&record), [Share::Goals], "a change leaves nothing of what was before");
    let record = try_at(AMINA, &record, 3, withdraw()).unwrap();
    assert_eq!(shared(&record), []);
    let ledger = &record.consent(EVA).unwrap().ledger;
    let minutes: Vec<_> = ledger.iter().map(|entry| entry.at.timestamp() / 60).collect();
    assert_eq!(minutes, [1, 2, 3]);
    assert_eq!(ledger[2].act, ConsentAct::Withdrawn);
    let again = try_at(AMINA, &record, 4, give(&[Share::Goals], day(30), 3)).unwrap();
    assert_eq!(shared(&again), [Share::Goals]);
}

#[test]
fn the_same_again_stands_there_once() {
    let once = try_at(AMINA, &Record::default(), 1, give(&[Share::Schedule], day(9), 0)).unwrap();
    assert_eq!(try_at(AMINA, &once, 2, give(&[Share::Schedule], day(9), 1)).unwrap(), once);
    let back = try_at(AMINA, &once, 3, withdraw()).unwrap();
    assert_eq!(try_at(AMINA, &back, 4, withdraw()).unwrap(), back);
    assert_eq!(try_at(AMINA, &Record::default(), 4, withdraw()).unwrap(), Record::default());
}

#[test]
fn what_was_taken_back_is_not_given_again_by_a_phone_that_did_not_know() {
    let given = try_at(AMINA, &Record::default(), 1, give(&[Share::Schedule], day(9), 0)).unwrap();
    let back = try_at(AMINA, &given, 3, withdraw()).unwrap();
    let late = try_at(AMINA, &back, 2, give(&[Share::Schedule, Share::Answers], day(9), 1));
    assert_eq!(late, Err(Refusal::TakenBack));
}

#[test]
fn nobody_gives_or_takes_for_the_participant_and_nobody_shares_with_themselves() {
    let given = try_at(AMINA, &Record::default(), 1, give(&[Share::Schedule], day(9), 0)).unwrap();
    for action in [give(&[Share::Goals], Until::TakenBack, 1), withdraw()] {
        assert!(!action.is_for_others());
        assert_eq!(try_at(EVA, &given, 2, action), Err(Refusal::NotAllowed));
    }
    let oneself = Action::GiveConsent { person: AMINA, shares: vec![Share::Goals], until: day(1), seen: 0 };
    assert_eq!(try_at(AMINA, &given, 2, oneself), Err(Refusal::NoSuchPerson));
}

#[test]
fn a_consent_says_what_and_until_a_day_that_is_to_come() {
    let try_give = |shares: &[Share], until| try_at(AMINA, &Record::default(), 1, give(shares, until, 0));
    assert_eq!(try_give(&[], Until::TakenBack), Err(Refusal::Empty));
    let yesterday = TODAY.pred_opt().unwrap();
    assert_eq!(try_give(&[Share::Goals], Until::Day(yesterday)), Err(Refusal::OutOfRange));
    assert_eq!(try_give(&[Share::Goals], Until::ProgrammeEnds(yesterday)), Err(Refusal::OutOfRange));
    assert_eq!(try_give(&[Share::Goals], day(401)), Err(Refusal::TooFarAway));
    assert!(try_give(&[Share::Goals], day(0)).is_ok());
}

/// What one of two phones does: it gives this share, or takes back.
fn acts() -> impl Strategy<Value = Vec<(bool, Option<usize>)>> {
    prop::collection::vec((any::<bool>(), prop::option::of(0_usize..6)), 1..12)
}

proptest! {
    /// One phone is online; the other is not until the end and knows nothing but its own. Whatever both did: the ledger
    /// only grows, and once anybody took back, nothing that a phone gave without knowing of it lives.
    #[test]
    fn two_phones_that_do_not_hear_of_each_other_share_no_more_than_either_meant(acts in acts()) {
        let mut record = Record::default();
        let mut elsewhere = Record::default();
        let mut late = Vec::new();
        for (number, (online, share)) in (0..).zip(acts) {
            let known = if online { &record } else { &elsewhere };
            let seen = known.consent(EVA).map_or(0, |consent: &Consent| consent.ledger.len());
            let action = share.map_or_else(withdraw, |share| give(&[Share::ALL[share]], day(30), seen));
            let after = try_at(AMINA, known, number, action.clone()).unwrap();
            if online {
                record = after;
            } else {
                elsewhere = after;
                late.push((number, seen, action));
            }
        }
        for (number, seen, action) in late {
            let was = record.consent(EVA).map(|consent| consent.ledger.clone()).unwrap_or_default();
            let gives = matches!(action, Action::GiveConsent { .. });
            match try_at(AMINA, &record, number, action) {
                Ok(after) => {
                    record = after;
                    prop_assert!(!gives || was.iter().skip(seen).all(|entry| entry.act != ConsentAct::Withdrawn));
                }
                Err(refusal) => prop_assert_eq!((refusal, gives), (Refusal::TakenBack, true)),
            }
            let now = record.consent(EVA).map(|consent| consent.ledger.clone()).unwrap_or_default();
            prop_assert_eq!(&now[..was.len()], &was[..]);
            if !gives {
                prop_assert_eq!(shared(&record), vec![]);
            }
        }
    }
}
