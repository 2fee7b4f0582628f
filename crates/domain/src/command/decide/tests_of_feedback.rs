//! Feedback: said by the participant to one person, read and answered by that person while they plan with them.
use super::*;
use crate::{
    command::FeedbackDeed,
    ids::{CommandId, SeriesId},
    language::Text,
    people::Role,
    record::{Face, Feedback},
    schedule::{ActivityKind, OccurrenceState},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn course(day: NaiveDate) -> OccurrenceId {
    OccurrenceId { series: SeriesId(Uuid::from_u128(7)), start: day.and_hms_opt(9, 0, 0).unwrap() }
}

/// A course each day, which is cancelled on Saturdays.
fn found(id: OccurrenceId) -> Option<Occurrence> {
    let saturday = id.start.date() == TODAY.checked_sub_days(Days::new(2))?;
    Some(Occurrence {
        id,
        title: Text::plain("Kost"),
        kind: ActivityKind::Module,
        start: id.start,
        end: id.start + chrono::TimeDelta::hours(1),
        state: if saturday { OccurrenceState::Cancelled { reason: None } } else { OccurrenceState::Planned },
        news: None,
        place: None,
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
    })
}

fn try_as(relation: Option<Relation>, record: &Record, deed: FeedbackDeed) -> Result<Record, Refusal> {
    let by = relation.as_ref().map_or(AMINA, |relation| relation.person);
    let relations: Vec<_> = relation.into_iter().collect();
    let action = Action::Feedback(deed);
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let command = Command { id: CommandId(Uuid::from_u128(99)), at, about: AMINA, action };
    let context = Context {
        by,
        now: at,
        today: TODAY,
        relations: &relations,
        is_around: &|_| true,
        occurrence: &found,
    };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn relation(person: PersonId, role: Role) -> Relation {
    Relation { participant: AMINA, person, role, since: TODAY, until: None, contact: false }
}

fn say(face: Face, line: &str) -> FeedbackDeed {
    FeedbackDeed::Say { occurrence: course(TODAY), to: KARIN, face, line: line.to_owned() }
}

fn answer(line: &str) -> FeedbackDeed {
    FeedbackDeed::Answer { occurrence: course(TODAY), line: line.to_owned() }
}

fn said() -> Record {
    try_as(None, &Record::default(), say(Face::SoSo, " för många ")).unwrap()
}

fn of(record: &Record) -> &Feedback {
    record.feedback(course(TODAY)).unwrap()
}

#[test]
fn it_waits_until_it_was_read_and_every_word_stays_in_its_order() {
    let record = said();
    assert_eq!(of(&record).said(), Some((Face::SoSo, "för många")));
    assert!(of(&record).waits());
    let read = try_as(Some(relation(KARIN, Role::Coach)), &record, answer("")).unwrap();
    assert!(!of(&read).waits());
    let answered = try_as(Some(relation(KARIN, Role::Coach)), &read, answer("Vi delar gruppen")).unwrap();
    let more = try_as(None, &answered, say(Face::Great, "nu går det")).unwrap();
    assert!(of(&more).waits(), "what is said anew is read anew");
    let again = try_as(None, &more, say(Face::Great, "nu går det")).unwrap();
    let lines: Vec<_> = of(&again).entries.iter().map(|one| (one.by, &*one.line)).collect();
    let expected = [(AMINA, "för många"), (KARIN, ""), (KARIN, "Vi delar gruppen"), (AMINA, "nu går det")];
    assert_eq!(lines, expected);
}

#[test]
fn only_whom_it_is_for_answers_while_they_plan_with_the_participant() {
    let record = said();
    let answers = |relation| try_as(Some(relation), &record, answer("")).is_ok();
    let who: Vec<_> = Role::ALL.into_iter().filter(|role| answers(relation(KARIN, *role))).collect();
    assert_eq!(who, [Role::Coach, Role::ProgrammeCoordinator]);
    assert!(!answers(relation(PersonId(Uuid::from_u128(3)), Role::Coach)), "another coach");
    let yesterday = TODAY.pred_opt().unwrap();
    assert!(!answers(Relation { since: yesterday, until: Some(yesterday), ..relation(KARIN, Role::Coach) }));
    assert_eq!(try_as(None, &record, answer("")), Err(Refusal::NotAllowed));
    assert_eq!(
        try_as(Some(relation(KARIN, Role::Coach)), &record, say(Face::Great, "")),
        Err(Refusal::NotAllowed),
        "nobody says for them how it was"
    );
}

#[test]
fn what_was_taken_back_is_nobodys_to_read_until_it_is_said_again() {
    let back = try_as(None, &said(), FeedbackDeed::TakeBack { occurrence: course(TODAY) }).unwrap();
    assert!(!of(&back).waits());
    assert_eq!(Item::Feedback(of(&back).clone()).addressees(), []);
    let late = try_as(Some(relation(KARIN, Role::Coach)), &back, answer("Tack"));
    assert_eq!(late, Err(Refusal::NoSuchEntry));
    let again = try_as(None, &back, say(Face::Fine, "")).unwrap();
    assert_eq!(Item::Feedback(of(&again).clone()).addressees(), [KARIN]);
}

#[test]
fn it_is_about_what_took_place() {
    let about = |days: i64| {
        let occurrence = course(TODAY + chrono::TimeDelta::days(days));
        let deed = FeedbackDeed::Say { occurrence, to: KARIN, face: Face::Fine, line: String::new() };
        try_as(None, &Record::default(), deed).err()
    };
    assert_eq!((about(0), about(-1)), (None, None));
    assert_eq!(about(1), Some(Refusal::NotYet));
    assert_eq!(about(-2), Some(Refusal::OccurrenceCancelled));
    let oneself =
        FeedbackDeed::Say { occurrence: course(TODAY), to: AMINA, face: Face::Fine, line: String::new() };
    assert_eq!(try_as(None, &Record::default(), oneself), Err(Refusal::NoSuchPerson));
}
