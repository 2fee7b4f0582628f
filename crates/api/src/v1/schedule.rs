//! Schedules as staff plan them: what is there, with versions, and what is changed in it.
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_domain::{
    ids::{CohortId, CommandId, PersonId, SeriesId},
    language::Text,
    schedule::{Edit, Fresh, Occurrence},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The most days in one answer.
pub const MOST_DAYS: u16 = 62;

/// Whose schedule, and which days of it: either a participant or a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ScheduleAsked {
    /// One's own participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<PersonId>,
    /// A group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// The first day.
    pub from: NaiveDate,
    /// How many days: a week where it is not said, at most [`MOST_DAYS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 62)]
    pub days: Option<u16>,
}

/// A schedule, laid out by day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Schedule {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The same in Stockholm's wall time.
    pub wall: NaiveDateTime,
    /// Whose it is: the participant's or the group's name.
    pub name: String,
    /// The first day, and the day after the last.
    pub days: (NaiveDate, NaiveDate),
    /// Days off in it, with their names.
    pub holidays: Vec<(NaiveDate, Text)>,
    /// What is planned, in order of time.
    pub planned: Vec<PlannedOccurrence>,
    /// Whom one can meet: everybody here who walks beside.
    pub people: Vec<Meets>,
}

/// Somebody whom one can meet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Meets {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
}

/// One occurrence as staff read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PlannedOccurrence {
    /// The occurrence.
    pub occurrence: Occurrence,
    /// The version of its series: what an edit names.
    pub version: i64,
    /// Whether the series has others.
    pub repeats: bool,
    /// Whose series it is, where it is a group's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
}

/// Change a schedule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ScheduleEdit {
    /// Its id, made on the device: the same again changes nothing.
    pub id: CommandId,
    /// What to change.
    pub change: ScheduleChange,
}

/// What is changed in a schedule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleChange {
    /// A series is edited.
    Edit {
        /// Which.
        series: SeriesId,
        /// The version that was read.
        version: i64,
        /// How.
        edit: Edit,
    },
    /// Something new for one's own participant.
    AddForParticipant {
        /// Who.
        participant: PersonId,
        /// What.
        fresh: Fresh,
    },
    /// Something new for a group.
    AddForCohort {
        /// Which.
        cohort: CohortId,
        /// What.
        fresh: Fresh,
    },
}
