//! A participant's snapshot: all that their phone needs for weeks without a network.
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_domain::{
    ids::PersonId,
    language::{Language, Text},
    people::{CurrentContact, Gender, Opening, Role},
    programme::{Ending, HourRamp, Phase},
    record::{Record, Scale},
    schedule::Occurrence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Days ahead that a snapshot holds: eight weeks.
pub const DAYS_AHEAD: u64 = 56;
/// Days back that a snapshot holds.
pub const DAYS_BACK: u64 = 14;

/// All that a participant's phone needs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Snapshot {
    /// When the server made it: tells a phone how far off its own clock is.
    pub made: DateTime<Utc>,
    /// The same in Stockholm's wall time: what «now» was when it was made.
    pub wall: NaiveDateTime,
    /// Who it is for.
    pub me: Me,
    /// The programme, if they are in one or were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
    /// The schedule from [`DAYS_BACK`] days ago to [`DAYS_AHEAD`] days ahead, dated, in order.
    pub occurrences: Vec<Occurrence>,
    /// The first and the last day that `occurrences` speaks of.
    pub window: (NaiveDate, NaiveDate),
    /// The participant's own record.
    pub record: Record,
    /// Everybody around them, those who left too.
    pub people: Vec<PersonCard>,
    /// «Min kontakt just nu»: exactly one, while there is anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<CurrentContact>,
    /// What they are counted as in the statistics, where staff noted that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_as: Option<Gender>,
    /// What the sponsors beside them invite to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openings: Vec<Opening>,
    /// The questions by which they can rate themselves: their programme's, or ours where it brings none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<Scale>,
}

/// Who a snapshot is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// The participant.
    pub id: PersonId,
    /// The name that staff wrote. The record's preferred name goes before it.
    pub name: String,
    /// The language that staff noted.
    pub language: Language,
    /// The organisation's name.
    pub organisation: String,
    /// Whether this is a demo with fictional people.
    #[serde(default)]
    pub demo: bool,
}

/// The programme that a participant is in, as their app shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Programme {
    /// What it is called.
    pub name: Text,
    /// The phases with their dates, in order.
    pub phases: Vec<Phase>,
    /// The hour ramp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp: Option<HourRamp>,
    /// The day on which the handover (utslussning) opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_opens: Option<NaiveDate>,
    /// The day and the way in which it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<(NaiveDate, Ending)>,
}

/// A person around the participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PersonCard {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// What they are to the participant.
    pub role: Role,
    /// Where they work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// A phone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// From when.
    pub since: NaiveDate,
    /// Until when, once they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}
