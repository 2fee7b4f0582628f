//! The page of those who walk beside participants: their people, what they may know of them, and what they are asked.
use super::snapshot::{PersonCard, Programme};
use chrono::{DateTime, NaiveDateTime, Utc};
use folje_domain::{
    ids::{CohortId, NetworkDayId, PersonId},
    language::Text,
    need::Need,
    people::{Duty, Role},
    programme::HourRamp,
    record::{Answer, Call, CheckIn, Feedback, RampChange, SelfRating, Share, Task, Thanks, Until, Wish},
    reminder::{Agreement, Ask},
    schedule::Occurrence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// So many hours without the server a phone keeps other people's data; then it takes its copy away.
pub const KEPT_HOURS: i64 = 72;

/// The people whom the viewer walks beside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PeoplePage {
    /// When the server made it: tells a phone how far off its own clock is.
    pub made: DateTime<Utc>,
    /// The viewer's work in the organisation, beside what they are to single participants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// The participants, by name.
    pub people: Vec<Participant>,
    /// Where a participant looks at what somebody sees of them: the page of the desk about them, as that person gets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Box<super::desk_person::PersonPage>>,
    /// The next days of the ambassadors' network, for ambassadors and those who plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub network: Vec<NetworkDayCard>,
}

/// A day of the ambassadors' network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NetworkDayCard {
    /// Its id.
    pub id: NetworkDayId,
    /// When it begins, in wall time.
    pub starts: NaiveDateTime,
    /// What it is.
    pub title: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What the viewer may know of one participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Participant {
    /// Who it is.
    pub id: PersonId,
    /// The preferred name.
    pub name: String,
    /// What the viewer is to them.
    pub role: Role,
    /// Whether the viewer is their «min kontakt just nu».
    pub contact: bool,
    /// Whether the viewer stands in for a contact who left.
    pub stand_in: bool,
    /// Whether the participant's reminders reach nothing: no device of theirs takes pushes, and no SMS can be sent to
    /// them. Told to those who can help with the phone alone; false for everybody else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unreached: bool,
    /// What they need a person for, most urgent first: for those who plan with them; for others only that nothing was
    /// heard in the morning, where they were told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// The participant's phone number, for those who may help or were told that nothing was heard.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Calls for help that the viewer may read: those that wait, and those of the last two weeks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Call>,
    /// The thanks that the viewer got from them in the last month, latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thanks: Vec<Thanks>,
    /// The programme, if the viewer may know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Text>,
    /// The group, if they are in one and the viewer may know the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// The phase in which they are today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Text>,
    /// The next occurrence that the viewer may know of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Occurrence>,
    /// What the participant said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The goals that the participant shares, in their own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_goals: Vec<String>,
    /// Whether the viewer is to be told where nobody hears from the participant in the morning: one agreement for each
    /// wake-up plan that named them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// The favours that the viewer is or was asked for, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// What the viewer may report about, in order
    /// ([`reported::days`](folje_domain::record::reported::days)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Occurrence>,
    /// What was reported, as far as the viewer may read it: about `days`, and what the participant wants to talk about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check_ins: Vec<CheckIn>,
    /// The hour ramp as it was agreed, if the viewer may know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp: Option<HourRamp>,
    /// Proposed steps of the hour ramp that wait for an answer or were answered lately.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ramp_changes: Vec<RampChange>,
    /// Wishes that the viewer may know of: those that wait for an answer first, oldest first; taken back ones are not
    /// told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// What the participant said to the viewer about activities: what waits for an answer, and that of the last weeks,
    /// the latest day first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// What the participant shares with the viewer besides what the viewer's role gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<Shared>,
}

/// What a participant shares with the viewer by consent: of each part that is shared what there is to read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Shared {
    /// What.
    pub shares: Vec<Share>,
    /// Until when. A page that is kept is not shown for longer.
    pub until: Until,
    /// The schedule of the next [`DAYS_SHARED`] days, today first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<Occurrence>,
    /// What the participant said about these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// The programme with its phases and its hour ramp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
    /// Who is around today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonCard>,
    /// «Vem gör vad».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// How they rate themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub self_ratings: Vec<SelfRating>,
}

/// How many days of the schedule are laid out where it is shared.
pub const DAYS_SHARED: u64 = 14;

/// «Jag ringer»: whoever was told that nothing was heard sees to it; the participant and the others who were told hear
/// that.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Calling {
    /// Whom.
    pub participant: PersonId,
}
