//! Asking a person: «Väck mig i morgon», «Åk buss med mig på torsdag».
//!
//! One person at a time, in the participant's own order. A yes makes it a plan for that day. A no, or no answer until
//! the time that was given, leads kindly to the next, with the participant's yes. Nobody sees who else was asked.
use crate::{
    ids::{PersonId, RequestId, TripId},
    record::Record,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A favour that the participant asks for. Only they see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Request {
    /// The request's id.
    pub id: RequestId,
    /// What for.
    pub favour: Favour,
    /// The trip, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip: Option<TripId>,
    /// Who was asked, in the order in which they were.
    pub asked: Vec<PersonId>,
    /// Whether the participant took it back.
    #[serde(default)]
    pub withdrawn: bool,
    /// When it was made, by the phone's clock.
    pub made: DateTime<Utc>,
}

/// What is asked for, as the asked person reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Favour {
    /// What kind of favour.
    pub kind: FavourKind,
    /// When, in wall time: when to wake, when the bus leaves.
    pub at: NaiveDateTime,
    /// A line of the participant's own («vid busstorget»).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// What one can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FavourKind {
    /// «Väck mig»
    Wake,
    /// «Åk buss med mig»
    Bus,
}

/// One person's part of a request: they see this and nothing else of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Ask {
    /// The request.
    pub request: RequestId,
    /// Who is asked.
    pub person: PersonId,
    /// What for.
    pub favour: Favour,
    /// Until when an answer is waited for, in wall time.
    pub by: NaiveDateTime,
    /// What they said.
    pub state: AskState,
    /// A line of theirs to the participant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// What came of asking one person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AskState {
    /// No answer yet.
    Waiting,
    /// Yes.
    Yes,
    /// Not this time.
    No,
    /// No longer asked: the participant went on to the next, or took it back.
    Closed,
}

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Somebody has it to answer.
    Waiting(PersonId),
    /// Somebody said yes.
    Yes(PersonId),
    /// This one of the participant's list can be asked next, if they want.
    Next(PersonId),
    /// Everybody on the list was asked.
    NobodyLeft,
    /// The participant took it back.
    Withdrawn,
}

impl Record {
    /// Where `request` stands at `now`, in wall time.
    #[must_use]
    pub fn standing(&self, request: &Request, now: NaiveDateTime) -> Standing {
        if request.withdrawn {
            return Standing::Withdrawn;
        }
        let of_request = || self.asks.iter().filter(|ask| ask.request == request.id);
        if let Some(yes) = of_request().find(|ask| ask.state == AskState::Yes) {
            return Standing::Yes(yes.person);
        }
        if let Some(waiting) = of_request().find(|ask| ask.state == AskState::Waiting && now < ask.by) {
            return Standing::Waiting(waiting.person);
        }
        let next = self.reminders.ask.iter().find(|person| !request.asked.contains(person));
        next.map_or(Standing::NobodyLeft, |person| Standing::Next(*person))
    }
}
