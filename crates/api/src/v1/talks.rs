//! Talks: what a participant can book and has booked, what a coach keeps free.
use chrono::{DateTime, NaiveDateTime, Utc};
use folje_domain::{
    ids::{CommandId, FreeTimeId, PersonId, SeriesId},
    talk::{Counts, Form, FreeTime, Slot},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Days ahead that can be booked: four weeks.
pub const DAYS_TO_BOOK: u64 = 28;

/// What a participant can book, and has booked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Talks {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The same in Stockholm's wall time.
    pub wall: NaiveDateTime,
    /// With whom one can book, also those who keep nothing free just now.
    pub with: Vec<TalksWith>,
    /// What one has booked that is still to come, cancelled ones too, in order of time.
    pub booked: Vec<TalkCard>,
}

/// Somebody with whom one can book.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TalksWith {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// What is free, in order of time.
    pub slots: Vec<Slot>,
}

/// A booked talk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TalkCard {
    /// The series that it is in the participant's schedule.
    pub id: SeriesId,
    /// The other person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// When it ends.
    pub end: NaiveDateTime,
    /// How they meet.
    pub form: Form,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Whether it was cancelled.
    #[serde(default)]
    pub cancelled: bool,
}

/// Book, move or cancel a talk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TalkOrder {
    /// Its id, made on the phone: the same again changes nothing.
    pub id: CommandId,
    /// What to do.
    pub what: TalkDeed,
}

/// What is done about a talk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TalkDeed {
    /// Book one.
    Book {
        /// Its id, made on the phone.
        talk: SeriesId,
        /// With whom.
        with: PersonId,
        /// The start of the slot.
        start: NaiveDateTime,
        /// How to meet.
        form: Form,
    },
    /// Move one to another slot.
    Move {
        /// Which.
        talk: SeriesId,
        /// The start of the slot.
        start: NaiveDateTime,
    },
    /// Cancel one.
    Cancel {
        /// Which.
        talk: SeriesId,
    },
}

/// What a coach keeps free, and what was booked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskTalks {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The same in Stockholm's wall time.
    pub wall: NaiveDateTime,
    /// What one keeps free that is not over.
    pub free: Vec<FreeTime>,
    /// What was booked with one that is still to come, cancelled ones too, in order of time.
    pub booked: Vec<TalkCard>,
    /// How many talks were wished for, offered, booked and held, with one's own participants.
    pub counts: Counts,
}

/// Keep a time free, or no longer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FreeTimeOrder {
    /// Keep it free; the same id again keeps it free as it is said now.
    Keep(FreeTime),
    /// Keep it free no longer; what was booked in it stays.
    End {
        /// Which.
        id: FreeTimeId,
    },
}
