//! Check-ins and the hour ramp: who may say what, that no version is lost, and that nothing holds by one yes.
use super::*;
use crate::{
    ids::{CommandId, RampChangeId, SeriesId},
    people::Role,
    record::{Agreed, Attendance, Presence, WithPeople},
    schedule::{ActivityKind, OccurrenceState},
};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const BIRGITTA: PersonId = PersonId(Uuid::from_u128(3));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const CHANGE: RampChangeId = RampChangeId(Uuid::from_u128(30));

fn start(days: i64) -> NaiveDateTime {
    (TODAY + TimeDelta::days(days)).and_hms_opt(13, 0, 0).unwrap()
}

fn on(days: i64) -> OccurrenceId {
    OccurrenceId { series: SeriesId(Uuid::from_u128(7)), start: start(days) }
}

fn occurrence(id: OccurrenceId) -> Occurrence {
    Occurrence {
        id,
        title: crate::language::Text::plain("Biblioteket"),
        kind: ActivityKind::Placement,
        start: id.start,
        end: id.start + TimeDelta::hours(2),
        state: OccurrenceState::Planned,
        news: None,
        place: None,
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
    }
}

fn relations(by: PersonId) -> Vec<Relation> {
    let relation = |role, until: Option<i64>| Relation {
        participant: AMINA,
        person: by,
        role,
        since: TODAY - TimeDelta::days(40),
        until: until.map(|days| TODAY + TimeDelta::days(days)),
        contact: false,
    };
    match by {
        KARIN => vec![relation(Role::Coach, None)],
        BIRGITTA => vec![relation(Role::Ambassador, Some(-10))],
        _ => Vec::new(),
    }
}

fn at_hour(record: &Record, by: PersonId, action: Action, hour: i64) -> Result<Record, Refusal> {
    let now = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hour);
    let command = Command { id: CommandId(Uuid::from_u128(99)), at: now, about: AMINA, action };
    let relations = relations(by);
    let find = |id: OccurrenceId| (id.series == on(0).series).then(|| occurrence(id));
    let context =
        Context { by, now, today: TODAY, relations: &relations, is_around: &|_| true, occurrence: &find };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn after(record: &Record, by: PersonId, action: Action) -> Result<Record, Refusal> {
    at_hour(record, by, action, 1)
}

fn report(days: i64, attendance: Option<Attendance>, line: &str) -> Action {
    Action::CheckIn {
        occurrence: on(days),
        attendance,
        quarters: 8,
        people: Some(WithPeople::Fine),
        fika: None,
        line: line.to_owned(),
    }
}

const PRESENT: Option<Attendance> = Some(Attendance::Present);
const ABSENT: Option<Attendance> = Some(Attendance::Absent);

#[test]
fn what_happened_while_the_relation_lasted_is_taken_for_two_weeks_and_nothing_after_it() {
    let record = after(&Record::default(), BIRGITTA, report(-12, PRESENT, "Bra dag!")).unwrap();
    let check_in = record.check_in(on(-12), BIRGITTA).unwrap();
    assert_eq!((check_in.role, check_in.presence()), (Role::Ambassador, Presence::Present));
    for (days, why) in [(-9, Refusal::RelationEnded), (-41, Refusal::RelationEnded), (1, Refusal::NotYet)] {
        assert_eq!(after(&Record::default(), BIRGITTA, report(days, PRESENT, "")), Err(why), "{days}");
    }
}

#[test]
fn the_participant_and_strangers_report_nothing() {
    for by in [AMINA, PersonId(Uuid::from_u128(8))] {
        assert_eq!(after(&Record::default(), by, report(0, PRESENT, "")), Err(Refusal::NotAllowed));
    }
}

#[test]
fn whoever_was_not_there_has_no_hours() {
    let record = after(&Record::default(), KARIN, report(0, ABSENT, "")).unwrap();
    let report = &record.check_in(on(0), KARIN).unwrap().report;
    assert_eq!((report.quarters, report.people), (0, None));
    let long = Action::CheckIn {
        occurrence: on(0),
        attendance: PRESENT,
        quarters: 65,
        people: None,
        fika: None,
        line: String::new(),
    };
    assert_eq!(after(&record, KARIN, long), Err(Refusal::OutOfRange));
}

#[test]
fn two_reports_stand_side_by_side_and_hours_count_once() {
    let record = after(&Record::default(), BIRGITTA, report(-12, PRESENT, "")).unwrap();
    let record = at_hour(&record, KARIN, report(-12, ABSENT, ""), 2).unwrap();
    assert_eq!(record.check_ins.len(), 2);
    let quarters = |record: &Record| {
        crate::record::quarters_between(&record.check_ins, TODAY - TimeDelta::days(20), TODAY)
    };
    assert_eq!(quarters(&record), 0, "the later report counts");
    let record = at_hour(&record, KARIN, report(-12, None, ""), 3).unwrap();
    assert_eq!(quarters(&record), 8, "one that was taken back does not");
}

#[test]
fn what_does_not_fit_keeps_both_versions_until_it_has_been_talked_about() {
    let contest = |line: Option<&str>| Action::ContestCheckIn {
        occurrence: on(0),
        reporter: KARIN,
        line: line.map(str::to_owned),
    };
    assert_eq!(after(&Record::default(), AMINA, contest(Some("jag var där"))), Err(Refusal::NoSuchEntry));
    let record = after(&Record::default(), KARIN, report(0, ABSENT, "")).unwrap();
    assert_eq!(after(&record, KARIN, contest(Some("nej"))), Err(Refusal::NotAllowed));
    let record = after(&record, AMINA, contest(Some("jag var där"))).unwrap();
    let record = after(&record, KARIN, report(0, PRESENT, "Förlåt!")).unwrap();
    let check_in = record.check_in(on(0), KARIN).unwrap();
    assert_eq!(check_in.contest().map(|contest| contest.line.as_str()), Some("jag var där"));
    assert_eq!(check_in.earlier.iter().map(|report| report.attendance).collect::<Vec<_>>(), [ABSENT]);
    let record = after(&record, AMINA, contest(None)).unwrap();
    let check_in = record.check_in(on(0), KARIN).unwrap();
    assert_eq!((check_in.contest(), check_in.contests.len()), (None, 1));
}

fn propose(hours: u32) -> Action {
    let words = "Jag orkar mer nu".to_owned();
    Action::ProposeRampStep { change: CHANGE, from: TODAY, hours, paused: false, words }
}

const fn answer(yes: bool) -> Action {
    Action::AnswerRampStep { change: CHANGE, yes }
}

#[test]
fn a_step_that_somebody_proposes_waits_for_the_yes_of_the_other_side() {
    let agreed = |record: &Record| record.ramp_change(CHANGE).unwrap().agreed();
    for (by, other) in [(AMINA, KARIN), (KARIN, AMINA)] {
        let record = after(&Record::default(), by, propose(10)).unwrap();
        assert_eq!(agreed(&record), Agreed::Waiting);
        assert_eq!(
            agreed(&after(&record, by, answer(true)).unwrap()),
            Agreed::Waiting,
            "one's own yes twice"
        );
        assert_eq!(agreed(&after(&record, other, answer(false)).unwrap()), Agreed::No);
        let both = after(&record, other, answer(true)).unwrap();
        assert_eq!(agreed(&both), Agreed::Yes);
        assert_eq!(agreed(&after(&both, by, answer(false)).unwrap()), Agreed::Yes, "changed by a new step");
    }
    assert_eq!(after(&Record::default(), AMINA, propose(41)), Err(Refusal::OutOfRange));
    assert_eq!(after(&Record::default(), AMINA, propose(1)), Err(Refusal::OutOfRange));
    assert_eq!(after(&Record::default(), BIRGITTA, propose(4)), Err(Refusal::NotAllowed), "she has left");
}

proptest! {
    /// Whatever is corrected in whatever order: each version that somebody could read is still there, in order.
    #[test]
    fn no_version_is_lost(lines in prop::collection::vec((0u8..3, "[a-c]{0,2}"), 1..12)) {
        let mut record = after(&Record::default(), KARIN, report(0, PRESENT, "först")).unwrap();
        let mut said = vec![(PRESENT, "först".to_owned())];
        for (which, line) in lines {
            let attendance = [PRESENT, ABSENT, None][usize::from(which)];
            record = after(&record, KARIN, report(0, attendance, &line)).unwrap();
            if said.last() != Some(&(attendance, line.clone())) {
                said.push((attendance, line));
            }
        }
        let check_in = record.check_in(on(0), KARIN).unwrap();
        let kept = check_in.earlier.iter().chain([&check_in.report]);
        prop_assert_eq!(kept.map(|report| (report.attendance, report.line.clone())).collect::<Vec<_>>(), said);
    }
}
