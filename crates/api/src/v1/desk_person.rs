//! The page of one participant, for those around them: what the role and the participant let the viewer see, and no more.
//! The participant reads the same page of themselves («Så här ser … dig»).
use super::{
    people::Participant,
    snapshot::{PersonCard, Programme},
};
use chrono::NaiveDate;
use folje_domain::{
    ids::{CohortId, EnrolmentId, PersonId},
    language::{Language, Text},
    people::Gender,
    programme::Ending,
    record::{Answer, CheckIn, Task},
    reminder::Hours,
    schedule::Occurrence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many days of the schedule stand on it, today first.
pub const DAYS_ON_PAGE: u64 = 14;

/// How far [`Candidate::beside`] counts: whoever chooses wants to know that it is many, not how many.
pub const COUNTED_BESIDE: u32 = 20;

/// What the viewer may know of one participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PersonPage {
    /// What stands on the viewer's list of people too.
    pub participant: Participant,
    /// What staff noted, for those who plan with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
    /// The programme with its phases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
    /// The programmes that they are, were and will be in, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enrolments: Vec<EnrolmentCard>,
    /// The next [`DAYS_ON_PAGE`] days, as far as the viewer sees the schedule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<Occurrence>,
    /// What the participant said about these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Everybody around them, those who left too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonCard>,
    /// «Min kontakt just nu».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<PersonId>,
    /// «Vem gör vad».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// All that was reported, as far as the viewer may read it: the done hours of the ramp.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<CheckIn>,
}

/// What staff noted when they added somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = PersonDetails)]
pub struct Details {
    /// The name.
    pub name: String,
    /// The language.
    pub language: Language,
    /// A phone number; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Why no text message reaches that number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_trouble: Option<TextTrouble>,
    /// An e-mail address; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// What they are counted as in the statistics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_as: Option<Gender>,
}

/// Why no text message reaches somebody's number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TextTrouble {
    /// It is no mobile number.
    NoMobileNumber,
    /// The last one did not arrive.
    NotArriving,
}

/// One time in a programme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct EnrolmentCard {
    /// Its id.
    pub id: EnrolmentId,
    /// The programme.
    pub name: Text,
    /// The group, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// The group's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cohort_name: String,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<NaiveDate>,
    /// The last day, as planned or as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// How it ended, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

/// What a samordnare compares before somebody is paired: a person decides, nothing is ranked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Pairing {
    /// The participant: their wishes, their programme.
    pub participant: Participant,
    /// Their days at a workplace in the next [`DAYS_ON_PAGE`] days.
    pub days: Vec<Occurrence>,
    /// Those who could walk beside them, by name.
    pub candidates: Vec<Candidate>,
}

/// Somebody who could walk beside a participant at a workplace.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Candidate {
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
    /// How many of `days` lie within these hours.
    #[serde(default)]
    pub covers: u32,
    /// Beside how many they walk today, as ambassador or supervisor; [`COUNTED_BESIDE`] stands for that many or more.
    #[serde(default)]
    pub beside: u32,
    /// Whether they are something to the participant already.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub around: bool,
}
