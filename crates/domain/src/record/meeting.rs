//! A meeting of several parties: flerpartssamtal and trepartsmöte (S1, rows 69 and 70), «avslut i flerpart» (row 71),
//! the meeting of the handover (S0, row 32) and the appointment after the end (row 72).
use super::Words;
use crate::{
    ids::{AttendeeId, MeetingId, PersonId, PointId},
    language::Text,
    schedule::OccurrenceId,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One meeting. The participant reads all of it, and so do those who plan with them and those who attend.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Meeting {
    /// The id; in a calendar, the UID.
    pub id: MeetingId,
    /// What it is about.
    pub about: MeetingKind,
    /// When it was to be when it was planned: it keeps its place in the schedule by this.
    pub planned: NaiveDateTime,
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// How long it takes.
    pub minutes: u32,
    /// Where; empty where that is not said yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What stood in the schedule for it before it was planned, and no longer does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<OccurrenceId>,
    /// Who is asked to come, besides the participant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// What it is to be about: the participant's own points («mina punkter») and those of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// What such a meeting covers in this programme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Check>,
    /// The day on which it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<NaiveDate>,
    /// That it does not take place, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_off: Option<String>,
    /// That the participant does not want it, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Declined>,
    /// Whether those with a mail address are invited by mail, and told of what changes.
    #[serde(default)]
    pub by_mail: bool,
    /// How often time or place changed (RFC 5545, SEQUENCE).
    #[serde(default)]
    pub sequence: u32,
    /// Who planned it.
    pub by: PersonId,
    /// When, by their device's clock.
    pub made: DateTime<Utc>,
}

/// What a meeting is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// The first meeting, which makes the rough plan.
    First,
    /// Flerpartssamtal.
    MultiParty,
    /// Trepartsmöte.
    ThreeParty,
    /// The meeting of the handover (utslussning).
    Handover,
    /// Avslut i flerpart.
    Closing,
    /// The next appointment after the end.
    Next,
}

/// Somebody who is asked to come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Attendee {
    /// The id, made on the device that added them.
    pub id: AttendeeId,
    /// Who it is, where they are one of the people around the participant: they read the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// For whom they come.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Where the invitation goes; empty where none goes by mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

/// A point of the agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Point {
    /// The id.
    pub id: PointId,
    /// Whose it is, and what it says.
    pub words: Words,
    /// Whether its author took it away.
    #[serde(default)]
    pub removed: bool,
}

/// A line of the programme's checklist.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Check {
    /// What is covered.
    pub text: Text,
    /// Whether it was.
    #[serde(default)]
    pub done: bool,
}

/// The participant's no to a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Declined {
    /// In their words.
    pub words: String,
    /// Who wrote them down.
    pub by: PersonId,
    /// When, by the device's clock.
    pub at: DateTime<Utc>,
}

impl MeetingKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::First, Self::MultiParty, Self::ThreeParty, Self::Handover, Self::Closing, Self::Next];

    /// The name on the wire and in templates.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::MultiParty => "multi-party",
            Self::ThreeParty => "three-party",
            Self::Handover => "handover",
            Self::Closing => "closing",
            Self::Next => "next",
        }
    }

    /// Whether such a meeting, once held, lets a programme end.
    #[must_use]
    pub const fn closes(self) -> bool {
        matches!(self, Self::Handover | Self::Closing)
    }

    /// What it is called in the schedule.
    #[must_use]
    pub fn title(self) -> Text {
        let (sv, en) = match self {
            Self::First => ("Första mötet", "First meeting"),
            Self::MultiParty => ("Flerpartssamtal", "Meeting with several parties"),
            Self::ThreeParty => ("Trepartsmöte", "Three-party meeting"),
            Self::Handover => ("Möte om nästa steg", "Meeting about the next step"),
            Self::Closing => ("Avslutande möte", "Closing meeting"),
            Self::Next => ("Möte efter programmet", "Appointment after the programme"),
        };
        Text { sv: sv.to_owned(), en: Some(en.to_owned()) }
    }
}

impl Meeting {
    /// Whether it can still be changed: it was neither held nor called off.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.held.is_none() && self.called_off.is_none()
    }

    /// Those of the people around the participant who are asked to come, each once.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        let mut people: Vec<_> = self.attendees.iter().filter_map(|attendee| attendee.person).collect();
        people.sort_unstable();
        people.dedup();
        people
    }

    /// Whether `person` is asked to come.
    #[must_use]
    pub fn has(&self, person: PersonId) -> bool {
        self.attendees.iter().any(|attendee| attendee.person == Some(person))
    }

    /// The points that stand, in the order in which they were made.
    pub fn agenda(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| !point.removed)
    }
}
