//! What is done about a meeting.
use crate::{
    ids::{AttendeeId, PersonId, PointId, TaskId},
    language::Text,
    record::{Attendee, MeetingKind},
    schedule::OccurrenceId,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A deed about one meeting: by the participant, by those who convene meetings with them, or by an attendee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingDeed {
    /// Plan it: by a convener.
    Plan(Box<MeetingPlan>),
    /// Move it, in time or to another place: by a convener.
    Move {
        /// The new start, in wall time.
        start: NaiveDateTime,
        /// How long it takes.
        minutes: u32,
        /// Where.
        #[serde(default)]
        place: String,
    },
    /// Invite those who have a mail address, and tell them of what changes: by a convener.
    InviteByMail,
    /// Ask somebody to come, or write them down anew: by a convener.
    KeepAttendee(Attendee),
    /// Ask somebody no longer: by a convener.
    RemoveAttendee(AttendeeId),
    /// It does not take place: by a convener.
    CallOff {
        /// Why, in words for the participant.
        line: String,
    },
    /// It was held: by a convener.
    Hold {
        /// On which day.
        on: NaiveDate,
    },
    /// The participant does not want it: by themselves, or noted by a convener in the participant's words.
    Decline {
        /// In the participant's words; empty takes it back.
        #[serde(default)]
        words: String,
    },
    /// Write a point of the agenda: one's own.
    KeepPoint {
        /// Its id, made on the device.
        point: PointId,
        /// What it says.
        text: String,
        /// What the device saw.
        #[serde(default)]
        was: String,
    },
    /// Take a point of one's own away.
    RemovePoint(PointId),
    /// Tick a line of the checklist, or take that back: by a convener.
    Tick {
        /// Which line, counted from 0.
        line: usize,
        /// Whether it was covered.
        done: bool,
    },
    /// Note who does what by when: by a convener, and by the participant for themselves.
    Agree {
        /// Its id, made on the device.
        task: TaskId,
        /// What.
        text: String,
        /// Who does it, or sees to it that it is done.
        owner: PersonId,
        /// Who does it, where that is nobody here.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        doer: String,
        /// By when, if that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<NaiveDate>,
    },
}

/// A meeting to be planned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeetingPlan {
    /// What it is about.
    pub about: MeetingKind,
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// How long it takes.
    pub minutes: u32,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// What stands in the schedule for it so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<OccurrenceId>,
    /// Who is asked to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// The programme's checklist for such a meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Text>,
}

impl MeetingDeed {
    /// What somebody wrote in it, where it has words of theirs.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plan(plan) => &plan.place,
            Self::Move { place, .. } => place,
            Self::CallOff { line } => line,
            Self::Decline { words } => words,
            Self::KeepPoint { text, .. } | Self::Agree { text, .. } => text,
            Self::KeepAttendee(attendee) => &attendee.name,
            Self::InviteByMail | Self::RemoveAttendee(_) | Self::Hold { .. } => "",
            Self::RemovePoint(_) | Self::Tick { .. } => "",
        }
    }
}
