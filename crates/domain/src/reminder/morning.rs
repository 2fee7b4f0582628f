//! The wake-up of this morning, as its owner can answer it without a notification.
use super::{FavourKind, Moment, RingAnswer, RingKey, Source, Standing, Wake};
use crate::{record::Record, schedule::holidays};
use chrono::{NaiveDateTime, TimeDelta};

/// How long before a wake-up somebody may say that they are up already.
const EARLY: TimeDelta = TimeDelta::hours(2);
/// How long after a wake-up an answer is still about this morning.
const LATE: TimeDelta = TimeDelta::hours(4);

/// A wake-up of this morning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MorningWakeUp {
    /// The ring that an answer acknowledges or snoozes.
    pub ring: RingKey,
    /// How it was answered.
    pub answer: MorningAnswer,
}

/// How a wake-up was answered. Variants are in order of urgency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MorningAnswer {
    /// Not yet.
    Waiting,
    /// It was snoozed until this wall time of the same day, and may still be answered.
    Snoozed(NaiveDateTime),
    /// It was put off until another day; nobody is told today.
    PutOff(NaiveDateTime),
    /// «Jag är uppe».
    Up,
}

impl MorningWakeUp {
    /// Whether somebody may be told that nothing was heard.
    #[must_use]
    pub const fn is_due(&self) -> bool {
        matches!(self.answer, MorningAnswer::Waiting | MorningAnswer::Snoozed(_))
    }
}

impl Record {
    /// The wake-up around `now` (wall time), the most urgent one first: by one's own plan, or by somebody who said yes
    /// to waking. None on a sick day, which rings nothing.
    #[must_use]
    pub fn morning_wake_up(&self, now: NaiveDateTime) -> Option<MorningWakeUp> {
        let today = now.date();
        if self.reminders.sick == Some(today) {
            return None;
        }
        let rings =
            |wake: &&Wake| wake.rings_on(today, wake.rests_on_holidays && holidays::on(today).is_some());
        let own = self.wakes.iter().filter(rings);
        let own = own.map(|wake| (Source::Wake(wake.id), today.and_time(wake.time)));
        let favours = self.requests.iter().filter(|request| {
            let agreed = matches!(self.standing(request, now), Standing::Yes(_));
            request.favour.kind == FavourKind::Wake && agreed
        });
        let favours = favours.map(|request| (Source::Favour(request.id), request.favour.at));
        own.chain(favours)
            .filter(|(_, at)| at.date() == today && *at - EARLY <= now && now <= *at + LATE)
            .map(|(source, at)| {
                let ring = RingKey { source, at, moment: Moment::Before(0) };
                MorningWakeUp { ring, answer: answer(self.heard(ring), now) }
            })
            .min_by_key(|wake_up| (wake_up.answer, wake_up.ring.at))
    }
}

fn answer(heard: Option<&RingAnswer>, now: NaiveDateTime) -> MorningAnswer {
    match heard {
        None => MorningAnswer::Waiting,
        Some(RingAnswer { until: None, .. }) => MorningAnswer::Up,
        Some(RingAnswer { until: Some(until), .. }) if until.date() > now.date() => {
            MorningAnswer::PutOff(*until)
        }
        Some(RingAnswer { until: Some(until), .. }) => MorningAnswer::Snoozed(*until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{PersonId, RequestId, WakeId},
        reminder::{Ask, AskState, Favour, Heard, Request, Wake, Weekdays},
    };
    use chrono::{DateTime, NaiveDate, NaiveTime};
    use uuid::Uuid;

    /// A Monday.
    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        DAY.and_hms_opt(hour, minute, 0).unwrap()
    }

    fn record() -> Record {
        let wake = Wake {
            id: WakeId(Uuid::from_u128(1)),
            days: Weekdays::WORKING,
            time: NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
            minutes: 20,
            first: None,
            second: None,
            paused_until: None,
            rests_on_holidays: true,
            on: true,
            tell: false,
            removed: false,
        };
        Record { wakes: vec![wake], ..Record::default() }
    }

    fn answered(mut record: Record, until: Option<NaiveDateTime>) -> Record {
        let ring = record.morning_wake_up(at(7, 0)).unwrap().ring;
        record.heard = vec![Heard { day: DAY, answers: vec![RingAnswer { ring, until }] }];
        record
    }

    #[test]
    fn a_wake_up_can_be_answered_from_two_hours_before_until_four_hours_after() {
        let due = |now| record().morning_wake_up(now).is_some_and(|wake_up| wake_up.is_due());
        assert!(!due(at(4, 59)));
        assert!(due(at(5, 0)) && due(at(7, 22)) && due(at(11, 0)));
        assert!(!due(at(11, 1)));
        let first_of_may = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap().and_hms_opt(7, 0, 0).unwrap();
        assert!(!due(first_of_may), "the plan rests on holidays");
        let sick = |mut record: Record| {
            record.reminders.sick = Some(DAY);
            record
        };
        assert_eq!(sick(record()).morning_wake_up(at(7, 0)), None);
    }

    #[test]
    fn an_answered_wake_up_is_known_but_no_longer_due() {
        let of = |until| answered(record(), until).morning_wake_up(at(7, 5)).unwrap();
        assert_eq!((of(None).answer, of(None).is_due()), (MorningAnswer::Up, false));
        let quarter = of(Some(at(7, 15)));
        assert_eq!((quarter.answer, quarter.is_due()), (MorningAnswer::Snoozed(at(7, 15)), true));
        let tomorrow = DAY.succ_opt().unwrap().and_hms_opt(7, 0, 0).unwrap();
        assert_eq!(
            (of(Some(tomorrow)).answer, of(Some(tomorrow)).is_due()),
            (MorningAnswer::PutOff(tomorrow), false)
        );
    }

    #[test]
    fn being_woken_by_somebody_is_answered_the_same_way() {
        let request = RequestId(Uuid::from_u128(2));
        let favour = Favour { kind: FavourKind::Wake, at: at(6, 30), line: String::new() };
        let person = PersonId(Uuid::from_u128(3));
        let ask = Ask {
            request,
            person,
            favour: favour.clone(),
            by: at(5, 0),
            state: AskState::Yes,
            line: String::new(),
        };
        let request_made = Request {
            id: request,
            favour,
            trip: None,
            asked: vec![person],
            withdrawn: false,
            made: DateTime::UNIX_EPOCH,
        };
        let mut record = Record { requests: vec![request_made], ..Record::default() };
        assert_eq!(record.morning_wake_up(at(6, 30)), None, "nobody has said yes");
        record.asks = vec![ask];
        let wake_up = record.morning_wake_up(at(6, 30)).unwrap();
        assert_eq!((wake_up.ring.source, wake_up.is_due()), (Source::Favour(request), true));
        record.requests[0].withdrawn = true;
        assert_eq!(record.morning_wake_up(at(6, 30)), None);
    }
}
