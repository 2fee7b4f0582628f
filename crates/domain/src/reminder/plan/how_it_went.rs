//! «Hur gick det i dag?»: one question to the ambassador at the end of an agreed day, and only where nobody has told.
//!
//! Mentors forget to tell where they are never asked. One question, then silence: nobody is asked twice.
use super::{End, Moment, Ring, RingKey, RingKind, Source, ring, words};
use crate::{
    people::{Relation, Role},
    record::Record,
    schedule::{ActivityKind, Occurrence},
};
use chrono::{NaiveDate, NaiveTime};
use std::{collections::BTreeMap, ops::Range};

/// An ambassador's evening is theirs: a day that ends outside these hours is asked about by the app alone.
const FROM: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
const UNTIL: NaiveTime = match NaiveTime::from_hms_opt(20, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The questions that are due on `days`, by everybody's `relations` to the participant: when the last hours at the
/// workplace end, where nobody has reported about that day and the participant was not sick.
#[must_use]
pub fn how_it_went(
    record: &Record,
    occurrences: &[Occurrence],
    relations: &[Relation],
    days: &Range<NaiveDate>,
) -> Vec<Ring> {
    let mut ends = BTreeMap::new();
    for one in occurrences.iter().filter(|one| one.kind == ActivityKind::Placement && one.takes_place()) {
        let last = ends.entry(one.start.date()).or_insert(one.end);
        *last = one.end.max(*last);
    }
    let told = |day| {
        let about = |one: &&crate::record::CheckIn| one.day == day && one.report.attendance.is_some();
        record.check_ins.iter().any(|one| about(&one)) || record.reminders.sick == Some(day)
    };
    let mut rings = Vec::new();
    for (day, end) in ends.into_iter().filter(|(day, end)| days.contains(day) && end.date() == *day) {
        if told(day) || !(FROM..UNTIL).contains(&end.time()) {
            continue;
        }
        let ambassadors =
            relations.iter().filter(|relation| relation.role == Role::Ambassador && relation.holds_on(day));
        for relation in ambassadors {
            let source = Source::HowItWent(relation.person);
            let key = RingKey { source, at: end, moment: Moment::Before(0) };
            let say = || words("ring_how_it_went", []);
            let asked = ring(key, end, RingKind::HowItWent, say(), say(), End::Acknowledged);
            rings.push(Ring { helper: Some(relation.person), ..asked });
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{PersonId, SeriesId},
        language::Text,
        record::{Attendance, CheckIn, Report},
        schedule::{OccurrenceId, OccurrenceState},
    };
    use chrono::{DateTime, NaiveDateTime, TimeDelta};
    use uuid::Uuid;

    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    const BO: PersonId = PersonId(Uuid::from_u128(2));

    fn at(hour: u32) -> NaiveDateTime {
        DAY.and_hms_opt(hour, 0, 0).unwrap()
    }

    fn hours(from: u32, kind: ActivityKind) -> Occurrence {
        Occurrence {
            id: OccurrenceId { series: SeriesId(Uuid::nil()), start: at(from) },
            title: Text::plain("x"),
            kind,
            start: at(from),
            end: at(from) + TimeDelta::hours(2),
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

    fn report() -> CheckIn {
        let at = DateTime::UNIX_EPOCH;
        let report = Report {
            attendance: Some(Attendance::Present),
            quarters: 8,
            people: None,
            fika: None,
            line: String::new(),
            at,
            arrived: at,
        };
        CheckIn {
            occurrence: hours(9, ActivityKind::Placement).id,
            kind: ActivityKind::Placement,
            day: DAY,
            title: Text::plain("x"),
            by: BO,
            role: Role::Ambassador,
            report,
            earlier: Vec::new(),
            contests: Vec::new(),
        }
    }

    fn relation(role: Role) -> Relation {
        let participant = PersonId(Uuid::from_u128(1));
        Relation { participant, person: BO, role, since: DAY, until: None, contact: false }
    }

    fn asked(
        record: &Record,
        role: Role,
        occurrences: &[Occurrence],
    ) -> Vec<(NaiveDateTime, Option<PersonId>)> {
        asked_of(record, &[relation(role)], occurrences)
    }

    fn asked_of(
        record: &Record,
        relations: &[Relation],
        occurrences: &[Occurrence],
    ) -> Vec<(NaiveDateTime, Option<PersonId>)> {
        let days = DAY..DAY.succ_opt().unwrap();
        how_it_went(record, occurrences, relations, &days)
            .iter()
            .map(|ring| (ring.due, ring.helper))
            .collect()
    }

    #[test]
    fn the_ambassador_is_asked_once_when_the_last_hours_end() {
        let day = [
            hours(9, ActivityKind::Placement),
            hours(13, ActivityKind::Placement),
            hours(16, ActivityKind::Talk),
        ];
        assert_eq!(asked(&Record::default(), Role::Ambassador, &day), [(at(15), Some(BO))]);
        assert_eq!(asked(&Record::default(), Role::Coach, &day), []);
    }

    #[test]
    fn an_ambassador_is_asked_from_their_first_day_to_their_last() {
        let day = [hours(9, ActivityKind::Placement)];
        let asked = |since, until| {
            let relation = Relation { since, until, ..relation(Role::Ambassador) };
            asked_of(&Record::default(), &[relation], &day).len()
        };
        let before = DAY.pred_opt().unwrap();
        assert_eq!(asked(DAY, Some(DAY)), 1);
        assert_eq!(asked(before, Some(before)), 0, "their time ended the day before");
        assert_eq!(asked(DAY.succ_opt().unwrap(), None), 0, "their time begins the day after");
        let ended = Relation { since: before, until: Some(before), ..relation(Role::Ambassador) };
        let coach_now = [ended, relation(Role::Coach)];
        assert_eq!(
            asked_of(&Record::default(), &coach_now, &day),
            [],
            "an ambassador who is the coach today"
        );
    }

    #[test]
    fn nobody_is_asked_who_has_told_or_at_night_or_about_a_sick_day() {
        let day = [hours(9, ActivityKind::Placement)];
        let told = Record { check_ins: vec![report()], ..Record::default() };
        assert_eq!(asked(&told, Role::Ambassador, &day), []);
        let mut sick = Record::default();
        sick.reminders.sick = Some(DAY);
        assert_eq!(asked(&sick, Role::Ambassador, &day), []);
        assert_eq!(asked(&Record::default(), Role::Ambassador, &[hours(18, ActivityKind::Placement)]), []);
        let mut cancelled = day;
        cancelled[0].state = OccurrenceState::Cancelled { reason: None };
        assert_eq!(asked(&Record::default(), Role::Ambassador, &cancelled), []);
    }
}
