//! Self-ratings: the participant's alone, one answer a day, in the words in which they were given.
use super::*;
use crate::{
    command::RatingDeed,
    ids::CommandId,
    language::Text,
    people::Role,
    record::{Counting, Scale, SelfRating},
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn try_as(by: PersonId, record: &Record, deed: RatingDeed) -> Result<Record, Refusal> {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let command =
        Command { id: CommandId(Uuid::from_u128(99)), at, about: AMINA, action: Action::SelfRating(deed) };
    let role = Role::Coach;
    let karin =
        Relation { participant: AMINA, person: KARIN, role, since: TODAY, until: None, contact: true };
    let context = Context {
        by,
        now: at,
        today: TODAY,
        relations: &[karin],
        is_around: &|_| true,
        occurrence: &|_| None,
    };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn scale(labels: &[&str]) -> Scale {
    let labels = labels.iter().map(|words| Text::plain(*words)).collect();
    Scale { key: "days".to_owned(), question: Text::plain("Hur går dagarna?"), labels, owner: String::new() }
}

fn rate(labels: &[&str], value: u8, days_ago: i64) -> RatingDeed {
    RatingDeed::Rate { scale: scale(labels), value, on: TODAY - TimeDelta::days(days_ago) }
}

const THREE: [&str; 3] = ["Dåligt", "Sådär", "Bra"];

fn rated(record: &Record) -> &SelfRating {
    record.self_rating("days").unwrap()
}

#[test]
fn a_day_has_one_answer_in_the_words_of_that_day() {
    let mut record = Record::default();
    for deed in [rate(&THREE, 2, 0), rate(&THREE, 0, 9), rate(&["Inte", "Lite", "Mer", "Mest"], 1, 0)] {
        record = try_as(AMINA, &record, deed).unwrap();
    }
    let told: Vec<_> = rated(&record).ratings.iter().map(|one| (&*one.words.sv, one.height())).collect();
    assert_eq!(told, [("Dåligt", 0), ("Lite", 333)]);
    assert_eq!(rated(&record).change(), Some(std::cmp::Ordering::Greater));
    let back = RatingDeed::TakeBack { scale: "days".to_owned(), on: TODAY };
    let record = try_as(AMINA, &record, back).unwrap();
    assert_eq!((rated(&record).ratings.len(), rated(&record).change()), (1, None));
}

#[test]
fn what_is_no_question_or_no_answer_to_it_is_refused() {
    let refused = |deed| try_as(AMINA, &Record::default(), deed).unwrap_err();
    assert_eq!(refused(rate(&THREE, 3, 0)), Refusal::OutOfRange);
    assert_eq!(refused(rate(&["Ja", "Nej"], 0, 0)), Refusal::OutOfRange);
    assert_eq!(refused(rate(&["a", " ", "c"], 0, 0)), Refusal::Empty);
    assert_eq!(refused(rate(&THREE, 0, -1)), Refusal::NotYet);
    assert_eq!(refused(RatingDeed::TakeBack { scale: "days".to_owned(), on: TODAY }), Refusal::NoSuchEntry);
}

#[test]
fn a_coach_neither_rates_nor_counts_anybody() {
    let mine = try_as(AMINA, &Record::default(), rate(&THREE, 1, 0)).unwrap();
    for deed in [
        rate(&THREE, 2, 0),
        RatingDeed::TakeBack { scale: "days".to_owned(), on: TODAY },
        RatingDeed::Count { yes: true, seen: 0 },
    ] {
        assert_eq!(try_as(KARIN, &mine, deed), Err(Refusal::NotAllowed));
    }
}

proptest! {
    /// Whatever two phones do, with or without a network between them: who said no last is not counted by a phone that
    /// did not hear it.
    #[test]
    fn no_phone_that_did_not_hear_a_no_counts_anybody(acts in prop::collection::vec((any::<bool>(), 0_usize..6), 0..8)) {
        let mut record = Record::default();
        for (yes, seen) in acts {
            let before = record.counting.clone().unwrap_or_default();
            let unheard = before.ledger.iter().skip(seen).any(|said| !said.yes);
            match try_as(AMINA, &record, RatingDeed::Count { yes, seen }) {
                Ok(after) => {
                    prop_assert!(!(yes && unheard));
                    prop_assert_eq!(after.counting.as_ref().is_some_and(Counting::counts), yes);
                    let now = after.counting.clone().unwrap_or_default().ledger;
                    prop_assert_eq!(&now[..before.ledger.len()], &before.ledger[..]);
                    record = after;
                }
                Err(why) => prop_assert_eq!((why, yes, unheard), (Refusal::TakenBack, true, true)),
            }
        }
    }
}
