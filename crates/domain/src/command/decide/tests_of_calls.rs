//! «Jag behöver hjälp», its answer, and «Tack».
use super::*;
use crate::{
    ids::{CallId, CommandId, ThanksId},
    people::Role,
    visibility::{Consents, Question, scope},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const BO: PersonId = PersonId(Uuid::from_u128(2));
const KARIN: PersonId = PersonId(Uuid::from_u128(3));
const CALL: CallId = CallId(Uuid::from_u128(20));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn relation(person: PersonId, role: Role) -> Relation {
    Relation { participant: AMINA, person, role, since: TODAY, until: None, contact: false }
}

fn try_as(relation: Option<Relation>, record: &Record, action: Action) -> Result<Record, Refusal> {
    let by = relation.as_ref().map_or(AMINA, |relation| relation.person);
    let relations: Vec<_> = relation.into_iter().collect();
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let command = Command { id: CommandId(Uuid::from_u128(99)), at, about: AMINA, action };
    let context = Context {
        by,
        now: at,
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

fn ask() -> Action {
    Action::AskForHelp { call: CALL, line: " Hon är ledsen i dag ".to_owned() }
}

fn answer(line: &str) -> Action {
    Action::AnswerCall { call: CALL, line: line.to_owned() }
}

fn asked() -> Record {
    try_as(Some(relation(BO, Role::Ambassador)), &Record::default(), ask()).unwrap()
}

#[test]
fn who_is_at_the_workplace_asks_and_who_plans_answers() {
    let may_ask = |role| try_as(Some(relation(BO, role)), &Record::default(), ask()).is_ok();
    assert_eq!(
        Role::ALL.into_iter().filter(|role| may_ask(*role)).collect::<Vec<_>>(),
        [Role::Ambassador, Role::Supervisor]
    );
    let record = asked();
    assert!(record.call(CALL).unwrap().waits());
    assert_eq!(record.call(CALL).unwrap().line, "Hon är ledsen i dag");
    let may_answer = |role| try_as(Some(relation(KARIN, role)), &record, answer("Jag ringer dig")).is_ok();
    assert_eq!(
        Role::ALL.into_iter().filter(|role| may_answer(*role)).collect::<Vec<_>>(),
        [Role::Coach, Role::ProgrammeCoordinator]
    );
    let answered = try_as(Some(relation(KARIN, Role::Coach)), &record, answer("Jag ringer dig")).unwrap();
    assert!(!answered.call(CALL).unwrap().waits());
}

#[test]
fn a_call_needs_words_and_an_answer_too_but_it_may_settle_itself() {
    let bare = Action::AskForHelp { call: CALL, line: "  ".to_owned() };
    assert_eq!(try_as(Some(relation(BO, Role::Ambassador)), &Record::default(), bare), Err(Refusal::Empty));
    let record = asked();
    assert_eq!(try_as(Some(relation(KARIN, Role::Coach)), &record, answer("")), Err(Refusal::Empty));
    let settled = try_as(Some(relation(BO, Role::Ambassador)), &record, answer("")).unwrap();
    assert!(!settled.call(CALL).unwrap().waits());
    let ended = Relation { until: TODAY.pred_opt(), ..relation(BO, Role::Ambassador) };
    assert_eq!(try_as(Some(ended), &record, answer("")), Err(Refusal::NotAllowed));
    assert_eq!(try_as(None, &record, ask()), Err(Refusal::NotAllowed), "not about oneself");
}

#[test]
fn the_participant_reads_a_call_and_whoever_asked_reads_their_own() {
    let sees = |viewer, role: Option<Role>, item: &Item| {
        let organisation = crate::ids::OrganisationId(Uuid::from_u128(9));
        let question = Question {
            viewer_organisation: organisation,
            viewer,
            subject_organisation: organisation,
            subject: AMINA,
        };
        let relations: Vec<_> = role.map(|role| relation(viewer, role)).into_iter().collect();
        scope(question, &relations, &Consents::default(), TODAY).is_some_and(|scope| scope.shows(item))
    };
    let call = Item::Call(asked().calls[0].clone());
    assert!(sees(AMINA, None, &call) && sees(BO, Some(Role::Ambassador), &call));
    assert!(sees(KARIN, Some(Role::Coach), &call));
    assert!(!sees(KARIN, Some(Role::Supervisor), &call), "another one at the workplace");
    assert!(!sees(KARIN, Some(Role::Caseworker), &call));

    let thank = Action::Thank { thanks: ThanksId(Uuid::from_u128(5)), person: BO, line: String::new() };
    let thanked = try_as(None, &Record::default(), thank.clone()).unwrap();
    let thanks = Item::Thanks(thanked.thanks[0].clone());
    assert!(sees(AMINA, None, &thanks) && sees(BO, Some(Role::Ambassador), &thanks));
    assert!(!sees(KARIN, Some(Role::Coach), &thanks), "a thank-you is between two");
    assert_eq!(
        try_as(Some(relation(BO, Role::Ambassador)), &Record::default(), thank),
        Err(Refusal::NotAllowed)
    );
}
