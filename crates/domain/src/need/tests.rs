//! Case by case: what makes a line, and what makes it go.
use super::*;
use crate::{
    ids::{EnrolmentId, SeriesId},
    language::Text,
    programme::{Ending, Finished, Phase},
    record::{
        Attendance, Call, CallAnswer, CheckIn, Contest, Recommendation, Report, Wish, WishAnswer, WishSaid,
    },
    schedule::OccurrenceState,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const BO: PersonId = PersonId(Uuid::from_u128(3));

fn day(date: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, date).unwrap()
}

fn now() -> NaiveDateTime {
    day(23).and_hms_opt(12, 0, 0).unwrap()
}

/// A life in which nobody needs anything: each test changes one thing.
struct Life {
    record: Record,
    enrolment: Enrolment,
    next_appointment: bool,
    occurrences: Vec<Occurrence>,
    contact: Option<CurrentContact>,
    relations: Vec<Relation>,
    unreached: bool,
    unheard: Option<NaiveDateTime>,
}

fn occurrence(date: NaiveDate, kind: ActivityKind) -> Occurrence {
    let start = date.and_hms_opt(13, 0, 0).unwrap();
    Occurrence {
        id: OccurrenceId { series: SeriesId(Uuid::from_u128(7)), start },
        title: Text::plain("x"),
        kind,
        start,
        end: start + chrono::TimeDelta::hours(2),
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

fn check_in(date: NaiveDate) -> CheckIn {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    CheckIn {
        occurrence: occurrence(date, ActivityKind::Placement).id,
        kind: ActivityKind::Placement,
        day: date,
        title: Text::plain("x"),
        by: BO,
        role: Role::Ambassador,
        report: Report {
            attendance: Some(Attendance::Absent),
            quarters: 0,
            people: None,
            fika: None,
            line: String::new(),
            at,
            arrived: at,
        },
        earlier: Vec::new(),
        contests: Vec::new(),
    }
}

fn relation(person: PersonId, role: Role) -> Relation {
    Relation { participant: AMINA, person, role, since: day(1), until: None, contact: false }
}

impl Life {
    fn good() -> Self {
        let phase = Phase {
            key: "p".to_owned(),
            name: Text::plain("Praktik"),
            first_day: day(2),
            last_day: day(27),
            open_end: false,
        };
        let enrolment = Enrolment {
            id: EnrolmentId(Uuid::from_u128(5)),
            participant: AMINA,
            cohort: None,
            template: "access".to_owned(),
            name: Text::plain("Access"),
            phases: vec![phase],
            ramp: None,
            handover_opens: Some(day(28)),
            stand_ins: Vec::new(),
            finished: None,
        };
        let mut record = Record::default();
        record.check_ins.push(check_in(day(20)));
        Self {
            record,
            enrolment,
            next_appointment: false,
            occurrences: [16, 20, 24].map(|date| occurrence(day(date), ActivityKind::Placement)).to_vec(),
            contact: Some(CurrentContact { person: KARIN, stand_in: false }),
            relations: vec![relation(KARIN, Role::Coach), relation(BO, Role::Ambassador)],
            unreached: false,
            unheard: None,
        }
    }

    fn needs(&self) -> Vec<Need> {
        let known = Known {
            record: &self.record,
            enrolment: Some(&self.enrolment),
            next_appointment: self.next_appointment,
            occurrences: &self.occurrences,
            contact: self.contact,
            relations: &self.relations,
            unreached: self.unreached,
            unheard: self.unheard,
        };
        needs(&known, now())
    }
}

fn with(change: impl FnOnce(&mut Life)) -> Vec<Need> {
    let mut life = Life::good();
    change(&mut life);
    life.needs()
}

fn wish(about: WishKind) -> Wish {
    let (id, made) = (WishId(Uuid::from_u128(9)), DateTime::<Utc>::UNIX_EPOCH);
    Wish { id, about, words: String::new(), made, withdrawn: false, answers: Vec::new() }
}

fn call() -> Call {
    let (id, at) = (CallId(Uuid::from_u128(8)), DateTime::<Utc>::UNIX_EPOCH);
    Call { id, by: BO, role: Role::Ambassador, line: "Hon är ledsen".to_owned(), at, answers: Vec::new() }
}

#[test]
fn where_all_is_well_nobody_is_needed() {
    assert_eq!(with(|_| ()), []);
}

#[test]
fn nobody_agreed_as_contact_and_a_stand_in_is_not_agreed() {
    assert_eq!(with(|life| life.contact = None), [Need::NoContact]);
    let stand_in = Some(CurrentContact { person: KARIN, stand_in: true });
    assert_eq!(with(|life| life.contact = stand_in), [Need::NoContact]);
}

#[test]
fn nothing_rings_and_nothing_was_heard() {
    assert_eq!(with(|life| life.unreached = true), [Need::Unreached]);
    assert_eq!(with(|life| life.unheard = Some(now())), [Need::Unheard { since: now() }]);
}

#[test]
fn a_week_at_the_workplace_without_a_word_and_one_word_is_enough() {
    let silent = |life: &mut Life| life.record.check_ins.clear();
    assert_eq!(with(silent), [Need::Unreported { since: day(16) }]);
    // That they were not there is a report, too; one that was taken back is none.
    let back = with(|life| life.record.check_ins[0].report.attendance = None);
    assert_eq!(back, [Need::Unreported { since: day(16) }]);
    let old = with(|life| life.record.check_ins = vec![check_in(day(13))]);
    assert_eq!(old, [Need::Unreported { since: day(16) }]);
    let no_days = with(|life| {
        silent(life);
        life.occurrences.retain(|one| one.start.date() >= day(23));
    });
    assert_eq!(no_days, [], "nobody reports about days that were not planned");
    let today_only = with(|life| {
        silent(life);
        life.occurrences = vec![occurrence(day(23), ActivityKind::Placement)];
    });
    assert_eq!(today_only, [], "today is not over");
}

#[test]
fn a_recommendation_of_which_nothing_has_come_by_its_day_also_after_the_end() {
    let recommendation = |by, acted_on| Recommendation {
        id: RecommendationId(Uuid::from_u128(4)),
        text: "Praktik på ett café".to_owned(),
        to: "Eva".to_owned(),
        person: None,
        by,
        author: KARIN,
        sent: Some(day(3)),
        received: None,
        acted_on,
    };
    let overdue = [Need::Recommendation {
        recommendation: RecommendationId(Uuid::from_u128(4)),
        to: "Eva".to_owned(),
        by: day(22),
    }];
    assert_eq!(with(|life| life.record.recommendations.push(recommendation(day(22), None))), overdue);
    let after = with(|life| {
        life.record.recommendations.push(recommendation(day(22), None));
        life.enrolment.finished = Some(Finished { on: day(20), ending: Ending::Work });
    });
    assert_eq!(after, overdue, "it is not dropped with the programme");
    assert_eq!(
        with(|life| life.record.recommendations.push(recommendation(day(23), None))),
        [],
        "today it may"
    );
    let done = recommendation(day(22), Some(day(21)));
    assert_eq!(with(|life| life.record.recommendations.push(done)), []);
}

#[test]
fn at_a_workplace_with_nobody_beside() {
    let alone = with(|life| life.relations.truncate(1));
    assert_eq!(alone, [Need::Alone]);
    let elsewhere = with(|life| {
        life.relations.truncate(1);
        life.occurrences = vec![occurrence(day(24), ActivityKind::Module)];
    });
    assert_eq!(elsewhere, []);
}

#[test]
fn nothing_booked_then_the_handover_then_overdue_one_at_a_time() {
    let ends = day(27);
    assert_eq!(with(|life| life.occurrences.truncate(2)), [Need::NothingBooked { ends }]);
    let cancelled = with(|life| life.occurrences[2].state = OccurrenceState::Cancelled { reason: None });
    assert_eq!(cancelled, [Need::NothingBooked { ends }]);
    let open = |life: &mut Life| life.enrolment.handover_opens = Some(day(23));
    assert_eq!(with(open), [Need::Handover { ends }]);
    let booked = with(|life| {
        open(life);
        life.occurrences.push(occurrence(day(30), ActivityKind::Talk));
    });
    assert_eq!(booked, []);
    let over = with(|life| life.enrolment.phases[0].last_day = day(20));
    assert_eq!(over, [Need::HandoverOverdue { ended: day(20) }]);
}

#[test]
fn who_has_finished_or_not_begun_is_planned_for_by_nobody() {
    let finished = with(|life| {
        life.enrolment.finished = Some(Finished { on: day(20), ending: Ending::Work });
        life.contact = None;
        life.unreached = true;
        life.record.wishes.push(wish(WishKind::Talk));
    });
    assert_eq!(finished.iter().map(Need::name).collect::<Vec<_>>(), ["talk"], "and is heard all the same");
    let later = with(|life| life.enrolment.phases[0].first_day = day(25));
    assert_eq!(later, []);
}

#[test]
fn who_wants_to_talk_waits_until_somebody_answers() {
    for about in WishKind::ALL {
        let waits = with(|life| life.record.wishes.push(wish(about)));
        assert_eq!(!waits.is_empty(), matches!(about, WishKind::Talk | WishKind::Workplace), "{about:?}");
    }
    let answered = with(|life| {
        let said =
            WishAnswer { by: KARIN, at: DateTime::UNIX_EPOCH, said: WishSaid::Later, line: String::new() };
        life.record.wishes.push(Wish { answers: vec![said], ..wish(WishKind::Talk) });
    });
    assert_eq!(answered, []);
}

#[test]
fn a_call_for_help_and_a_contested_report_wait_for_a_person() {
    let asked = with(|life| life.record.calls.push(call()));
    assert_eq!(asked.iter().map(Need::answer).collect::<Vec<_>>(), [Answer::Reply]);
    let answered = with(|life| {
        let answer = CallAnswer { by: KARIN, at: DateTime::UNIX_EPOCH, line: "Jag ringer".to_owned() };
        life.record.calls.push(Call { answers: vec![answer], ..call() });
    });
    assert_eq!(answered, []);
    let contest = |settled| Contest { line: "Jag var där".to_owned(), at: DateTime::UNIX_EPOCH, settled };
    let contested = with(|life| life.record.check_ins[0].contests.push(contest(None)));
    assert_eq!(contested.iter().map(Need::answer).collect::<Vec<_>>(), [Answer::Call]);
    assert_eq!(with(|life| life.record.check_ins[0].contests.push(contest(Some(day(23))))), []);
}

#[test]
fn the_order_is_by_need_and_always_the_same() {
    let all = with(|life| {
        life.unheard = Some(now());
        life.unreached = true;
        life.contact = None;
        life.relations.truncate(1);
        life.record.calls.push(call());
        life.record.wishes.push(wish(WishKind::Workplace));
        life.record.check_ins.clear();
        life.enrolment.handover_opens = Some(day(1));
    });
    let names: Vec<_> = all.iter().map(Need::name).collect();
    let expected = ["unheard", "help", "talk", "no-contact", "alone", "unreached", "handover", "unreported"];
    assert_eq!(names, expected);
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(all, sorted, "the type's own order is the order of need");
}

#[test]
fn not_coming_today_is_a_line_until_it_is_reported_or_taken_back() {
    let at = occurrence(day(23), ActivityKind::Placement).id;
    let said = |kind, date| crate::record::Answer {
        occurrence: occurrence(day(date), ActivityKind::Placement).id,
        kind,
        note: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
    };
    let line = vec![Need::CannotCome { occurrence: at }];
    assert_eq!(with(|life| life.record.answers.push(said(AnswerKind::CannotToday, 23))), line);
    for kind in [AnswerKind::Here, AnswerKind::OnMyWay, AnswerKind::Late, AnswerKind::Withdrawn] {
        assert_eq!(with(|life| life.record.answers.push(said(kind, 23))), [], "{kind:?}");
    }
    assert_eq!(
        with(|life| life.record.answers.push(said(AnswerKind::CannotToday, 20))),
        [],
        "that day is over"
    );
    let reported = |life: &mut Life| {
        life.record.answers.push(said(AnswerKind::CannotToday, 23));
        life.record.check_ins.push(check_in(day(23)));
    };
    assert_eq!(with(reported), []);
    let after_the_end = |life: &mut Life| {
        life.record.answers.push(said(AnswerKind::CannotToday, 23));
        life.enrolment.finished = Some(Finished { on: day(22), ending: Ending::Work });
    };
    assert_eq!(with(after_the_end), line, "whoever says so is heard");
}

#[test]
fn a_programme_that_asks_for_a_next_appointment_warns_before_its_end() {
    let asks = |life: &mut Life| {
        life.next_appointment = true;
        life.enrolment.handover_opens = None;
    };
    let line = vec![Need::NoNextAppointment { ends: day(27) }];
    assert_eq!(with(asks), line);
    assert_eq!(with(|life| life.enrolment.handover_opens = None), [], "only where the template asks");
    let booked = |life: &mut Life| {
        asks(life);
        life.occurrences.push(occurrence(day(30), ActivityKind::FollowUp));
    };
    assert_eq!(with(booked), []);
    let far = |life: &mut Life| {
        asks(life);
        life.enrolment.phases[0].last_day = day(23) + Days::new(22);
    };
    assert_eq!(with(far), [], "three weeks before the end are early enough");
    let open = |life: &mut Life| {
        asks(life);
        life.enrolment.handover_opens = Some(day(20));
    };
    assert_eq!(with(open), [Need::Handover { ends: day(27) }], "the handover says the same");
}
