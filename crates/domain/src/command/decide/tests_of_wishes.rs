//! Wishes: made and taken back by the participant, answered by a coach or a programme coordinator.
use super::*;
use crate::{
    ids::{CommandId, WishId},
    people::Role,
    record::{WishKind, WishSaid},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const WISH: WishId = WishId(Uuid::from_u128(20));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn try_as(relation: Option<Relation>, record: &Record, action: Action) -> Result<Record, Refusal> {
    let by = relation.as_ref().map_or(AMINA, |relation| relation.person);
    let relations: Vec<_> = relation.into_iter().collect();
    let command =
        Command { id: CommandId(Uuid::from_u128(99)), at: DateTime::<Utc>::UNIX_EPOCH, about: AMINA, action };
    let context = Context {
        by,
        now: DateTime::<Utc>::UNIX_EPOCH,
        today: TODAY,
        relations: &relations,
        is_around: &|_| true,
        occurrence: &|_| None,
    };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn karin(role: Role) -> Relation {
    Relation { participant: AMINA, person: KARIN, role, since: TODAY, until: None, contact: false }
}

fn wished() -> Record {
    let action =
        Action::MakeWish { wish: WISH, about: WishKind::Workplace, words: " Det är långt dit ".to_owned() };
    try_as(None, &Record::default(), action).unwrap()
}

fn answer(said: WishSaid, line: &str) -> Action {
    Action::AnswerWish { wish: WISH, said, line: line.to_owned() }
}

#[test]
fn a_wish_waits_until_it_is_answered_and_every_answer_is_kept() {
    let record = wished();
    let wish = record.wish(WISH).unwrap();
    assert!(wish.waits());
    assert_eq!(wish.words, "Det är långt dit");
    let later = try_as(Some(karin(Role::Coach)), &record, answer(WishSaid::Later, "Efter jul")).unwrap();
    let yes = try_as(Some(karin(Role::ProgrammeCoordinator)), &later, answer(WishSaid::Yes, "")).unwrap();
    let wish = yes.wish(WISH).unwrap();
    assert!(!wish.waits());
    let said: Vec<_> = wish.answers.iter().map(|answer| (answer.by, answer.said, &*answer.line)).collect();
    assert_eq!(said, [(KARIN, WishSaid::Later, "Efter jul"), (KARIN, WishSaid::Yes, "")]);
}

#[test]
fn only_a_coach_and_a_coordinator_answer_while_they_are_that() {
    let answers = |relation| try_as(Some(relation), &wished(), answer(WishSaid::Yes, "")).is_ok();
    let who: Vec<_> = Role::ALL.into_iter().filter(|role| answers(karin(*role))).collect();
    assert_eq!(who, [Role::Coach, Role::ProgrammeCoordinator]);
    let yesterday = TODAY.pred_opt().unwrap();
    assert!(!answers(Relation { since: yesterday, until: Some(yesterday), ..karin(Role::Coach) }));
    assert!(!answers(Relation { participant: PersonId(Uuid::from_u128(3)), ..karin(Role::Coach) }));
    assert_eq!(try_as(None, &wished(), answer(WishSaid::Yes, "")), Err(Refusal::NotAllowed));
}

#[test]
fn a_no_says_why_and_what_was_taken_back_needs_no_answer() {
    let bare = try_as(Some(karin(Role::Coach)), &wished(), answer(WishSaid::No, " "));
    assert_eq!(bare, Err(Refusal::Empty));
    let back = try_as(None, &wished(), Action::WithdrawWish { wish: WISH }).unwrap();
    assert!(!back.wish(WISH).unwrap().waits());
    let late = try_as(Some(karin(Role::Coach)), &back, answer(WishSaid::Yes, ""));
    assert_eq!(late, Err(Refusal::NoSuchWish));
}

#[test]
fn nobody_else_wishes_for_the_participant() {
    for action in [
        Action::MakeWish { wish: WISH, about: WishKind::Talk, words: String::new() },
        Action::WithdrawWish { wish: WISH },
    ] {
        assert_eq!(try_as(Some(karin(Role::Coach)), &wished(), action), Err(Refusal::NotAllowed));
    }
    let again = Action::MakeWish { wish: WISH, about: WishKind::Talk, words: String::new() };
    assert_eq!(try_as(None, &wished(), again), Err(Refusal::IdTaken));
}
