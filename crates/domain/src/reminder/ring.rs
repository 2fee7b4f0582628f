//! One thing that is to ring: when, for how long it is useful, in which words, and what ends it.
use super::RingKey;
use crate::{
    ids::{PersonId, StepId},
    language::Text,
    record::{AnswerKind, Record},
    schedule::OccurrenceId,
};
use chrono::{NaiveDateTime, NaiveTime};

/// One ring.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ring {
    /// Its name: unique, and the same each time it is planned.
    pub key: RingKey,
    /// Who gets it, where it is not the participant: whoever said yes to a favour.
    pub helper: Option<PersonId>,
    /// When it is due, in wall time; [`rings_at`](super::rings_at) says at which instant.
    pub due: NaiveDateTime,
    /// For how many minutes after that it is of use. A message that has not arrived by then must not ring.
    pub useful: u16,
    /// What kind of ring.
    pub kind: RingKind,
    /// The words for a lock screen that anybody may see: nothing but a time.
    pub neutral: Words,
    /// The words for whoever chose to see details.
    pub detailed: Words,
    /// What ends it, besides its acknowledgement.
    pub ends: End,
}

/// What kind of ring.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RingKind {
    /// Time to get up. The only one that a chain to other people hangs on.
    WakeUp,
    /// An activity is soon, or tomorrow.
    Activity,
    /// What tomorrow brings.
    Tomorrow,
    /// The question that prepares a follow-up.
    FollowUp,
    /// What to pack.
    Packing,
    /// A small step that was planned for today.
    Step,
    /// A bus that has to be booked beforehand.
    Book,
    /// Time to leave home.
    Leave,
    /// Time to be at the stop.
    AtStop,
    /// Time to change buses.
    ChangeBus,
    /// Time to get off.
    GetOff,
    /// Somebody comes along, or wakes.
    Favour,
    /// For the one who said yes to a favour.
    Helping,
    /// «Hur gick det i dag?», for somebody at the workplace.
    HowItWent,
}

/// A text by its key, so that the rules speak no language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// The key in the lists of texts.
    pub key: &'static str,
    /// The arguments by name. The text names its places the same, so the order does not matter.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What goes into a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Argument {
    /// A time of day.
    Time(NaiveTime),
    /// A number.
    Count(usize),
    /// A name of content, in its languages.
    Title(Text),
    /// The participant's own words.
    Own(String),
    /// A person's name, looked up where the text is made.
    Person(PersonId),
    /// The participant's name, for somebody else.
    Participant,
}

/// What ends a ring, besides its acknowledgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Nothing else.
    Acknowledged,
    /// One of these answers for the occurrence.
    Answered(OccurrenceId, &'static [AnswerKind]),
    /// The step is done.
    Done(StepId),
}

impl End {
    /// Whether the record says so.
    #[must_use]
    pub fn has_come(self, record: &Record) -> bool {
        match self {
            Self::Acknowledged => false,
            Self::Answered(occurrence, kinds) => {
                record.answer(occurrence).is_some_and(|answer| kinds.contains(&answer.kind))
            }
            Self::Done(step) => record.step(step).is_some_and(|step| step.done.is_some()),
        }
    }
}

impl RingKind {
    /// For how many minutes a ring of this kind is of use.
    #[must_use]
    pub const fn useful(self) -> u16 {
        match self {
            Self::WakeUp | Self::Activity | Self::Helping => 10,
            Self::Leave | Self::AtStop | Self::ChangeBus | Self::GetOff => 5,
            Self::Tomorrow | Self::FollowUp | Self::Packing | Self::Favour => 120,
            Self::HowItWent => 180,
            Self::Step | Self::Book => 240,
        }
    }
}
