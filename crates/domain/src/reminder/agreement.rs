//! The agreement with a person who will be told: both say yes, either ends it at any time.
//!
//! Asked → tested (they acknowledged a test message) → agreed, with the hours at which they are there. The person sees
//! their own agreement and nothing else of the plan.
use super::{Wake, Weekdays};
use crate::{
    ids::{PersonId, WakeId},
    record::Record,
};
use chrono::{DateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Minutes that a told person has to say «jag ringer» before the next one is told.
pub const ANSWER_MINUTES: u8 = 10;

/// One person's agreement to be told about one wake-up plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Agreement {
    /// The plan.
    pub wake: WakeId,
    /// Who is to be told.
    pub person: PersonId,
    /// What they are asked for, kept the same as the plan while the agreement lives.
    pub terms: Terms,
    /// How far it has come.
    pub state: AgreementState,
    /// When they were asked, by the participant's phone.
    pub asked: DateTime<Utc>,
}

/// What a person who is to be told needs to know of the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Terms {
    /// The days.
    pub days: Weekdays,
    /// When it rings, in wall time.
    pub time: NaiveTime,
    /// Minutes until the first is told.
    pub minutes: u8,
    /// Whether they are the second, told where the first does not answer.
    #[serde(default)]
    pub second: bool,
}

/// How far an agreement has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementState {
    /// The participant said yes and asks; a test message is on its way.
    Asked,
    /// The person acknowledged the test message.
    Tested,
    /// Both said yes.
    Agreed {
        /// When the person is there.
        hours: Hours,
    },
    /// The participant ended it.
    EndedByParticipant,
    /// The person who was to be told ended it, or said no.
    EndedByTold,
}

/// When a person is there to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Hours {
    /// The days on which these hours begin.
    pub days: Weekdays,
    /// From when, in wall time.
    pub from: NaiveTime,
    /// Until when; over midnight where that is not after `from`.
    pub until: NaiveTime,
}

fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

const DAY: u32 = 24 * 60;

impl Hours {
    /// Whether the person is there for as long as `terms` may need them, on each of its days.
    #[must_use]
    pub fn cover(&self, terms: &Terms) -> bool {
        let start = minute(terms.time);
        let turns = if terms.second { 2 } else { 1 };
        let end = start + u32::from(terms.minutes) + turns * u32::from(ANSWER_MINUTES);
        let from = minute(self.from);
        let over_midnight = self.until <= self.from;
        let until = minute(self.until) + if over_midnight { DAY } else { 0 };
        !terms.days.is_empty()
            && terms.days.days().all(|day| {
                let begun_today = self.days.contains(day) && from <= start && end <= until;
                let begun_yesterday = over_midnight
                    && self.days.contains(day.pred())
                    && from <= start + DAY
                    && end + DAY <= until;
                begun_today || begun_yesterday
            })
    }
}

impl Terms {
    /// What `wake` asks of `person`.
    #[must_use]
    pub fn of(wake: &Wake, person: PersonId) -> Self {
        let second = wake.first != Some(person);
        Self { days: wake.days, time: wake.time, minutes: wake.minutes, second }
    }
}

impl Agreement {
    /// Whether neither side ended it.
    #[must_use]
    pub const fn lives(&self) -> bool {
        !matches!(self.state, AgreementState::EndedByParticipant | AgreementState::EndedByTold)
    }

    /// Whether the person has agreed and is there at the hours of `wake`.
    #[must_use]
    pub fn ready_for(&self, wake: &Wake) -> bool {
        let terms = Terms::of(wake, self.person);
        self.wake == wake.id
            && wake.names(self.person)
            && matches!(self.state, AgreementState::Agreed { hours } if hours.cover(&terms))
    }
}

impl Record {
    /// Who may be told about `wake`, in order: those who have agreed and are there. Empty while telling is off.
    ///
    /// `is_near` says whether somebody is still something to the participant: an agreement ends with the relation
    /// ([`Scope::addressed`](crate::visibility::Scope::addressed) of that person's scope).
    #[must_use]
    pub fn told(&self, wake: &Wake, is_near: impl Fn(PersonId) -> bool) -> Vec<PersonId> {
        let ready = |person: &PersonId| {
            is_near(*person) && self.agreement(wake.id, *person).is_some_and(|one| one.ready_for(wake))
        };
        [wake.first, wake.second].into_iter().flatten().filter(|_| wake.tell).filter(ready).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn covers(days: &str, from: &str, until: &str, at: &str, second: bool) -> bool {
        let hours = Hours { days: days.parse().unwrap(), from: time(from), until: time(until) };
        let days = "MO,TU".parse().unwrap();
        hours.cover(&Terms { days, time: time(at), minutes: 20, second })
    }

    #[test]
    fn hours_cover_the_wake_up_and_the_time_to_answer_on_every_day() {
        assert!(covers("MO,TU", "07:00:00", "07:30:00", "07:00:00", false));
        assert!(!covers("MO,TU", "07:00:00", "07:29:00", "07:00:00", false));
        // The second may be needed for longer.
        assert!(!covers("MO,TU", "07:00:00", "07:30:00", "07:00:00", true));
        assert!(!covers("MO", "07:00:00", "08:00:00", "07:00:00", false));
        assert!(!covers("MO,TU", "07:01:00", "08:00:00", "07:00:00", false));
    }

    #[test]
    fn hours_over_midnight_begin_on_the_day_before() {
        assert!(covers("SU,MO", "22:00:00", "08:00:00", "06:00:00", false));
        assert!(!covers("MO,TU", "22:00:00", "08:00:00", "06:00:00", false));
        assert!(covers("MO,TU", "22:00:00", "00:30:00", "23:50:00", false));
    }
}
