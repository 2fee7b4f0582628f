//! The desk: what staff begin. What is made has an id made on their device, so that asking again changes nothing.
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_domain::{
    ids::{CohortId, EnrolmentId, NetworkDayId, PersonId},
    language::{Language, Text},
    people::{Duty, Gender, Role},
    programme::{Ending, Phase},
    reminder::Hours,
    schedule::Occurrence,
    template::{Choices, DayLength},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What there is at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Desk {
    /// The viewer's work in the organisation.
    pub duties: Vec<Duty>,
    /// The programmes that can be begun.
    pub templates: Vec<TemplateCard>,
    /// The groups, the latest first.
    pub cohorts: Vec<CohortCard>,
    /// Everybody here who walks beside participants, by name.
    pub companions: Vec<CompanionCard>,
}

/// A programme that can be begun.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TemplateCard {
    /// The template's key.
    pub key: String,
    /// What the programme is called.
    pub name: Text,
    /// What it is, in a sentence or two.
    pub about: Text,
    /// Whether a group goes through it together.
    pub group: bool,
    /// How many places a group has, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// How often a new group starts, in weeks, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every_weeks: Option<u32>,
    /// What is left open until somebody starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceCard>,
}

/// One thing that a template leaves open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChoiceCard {
    /// The key under which the answer is kept.
    pub key: String,
    /// What is asked.
    pub name: Text,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// What can be answered.
    pub kind: ChoiceKindCard,
}

/// What can be answered to a choice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceKindCard {
    /// One of some named options.
    OneOf {
        /// Keys and names, in the order in which they are offered.
        options: Vec<(String, Text)>,
        /// The key that holds unless another is picked.
        default: String,
    },
    /// Some weekdays, each with a length in minutes.
    Days {
        /// At least so many days a week.
        at_least: u32,
        /// At most so many days a week.
        at_most: u32,
        /// The shortest day, in minutes.
        shortest: u32,
        /// The longest day, in minutes.
        longest: u32,
        /// The days that hold unless others are picked.
        default: Vec<DayLength>,
    },
}

/// A group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CohortCard {
    /// Its id.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
    /// The key of its template.
    pub template: String,
    /// The first day.
    pub starts: NaiveDate,
    /// How many are in it now, or are to begin in it.
    #[serde(default)]
    pub people: u32,
    /// Whether one leads it: reads its schedule, and changes it.
    #[serde(default)]
    pub leads: bool,
}

/// Somebody who walks beside participants.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CompanionCard {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Where they work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub works_at: String,
    /// When they are there, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub there: Option<Hours>,
    /// Whether they have work in the organisation: staff are invited by whoever runs the server.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub staff: bool,
}

/// When a companion is where they work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CompanionHours {
    /// Who.
    pub person: PersonId,
    /// When; nothing where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub there: Option<Hours>,
}

/// Ask for the real dates of a programme before anybody begins it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct WantedDates {
    /// The key of the template.
    pub template: String,
    /// The first day.
    pub starts: NaiveDate,
    /// What is picked where the template leaves something open; else its default.
    #[serde(default)]
    pub choices: Choices,
}

/// The real dates of a programme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Dates {
    /// The phases.
    pub phases: Vec<Phase>,
    /// What takes place in the first [`DAYS_PREVIEWED`] days.
    pub first: Vec<Occurrence>,
    /// The day on which the handover opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_opens: Option<NaiveDate>,
}

/// How many days of a programme are laid out before anybody begins it: two weeks.
pub const DAYS_PREVIEWED: u64 = 14;

/// Start a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewCohort {
    /// Its id, made on the device.
    pub id: CohortId,
    /// What it is called; at most 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// The key of the template.
    pub template: String,
    /// The first day.
    pub starts: NaiveDate,
    /// What is picked where the template leaves something open; else its default.
    #[serde(default)]
    pub choices: Choices,
    /// Who has which role in it: whom the schedule names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<(Role, PersonId)>,
}

/// Add a participant, or somebody who walks beside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewPerson {
    /// The id, made on the device.
    pub id: PersonId,
    /// The name; at most 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Whether they take part in a programme; else they walk beside.
    pub participant: bool,
    /// The language that staff noted.
    pub language: Language,
    /// Where a companion works.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub works_at: String,
    /// A phone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub phone: String,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub email: String,
}

/// Begin a programme for one's own participant, or move them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewEnrolment {
    /// Its id, made on the device.
    pub id: EnrolmentId,
    /// Who.
    pub participant: PersonId,
    /// From which day on. Whatever they are in then ends on the day before.
    pub from: NaiveDate,
    /// What they begin.
    pub into: Begins,
}

/// What somebody begins.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Begins {
    /// A group, from where the group is.
    Cohort(CohortId),
    /// A programme of their own, from its beginning.
    Alone {
        /// The key of the template.
        template: String,
        /// What is picked where the template leaves something open.
        #[serde(default)]
        choices: Choices,
    },
    /// The programme that they are in, on their own: the group's schedule becomes theirs, to be changed for them alone.
    OutOfGroup,
}

/// End a programme of one's own participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewEnding {
    /// Who.
    pub participant: PersonId,
    /// Which time in a programme.
    pub enrolment: EnrolmentId,
    /// The last day.
    pub on: NaiveDate,
    /// How it ends; going on in another form is no ending ([`NewEnrolment`]).
    pub ending: Ending,
}

/// Somebody becomes something to one's own participant, or ends being it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewRelation {
    /// The participant.
    pub participant: PersonId,
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// The first day; or, where it ends, the last.
    pub day: NaiveDate,
    /// Whether it ends.
    #[serde(default)]
    pub ends: bool,
    /// Whether this is «min kontakt just nu» from then on.
    #[serde(default)]
    pub contact: bool,
}

/// A participant lost a phone: sign them out everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct LostPhone {
    /// Who.
    pub participant: PersonId,
}

/// Invite somebody to sign in on a device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewInvite {
    /// Whom.
    pub person: PersonId,
}

/// A fresh invite, shown once: the server keeps hashes only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Invite {
    /// The path of the link; the secret stands behind `#`.
    pub path: String,
    /// The code to type, as `ABCD-2345`.
    pub code: String,
    /// Until when either lets one device in, once.
    pub expires: DateTime<Utc>,
    /// The modules of the QR code of the link in one row after the other, dark or not; as many rows as columns.
    pub qr: Vec<bool>,
}

/// Note what one's own participant is counted as in the statistics.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewGender {
    /// Who.
    pub participant: PersonId,
    /// As what; none takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
}

/// Add a day of the ambassadors' network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewNetworkDay {
    /// Its id, made on the device.
    pub id: NetworkDayId,
    /// When it begins, in wall time.
    pub starts: NaiveDateTime,
    /// What it is; at most 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(max_length = 200)]
    pub place: String,
}
