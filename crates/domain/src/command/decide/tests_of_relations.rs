//! What somebody may say depends on what they are to the participant today, not on what they were, and an ambassador's
//! word about hours is not the programme's.
use super::*;
use crate::{
    command::{HandoverDeed, MeetingDeed, MeetingPlan},
    ids::{CommandId, LineId, MeetingId, RampChangeId, RecommendationId, WakeId},
    people::Role,
    record::{Agreed, LineKind, MeetingKind},
    reminder::{Wake, Weekdays},
};
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const BIRGITTA: PersonId = PersonId(Uuid::from_u128(3));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const CHANGE: RampChangeId = RampChangeId(Uuid::from_u128(30));
const WAKE: WakeId = WakeId(Uuid::from_u128(20));

fn relation(person: PersonId, role: Role, until: Option<NaiveDate>) -> Relation {
    let since = TODAY - Days::new(40);
    Relation { participant: AMINA, person, role, since, until, contact: false }
}

/// A relation that holds today.
fn living(person: PersonId, role: Role) -> Relation {
    relation(person, role, None)
}

/// A relation whose last day was yesterday.
fn ended(person: PersonId, role: Role) -> Relation {
    relation(person, role, TODAY.pred_opt())
}

fn try_as(by: PersonId, relations: &[Relation], record: &Record, action: Action) -> Result<Record, Refusal> {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let command = Command { id: CommandId(Uuid::from_u128(99)), at, about: AMINA, action };
    let context =
        Context { by, now: at, today: TODAY, relations, is_around: &|_| true, occurrence: &|_| None };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn propose() -> Action {
    let words = "Hon orkar mer nu".to_owned();
    Action::ProposeRampStep { change: CHANGE, from: TODAY, hours: 10, paused: false, words }
}

const fn yes() -> Action {
    Action::AnswerRampStep { change: CHANGE, yes: true }
}

fn agreed(record: &Record) -> Agreed {
    record.ramp_change(CHANGE).unwrap().agreed()
}

#[test]
fn hours_that_the_workplace_proposes_wait_for_the_participant_and_for_the_programme() {
    for role in [Role::Ambassador, Role::Supervisor] {
        let beside = [living(BIRGITTA, role)];
        let record = try_as(BIRGITTA, &beside, &Record::default(), propose()).unwrap();
        assert_eq!(record.ramp_change(CHANGE).unwrap().staff, None, "{role}");
        assert_eq!(try_as(BIRGITTA, &beside, &record, yes()), Err(Refusal::NotAllowed), "{role}");
        let her_yes = try_as(AMINA, &[], &record, yes()).unwrap();
        assert_eq!(agreed(&her_yes), Agreed::Waiting, "{role}: the programme was not asked");
        for plans in [Role::Coach, Role::ProgrammeCoordinator] {
            let staff = [living(KARIN, plans)];
            assert_eq!(agreed(&try_as(KARIN, &staff, &record, yes()).unwrap()), Agreed::Waiting);
            assert_eq!(agreed(&try_as(KARIN, &staff, &her_yes, yes()).unwrap()), Agreed::Yes);
        }
    }
}

#[test]
fn a_coach_who_is_only_the_ambassador_today_does_not_speak_for_the_programme() {
    let was_coach = [ended(BIRGITTA, Role::Coach), living(BIRGITTA, Role::Ambassador)];
    let record = try_as(BIRGITTA, &was_coach, &Record::default(), propose()).unwrap();
    let change = record.ramp_change(CHANGE).unwrap();
    assert_eq!((change.role, change.staff), (Some(Role::Ambassador), None));
    let hers = try_as(AMINA, &[], &Record::default(), propose()).unwrap();
    assert_eq!(try_as(BIRGITTA, &was_coach, &hers, yes()), Err(Refusal::NotAllowed));
    let both = [living(BIRGITTA, Role::Ambassador), living(BIRGITTA, Role::Coach)];
    assert_eq!(agreed(&try_as(BIRGITTA, &both, &hers, yes()).unwrap()), Agreed::Yes);
}

#[test]
fn somebody_elses_relation_gives_nobody_a_word() {
    let others = [living(KARIN, Role::Coach)];
    assert_eq!(try_as(BIRGITTA, &others, &Record::default(), propose()), Err(Refusal::NotAllowed));
    let hers = try_as(AMINA, &[], &Record::default(), propose()).unwrap();
    assert_eq!(try_as(BIRGITTA, &others, &hers, yes()), Err(Refusal::NotAllowed));
}

#[test]
fn whoever_convened_once_and_is_the_caseworker_today_convenes_nothing() {
    let plan = |number| Action::AtMeeting {
        meeting: MeetingId(Uuid::from_u128(number)),
        deed: MeetingDeed::Plan(Box::new(MeetingPlan {
            about: MeetingKind::Closing,
            start: TODAY.and_hms_opt(13, 0, 0).unwrap(),
            minutes: 60,
            place: "Access".to_owned(),
            instead_of: None,
            attendees: Vec::new(),
            checklist: Vec::new(),
        })),
    };
    let line = Action::KeepPlanLine {
        line: LineId(Uuid::from_u128(40)),
        about: LineKind::Goal,
        text: "Körkort".to_owned(),
        was: String::new(),
    };
    let recommend = Action::HandOver(HandoverDeed::Recommend {
        recommendation: RecommendationId(Uuid::from_u128(41)),
        text: "Körkortsteori".to_owned(),
        to: "Eva".to_owned(),
        person: None,
        by: TODAY,
    });
    for action in [plan(1), line, recommend] {
        for role in [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide] {
            let today = [living(KARIN, role)];
            assert!(try_as(KARIN, &today, &Record::default(), action.clone()).is_ok(), "{role}");
            let last_day = [relation(KARIN, role, Some(TODAY))];
            assert!(try_as(KARIN, &last_day, &Record::default(), action.clone()).is_ok(), "{role}");
            let before = [ended(KARIN, role), living(KARIN, Role::Caseworker)];
            let refused = try_as(KARIN, &before, &Record::default(), action.clone());
            assert_eq!(refused, Err(Refusal::NotAllowed), "{role}");
        }
    }
}

fn wake(number: u128) -> Wake {
    Wake {
        id: WakeId(Uuid::from_u128(number)),
        days: Weekdays::WORKING,
        time: chrono::NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
        minutes: 20,
        first: Some(BIRGITTA),
        second: Some(KARIN),
        paused_until: None,
        rests_on_holidays: true,
        on: true,
        tell: false,
        removed: false,
    }
}

fn keep(wake: Wake) -> Action {
    Action::KeepWake { wake }
}

#[test]
fn whoever_walked_beside_once_and_is_the_caseworker_today_is_not_asked_to_be_told() {
    let record = try_as(AMINA, &[], &Record::default(), keep(Wake { id: WAKE, ..wake(0) })).unwrap();
    let tested = Action::AcknowledgeTest { wake: WAKE };
    let beside = [living(BIRGITTA, Role::Ambassador)];
    assert!(try_as(BIRGITTA, &beside, &record, tested.clone()).is_ok());
    let before = [ended(BIRGITTA, Role::Ambassador), living(BIRGITTA, Role::Caseworker)];
    assert_eq!(try_as(BIRGITTA, &before, &record, tested), Err(Refusal::NotAllowed));
}

#[test]
fn there_is_a_wake_up_plan_for_each_day_of_the_week_and_no_more() {
    let seven = (1..=7)
        .fold(Record::default(), |record, number| try_as(AMINA, &[], &record, keep(wake(number))).unwrap());
    assert_eq!(try_as(AMINA, &[], &seven, keep(wake(8))), Err(Refusal::TooMany));
    assert!(try_as(AMINA, &[], &seven, keep(Wake { minutes: 30, ..wake(7) })).is_ok(), "one of them changes");
    let removed = try_as(AMINA, &[], &seven, keep(Wake { removed: true, ..wake(7) })).unwrap();
    assert!(try_as(AMINA, &[], &removed, keep(wake(8))).is_ok(), "a removed one leaves its place");
}
