//! What has happened about one ring so far.
use super::Act;
use crate::ids::PersonId;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What has happened about one ring so far. Kept by the server, row by row; all times are instants.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// When it is due.
    pub due: DateTime<Utc>,
    /// For how long it is of use.
    pub useful: TimeDelta,
    /// What the participant answered.
    pub answer: Answer,
    /// When it was last handed to a push service.
    pub pushed: Option<DateTime<Utc>>,
    /// When a device last said that it showed it.
    pub shown: Option<DateTime<Utc>>,
    /// When an SMS was last handed to the gateway.
    pub texted: Option<DateTime<Utc>>,
    /// When it was last found too late to ring.
    pub missed: Option<DateTime<Utc>>,
    /// Who was told, in order.
    pub told: Vec<Reached>,
}

/// What the participant answered to a ring.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Nothing,
    /// «Jag är uppe», or its thing is done, or the plan no longer has it: nothing more is to ring.
    Over,
    /// It is to ring again then.
    Snoozed(DateTime<Utc>),
}

/// Somebody who was told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reached {
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they said «jag ringer».
    pub acknowledged: bool,
    /// Whether they were told that the participant was heard from.
    pub stood_down: bool,
}

impl Progress {
    /// A ring about which nothing has happened yet.
    #[must_use]
    pub const fn new(due: DateTime<Utc>, useful: TimeDelta) -> Self {
        Self {
            due,
            useful,
            answer: Answer::Nothing,
            pushed: None,
            shown: None,
            texted: None,
            missed: None,
            told: Vec::new(),
        }
    }

    /// Whether anything has happened about it yet: until then the plan may take it back without a trace.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.pushed.is_some() || self.texted.is_some() || self.missed.is_some() || !self.told.is_empty()
    }

    /// Notes that `act` was done at `at`.
    pub fn note(&mut self, act: Act, at: DateTime<Utc>) {
        match act {
            Act::Push => self.pushed = Some(at),
            Act::Text => self.texted = Some(at),
            Act::Miss => self.missed = Some(at),
            Act::Tell { person, .. } => {
                self.told.push(Reached { person, at, acknowledged: false, stood_down: false });
            }
            Act::StandDown { person } => {
                for reached in self.told.iter_mut().filter(|reached| reached.person == person) {
                    reached.stood_down = true;
                }
            }
        }
    }

    /// When it rings as things stand; None where nothing is to ring any more.
    pub(super) const fn base(&self) -> Option<DateTime<Utc>> {
        match self.answer {
            Answer::Nothing => Some(self.due),
            Answer::Snoozed(until) => Some(until),
            Answer::Over => None,
        }
    }

    /// When it first rang, of the times since `base`.
    pub(super) fn rung_since(&self, base: DateTime<Utc>) -> Option<DateTime<Utc>> {
        [self.pushed, self.texted].into_iter().flatten().filter(|at| *at >= base).min()
    }

    pub(super) fn was_told(&self, person: PersonId) -> bool {
        self.told.iter().any(|reached| reached.person == person)
    }
}
