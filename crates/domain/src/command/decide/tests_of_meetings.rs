//! Meetings, the rough plan and the handover: who may do what, and that nobody's words are lost.
use super::*;
use crate::{
    command::{HandoverDeed, MeetingDeed, MeetingPlan},
    ids::{AttendeeId, CommandId, LineId, MeetingId, PointId, RecommendationId, TaskId},
    people::Role,
    record::{Attendee, LineKind, MeetingKind, Reached, Touch},
};
use chrono::NaiveDateTime;
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const EVA: PersonId = PersonId(Uuid::from_u128(3));
const MEETING: MeetingId = MeetingId(Uuid::from_u128(20));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn try_as(by: PersonId, role: Option<Role>, record: &Record, action: Action) -> Result<Record, Refusal> {
    let relation =
        |role| Relation { participant: AMINA, person: by, role, since: TODAY, until: None, contact: false };
    let relations: Vec<_> = role.map(relation).into_iter().collect();
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

fn amina(record: &Record, deed: MeetingDeed) -> Result<Record, Refusal> {
    try_as(AMINA, None, record, Action::AtMeeting { meeting: MEETING, deed })
}

fn karin(record: &Record, deed: MeetingDeed) -> Result<Record, Refusal> {
    try_as(KARIN, Some(Role::Coach), record, Action::AtMeeting { meeting: MEETING, deed })
}

fn eva(record: &Record, deed: MeetingDeed) -> Result<Record, Refusal> {
    try_as(EVA, Some(Role::Caseworker), record, Action::AtMeeting { meeting: MEETING, deed })
}

fn attendee(number: u128, person: Option<PersonId>, email: &str) -> Attendee {
    let (id, organisation) = (AttendeeId(Uuid::from_u128(number)), String::new());
    Attendee { id, person, name: format!("Nr {number}"), organisation, email: email.to_owned() }
}

fn at(hour: u32) -> NaiveDateTime {
    TODAY.and_hms_opt(hour, 0, 0).unwrap()
}

fn plan(attendees: Vec<Attendee>) -> MeetingDeed {
    MeetingDeed::Plan(Box::new(MeetingPlan {
        about: MeetingKind::Closing,
        start: at(13),
        minutes: 60,
        place: "Access".to_owned(),
        instead_of: None,
        attendees,
        checklist: vec![crate::language::Text::plain("Vad som händer sedan")],
    }))
}

fn planned() -> Record {
    karin(&Record::default(), plan(vec![attendee(1, Some(EVA), "eva@kommun.example")])).unwrap()
}

fn point(number: u128, text: &str, was: &str) -> MeetingDeed {
    let point = PointId(Uuid::from_u128(number));
    MeetingDeed::KeepPoint { point, text: text.to_owned(), was: was.to_owned() }
}

fn agreed(number: u128, owner: PersonId) -> MeetingDeed {
    let (task, text) = (TaskId(Uuid::from_u128(number)), "ringa banken".to_owned());
    MeetingDeed::Agree { task, text, owner, doer: String::new(), by: None }
}

#[test]
fn those_who_convene_plan_and_nobody_else() {
    let plans = |role| {
        let action = Action::AtMeeting { meeting: MEETING, deed: plan(Vec::new()) };
        try_as(KARIN, Some(role), &Record::default(), action).is_ok()
    };
    let who: Vec<_> = Role::ALL.into_iter().filter(|role| plans(*role)).collect();
    assert_eq!(who, [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide]);
    assert_eq!(amina(&Record::default(), plan(Vec::new())), Err(Refusal::NotAllowed));
    assert_eq!(karin(&planned(), plan(Vec::new())), Err(Refusal::IdTaken));
}

#[test]
fn everybody_at_the_meeting_writes_points_and_each_changes_their_own() {
    let record = amina(&planned(), point(1, " Min lön ", "")).unwrap();
    let record = karin(&record, point(2, "Praktiken", "")).unwrap();
    let record = eva(&record, point(3, "Nästa möte", "")).unwrap();
    let meeting = record.meeting(MEETING).unwrap();
    let said: Vec<_> = meeting.agenda().map(|point| (point.words.by, &*point.words.text)).collect();
    assert_eq!(said, [(AMINA, "Min lön"), (KARIN, "Praktiken"), (EVA, "Nästa möte")]);
    assert_eq!(karin(&record, point(1, "Något annat", "Min lön")), Err(Refusal::NotYours));
    assert_eq!(eva(&record, MeetingDeed::RemovePoint(PointId(Uuid::from_u128(1)))), Err(Refusal::NotYours));
    let gone = amina(&record, MeetingDeed::RemovePoint(PointId(Uuid::from_u128(1)))).unwrap();
    assert_eq!(gone.meeting(MEETING).unwrap().agenda().count(), 2);
    // A caseworker who is asked to nothing is nobody here.
    let stranger = Action::AtMeeting { meeting: MEETING, deed: point(4, "Hej", "") };
    let stranger = try_as(PersonId(Uuid::from_u128(9)), Some(Role::Caseworker), &record, stranger);
    assert_eq!(stranger, Err(Refusal::NotAllowed));
}

#[test]
fn what_was_agreed_is_read_by_those_who_attend_and_done_by_its_owner() {
    let record = karin(&planned(), agreed(1, EVA)).unwrap();
    assert_eq!(record.tasks[0].readers, [EVA]);
    let third = PersonId(Uuid::from_u128(7));
    assert_eq!(karin(&record, agreed(2, third)), Err(Refusal::NoSuchPerson), "they were not there");
    let record = karin(&record, MeetingDeed::KeepAttendee(attendee(2, Some(third), ""))).unwrap();
    assert_eq!(record.tasks[0].readers, [EVA, third]);
    let record = karin(&record, MeetingDeed::RemoveAttendee(AttendeeId(Uuid::from_u128(2)))).unwrap();
    assert_eq!(record.tasks[0].readers, [EVA]);
    assert_eq!(amina(&record, agreed(3, EVA)), Err(Refusal::NotAllowed), "she promises for herself");
    assert!(amina(&record, agreed(3, AMINA)).is_ok());
    let done = Action::DoTask { task: TaskId(Uuid::from_u128(1)), on: Some(TODAY) };
    assert_eq!(try_as(AMINA, None, &record, done.clone()), Err(Refusal::NotYours));
    let ticked = try_as(EVA, Some(Role::Caseworker), &record, done).unwrap();
    assert_eq!(ticked.tasks[0].done, Some(TODAY));
}

#[test]
fn a_meeting_moves_is_called_off_and_then_stays() {
    let to = |hour, place: &str| MeetingDeed::Move { start: at(hour), minutes: 60, place: place.to_owned() };
    let record = karin(&planned(), to(15, "Biblioteket")).unwrap();
    let record = karin(&record, to(15, "Biblioteket")).unwrap();
    let meeting = record.meeting(MEETING).unwrap();
    assert_eq!((meeting.sequence, meeting.planned, meeting.start), (1, at(13), at(15)));
    let shown = crate::schedule::expand(&meeting.series(), TODAY, TODAY.succ_opt().unwrap());
    assert_eq!((shown.len(), shown[0].start, shown[0].id.start), (1, at(15), at(13)));
    assert!(shown[0].takes_place());
    let off = karin(&record, MeetingDeed::CallOff { line: "Karin är sjuk".to_owned() }).unwrap();
    let meeting = off.meeting(MEETING).unwrap();
    assert_eq!(meeting.sequence, 2);
    let shown = crate::schedule::expand(&meeting.series(), TODAY, TODAY.succ_opt().unwrap());
    assert!(shown.iter().all(|one| !one.takes_place()));
    assert_eq!(karin(&off, to(16, "")), Err(Refusal::MeetingOver));
    assert_eq!(karin(&off, MeetingDeed::Hold { on: TODAY }), Err(Refusal::MeetingOver));
    let tomorrow = MeetingDeed::Hold { on: TODAY.succ_opt().unwrap() };
    assert_eq!(karin(&record, tomorrow), Err(Refusal::NotYet));
}

#[test]
fn what_could_be_read_as_something_else_in_a_header_is_no_address() {
    for address in
        ["eva", "eva@", "@x", "a@b@c", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d", "<a@b>"]
    {
        let deed = MeetingDeed::KeepAttendee(attendee(5, None, address));
        assert!(karin(&planned(), deed).is_err(), "{address}");
    }
    let many = (0..200).map(|number| attendee(100 + number, None, &format!("nr{number}@kommun.example")));
    let record = karin(&Record::default(), plan(many.collect())).unwrap();
    assert_eq!(record.meeting(MEETING).unwrap().attendees.len(), 200);
}

#[test]
fn a_programme_that_closes_in_a_meeting_ends_after_one_or_after_her_no() {
    use crate::{
        ids::EnrolmentId,
        programme::{Ending, Enrolment},
        template::Closing,
    };
    let closing = Closing { meeting: Some("avslut".to_owned()), next_appointment: false };
    let enrolment = Enrolment {
        id: EnrolmentId(Uuid::from_u128(30)),
        participant: AMINA,
        cohort: None,
        template: "access".to_owned(),
        name: crate::language::Text::plain("Access"),
        phases: Vec::new(),
        ramp: None,
        handover_opens: None,
        stand_ins: Vec::new(),
        finished: None,
    };
    let ends = |record: &Record, ending| enrolment.may_end(Some(&closing), ending, &record.meetings);
    let record = planned();
    for ending in [Ending::Work, Ending::Studies, Ending::Completed] {
        assert!(!ends(&record, ending), "{ending:?}");
    }
    assert!(ends(&record, Ending::Moved), "going on in another form is no end");
    assert!(ends(&record, Ending::Discontinued), "nobody can hold a meeting with somebody who is gone");
    assert!(enrolment.may_end(None, Ending::Completed, &[]));
    assert!(ends(&karin(&record, MeetingDeed::Hold { on: TODAY }).unwrap(), Ending::Work));
    let no = amina(&record, MeetingDeed::Decline { words: "Jag orkar inte".to_owned() }).unwrap();
    assert!(ends(&no, Ending::Completed));
    let back = amina(&no, MeetingDeed::Decline { words: " ".to_owned() }).unwrap();
    assert!(!ends(&back, Ending::Completed));
    assert_eq!(eva(&record, MeetingDeed::Decline { words: "Nej".to_owned() }), Err(Refusal::NotAllowed));
}

#[test]
fn about_me_goes_to_nobody_without_a_yes_and_taking_back_stands() {
    let own = |record: &Record, deed| try_as(AMINA, None, record, Action::HandOver(deed));
    let write = HandoverDeed::WriteAboutMe {
        text: "Jag hör dåligt på vänster öra".to_owned(),
        was: String::new(),
    };
    let record = own(&Record::default(), write.clone()).unwrap();
    assert_eq!(record.about_me.as_ref().unwrap().readers(), []);
    let record = own(&record, HandoverDeed::ShowAboutMe { person: EVA, seen: 0 }).unwrap();
    assert_eq!(record.about_me.as_ref().unwrap().readers(), [EVA]);
    let record = own(&record, HandoverDeed::HideAboutMe { person: EVA }).unwrap();
    assert_eq!(record.about_me.as_ref().unwrap().readers(), []);
    assert_eq!(own(&record, HandoverDeed::ShowAboutMe { person: EVA, seen: 1 }), Err(Refusal::TakenBack));
    assert!(own(&record, HandoverDeed::ShowAboutMe { person: EVA, seen: 2 }).is_ok());
    for deed in [write, HandoverDeed::KeepInTouch { touch: Touch::Monthly }] {
        let by_coach = try_as(KARIN, Some(Role::Coach), &record, Action::HandOver(deed));
        assert_eq!(by_coach, Err(Refusal::NotAllowed));
    }
}

#[test]
fn a_recommendation_is_followed_until_something_came_of_it() {
    let id = RecommendationId(Uuid::from_u128(40));
    let by = TODAY.succ_opt().unwrap();
    let recommend = Action::HandOver(HandoverDeed::Recommend {
        recommendation: id,
        text: "Körkortsteori".to_owned(),
        to: "Eva".to_owned(),
        person: Some(EVA),
        by,
    });
    let record = try_as(KARIN, Some(Role::TransitionGuide), &Record::default(), recommend.clone()).unwrap();
    assert_eq!(try_as(AMINA, None, &record, recommend), Err(Refusal::NotAllowed));
    let late = by.succ_opt().unwrap();
    assert!(!record.recommendations[0].overdue(by) && record.recommendations[0].overdue(late));
    let reach = |reached| Action::HandOver(HandoverDeed::Reach { recommendation: id, reached, on: TODAY });
    let record = try_as(EVA, Some(Role::Caseworker), &record, reach(Reached::ActedOn)).unwrap();
    assert!(!record.recommendations[0].overdue(late));
    let record = try_as(KARIN, Some(Role::Coach), &record, reach(Reached::Sent)).unwrap();
    assert_eq!(record.recommendations[0].reached(), Reached::Sent);
    let other =
        try_as(PersonId(Uuid::from_u128(9)), Some(Role::Caseworker), &record, reach(Reached::Received));
    assert_eq!(other, Err(Refusal::NotAllowed));
}

/// What an editor does: write a text of their own into one of three lines (over what they see of it), take it away, or
/// meet the server: what they made goes up in order, and what stands there comes down.
#[derive(Clone, Copy, Debug)]
enum Move {
    Write(u128),
    Remove(u128),
    Meet,
}

fn moves() -> impl Strategy<Value = Vec<(bool, Move)>> {
    let one = prop_oneof![3 => (0u128..3).prop_map(Move::Write), 1 => (0u128..3).prop_map(Move::Remove), 2 => Just(Move::Meet)];
    prop::collection::vec((any::<bool>(), one), 1..40)
}

proptest! {
    /// Whatever two editors do, offline as long as they like: a text is gone only where somebody who saw it wrote or
    /// took it away.
    #[test]
    fn no_word_of_the_rough_plan_is_lost(moves in moves()) {
        let write = |by, record: &Record, action: &Action| {
            let role = (by == KARIN).then_some(Role::Coach);
            try_as(by, role, record, action.clone()).unwrap_or_else(|_| record.clone())
        };
        let mut server = Record::default();
        let mut seen = [Record::default(), Record::default()];
        let mut waiting: [Vec<Action>; 2] = [Vec::new(), Vec::new()];
        let mut written: Vec<String> = Vec::new();
        let mut replaced: Vec<String> = Vec::new();
        let ends = [(false, Move::Meet), (true, Move::Meet)];
        for (number, (second, one)) in moves.into_iter().chain(ends).enumerate() {
            let (who, by) = if second { (1, KARIN) } else { (0, AMINA) };
            let was = |line| seen[who].plan_line(LineId(Uuid::from_u128(line))).map(|line| line.words.text.clone()).unwrap_or_default();
            let action = match one {
                Move::Write(line) => {
                    let text = format!("ord {number}");
                    let was = was(line);
                    replaced.push(was.clone());
                    written.push(text.clone());
                    Action::KeepPlanLine { line: LineId(Uuid::from_u128(line)), about: LineKind::Goal, text, was }
                }
                Move::Remove(line) => {
                    let was = was(line);
                    replaced.push(was.clone());
                    Action::RemovePlanLine { line: LineId(Uuid::from_u128(line)), was }
                }
                Move::Meet => {
                    for action in std::mem::take(&mut waiting[who]) {
                        server = write(by, &server, &action);
                    }
                    seen[who] = server.clone();
                    continue;
                }
            };
            seen[who] = write(by, &seen[who], &action);
            waiting[who].push(action);
        }
        let mut kept: Vec<&str> = Vec::new();
        for line in &server.plan_lines {
            kept.extend(line.words.beside.iter().map(|one| &*one.text));
            if !line.removed {
                kept.push(&line.words.text);
            }
        }
        for text in written.iter().filter(|text| !replaced.contains(text)) {
            prop_assert!(kept.contains(&&**text), "{text} is gone");
        }
    }
}
