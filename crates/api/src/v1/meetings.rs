//! Meetings, the rough plan and the handover, as those beside a participant read them. The participant's own stand in
//! their snapshot.
use super::snapshot::PersonCard;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_domain::{
    ids::{EnrolmentId, MeetingId, PersonId},
    language::Text,
    record::{Meeting, MeetingKind, PlanLine, Recommendation, Task, Touch},
    schedule::Occurrence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The meetings to come that somebody attends or convenes, the next one first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Meetings {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The meetings.
    pub coming: Vec<MeetingCard>,
}

/// One meeting of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeetingCard {
    /// Which.
    pub id: MeetingId,
    /// Whose.
    pub participant: PersonId,
    /// Their name.
    pub name: String,
    /// What it is about.
    pub about: MeetingKind,
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// All that somebody reads of one participant's meetings, and what belongs to them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeetingsWith {
    /// When the server made it.
    pub made: DateTime<Utc>,
    /// The participant.
    pub id: PersonId,
    /// The name that they go by.
    pub name: String,
    /// Whether whoever reads calls meetings with them; else they read those that they attend.
    pub convenes: bool,
    /// The meetings.
    pub meetings: Vec<Meeting>,
    /// What was agreed.
    pub tasks: Vec<Task>,
    /// The recommendations.
    pub recommendations: Vec<Recommendation>,
    /// «Om mig», where the participant lets the reader have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about_me: Option<String>,
    /// The names of those who wrote or promised something.
    pub names: Vec<(PersonId, String)>,
    /// What is there for those who convene alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<MeetingDesk>,
}

/// What is there for those who convene.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeetingDesk {
    /// The rough plan.
    pub plan_lines: Vec<PlanLine>,
    /// How often somebody may get in touch after the end.
    pub touch: Touch,
    /// Who can be asked to come.
    pub people: Vec<PersonCard>,
    /// What the programme's meetings cover.
    pub checklists: Vec<Checklist>,
    /// Meetings that stand in the schedule and were not planned yet.
    pub scheduled: Vec<Occurrence>,
    /// Whether invitations go by mail here; else the file is there to be sent by hand.
    pub mail: bool,
    /// The mails about meetings that reached nobody, and were given up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undelivered: Vec<UndeliveredMail>,
    /// The programme that goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Handing>,
}

/// A mail about a meeting that did not reach somebody: its server refused the address, or could not take the
/// mail for hours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct UndeliveredMail {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Who was to get it; empty where they are asked to come no longer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The address.
    pub address: String,
    /// Whether it was to say that they need not come.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancels: bool,
}

/// How far a programme is from its end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Handing {
    /// Which.
    pub enrolment: EnrolmentId,
    /// What it is called.
    pub name: Text,
    /// The day on which the handover opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<NaiveDate>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// Whether it may end: a closing meeting was held, or the participant said no to one.
    pub may_end: bool,
}

/// What a meeting of a kind covers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Checklist {
    /// Which kind.
    pub about: MeetingKind,
    /// The lines.
    pub lines: Vec<Text>,
}
