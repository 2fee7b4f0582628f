//! What is an answer to each question, and what is none.
use super::*;
use crate::{
    ids::{EnrolmentId, PersonId, SeriesId},
    language::Text,
    people::Role,
    programme::{HourRamp, Phase, RampStep},
    record::{Contest, Counted, Rating, Report, Scale, SelfRating},
    schedule::ActivityKind,
};
use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn way() -> Way {
    let phase = Phase {
        key: "p".to_owned(),
        name: Text::plain("P"),
        first_day: day(2),
        last_day: day(27),
        open_end: false,
    };
    let enrolment = Enrolment {
        id: EnrolmentId(Uuid::nil()),
        participant: PersonId(Uuid::nil()),
        cohort: None,
        template: "access".to_owned(),
        name: Text::plain("Access"),
        phases: vec![phase],
        ramp: None,
        handover_opens: None,
        stand_ins: Vec::new(),
        finished: None,
    };
    Way { enrolment, steps: 0, record: Record::default() }
}

fn report(date: u32, attendance: Attendance) -> CheckIn {
    CheckIn {
        occurrence: OccurrenceId {
            series: SeriesId(Uuid::nil()),
            start: day(date).and_hms_opt(9, 0, 0).unwrap(),
        },
        kind: ActivityKind::Placement,
        day: day(date),
        title: Text::plain("Plats"),
        by: PersonId(Uuid::nil()),
        role: Role::Coach,
        report: Report {
            attendance: Some(attendance),
            quarters: 0,
            people: None,
            fika: None,
            line: String::new(),
            at: DateTime::UNIX_EPOCH,
            arrived: DateTime::UNIX_EPOCH,
        },
        earlier: Vec::new(),
        contests: Vec::new(),
    }
}

#[test]
fn hours_are_how_much_was_added_up_to_the_last_day() {
    let mut way = way();
    assert_eq!(way.choice(&Measure::Hours), None, "no ramp, nothing to say");
    let mut reached = |steps: &[(u32, u32)]| {
        let step = |&(from, hours): &(u32, u32)| RampStep { from: day(from), hours, paused: false };
        way.enrolment.ramp = Some(HourRamp { steps: steps.iter().map(step).collect(), goal_hours: 40 });
        way.choice(&Measure::Hours)
    };
    assert_eq!(reached(&[(2, 4), (9, 4)]), Some(0));
    assert_eq!(reached(&[(2, 4), (9, 12)]), Some(1));
    assert_eq!(reached(&[(2, 4), (9, 14)]), Some(2));
    assert_eq!(reached(&[(2, 4), (9, 24)]), Some(3));
    assert_eq!(reached(&[(2, 4), (30, 24)]), Some(0), "what came after the end is no part of the way");
    assert_eq!(reached(&[(2, 20), (9, 4)]), Some(0));
}

#[test]
fn attendance_is_of_reported_days_and_what_is_contested_counts_for_nothing() {
    let mut way = way();
    way.record.check_ins = vec![report(3, Attendance::Present), report(4, Attendance::Present)];
    assert_eq!(way.choice(&Measure::Attendance), None, "too few days");
    way.record.check_ins.push(report(5, Attendance::Absent));
    assert_eq!(way.choice(&Measure::Attendance), Some(1), "two of three");
    way.record.check_ins.push(report(6, Attendance::Absent));
    way.record.check_ins.push(report(7, Attendance::Absent));
    assert_eq!(way.choice(&Measure::Attendance), Some(0));
    let contest = Contest { line: String::new(), at: DateTime::UNIX_EPOCH, settled: None };
    for one in way.record.check_ins.iter_mut().skip(3) {
        one.contests.push(contest.clone());
    }
    assert_eq!(way.choice(&Measure::Attendance), Some(1));
}

#[test]
fn self_ratings_count_by_the_participants_own_yes_alone() {
    let mut way = way();
    let measure = Measure::SelfRating("days".to_owned());
    let scale = Scale {
        key: "days".to_owned(),
        question: Text::plain("?"),
        labels: vec![Text::plain("a"); 5],
        owner: String::new(),
    };
    let rating = |on, value, of| Rating { on: day(on), value, of, words: Text::plain("a") };
    let mut rated = SelfRating { scale, ratings: vec![rating(3, 1, 5), rating(20, 2, 3)] };
    way.record.self_ratings = vec![rated.clone()];
    assert_eq!(way.choice(&measure), None, "nobody's are counted unless they say so");
    let said = |yes| Counted { at: DateTime::UNIX_EPOCH, yes };
    way.record.counting = Some(Counting { ledger: vec![said(true)] });
    assert_eq!(way.choice(&measure), Some(2), "the highest of three lies above the second of five");
    rated.ratings.truncate(1);
    way.record.self_ratings = vec![rated];
    assert_eq!(way.choice(&measure), None, "one day is no way");
    way.record.counting = Some(Counting { ledger: vec![said(true), said(false)] });
    assert_eq!(way.choice(&measure), None, "taken back");
    assert_eq!(way.choice(&Measure::Steps), None);
    way.steps = 5;
    assert_eq!(way.choice(&Measure::Steps), Some(1));
}
