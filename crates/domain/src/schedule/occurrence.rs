//! One dated occurrence of a series, as the phone gets it.
use super::ActivityKind;
use crate::{
    dates,
    ids::{PersonId, SeriesId, UUID_PATTERN},
    language::Text,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Which occurrence: its series and the start that the series gave it (RFC 5545 RECURRENCE-ID).
///
/// It stays the same when the occurrence is moved, so that an answer given before the move still belongs to it.
/// On the wire: `<series id>@2026-11-23T09:00:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OccurrenceId {
    /// The series.
    pub series: SeriesId,
    /// The start that the series gave it, in wall time.
    pub start: NaiveDateTime,
}

/// The text is no `<uuid>@<date>T<time>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an occurrence is named <series id>@<yyyy-mm-dd>T<hh:mm:ss>")]
pub struct OccurrenceIdError;

impl fmt::Display for OccurrenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{:?}", self.series, self.start)
    }
}

impl FromStr for OccurrenceId {
    type Err = OccurrenceIdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (series, start) = text.split_once('@').ok_or(OccurrenceIdError)?;
        Ok(Self {
            series: series.parse().map_err(|_| OccurrenceIdError)?,
            start: start.parse().map_err(|_| OccurrenceIdError)?,
        })
    }
}

impl Serialize for OccurrenceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialSchema for OccurrenceId {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(dates::around_wall_time(&format!("{UUID_PATTERN}@"), "")))
            .examples(["018f3c1e-7a3c-7c11-9a51-3f0c5a1b2c3d@2026-11-23T09:00:00"])
            .into()
    }
}

impl ToSchema for OccurrenceId {}

impl<'de> Deserialize<'de> for OccurrenceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Whether an occurrence takes place, and how it differs from its series.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OccurrenceState {
    /// As planned.
    #[default]
    Planned,
    /// It does not take place.
    Cancelled {
        /// Why, in words for the participant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// It takes place at another time or place than the series says.
    Moved {
        /// The start that the series gave it.
        from: NaiveDateTime,
        /// Why, in words for the participant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
}

/// What is new about an occurrence that is neither moved nor cancelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// It was not in the schedule before.
    New,
    /// It is somewhere else.
    Place,
    /// Something else about it: what it is called, with whom, what to bring, how long it is.
    Other,
    /// What a later version tells.
    #[serde(other)]
    Unknown,
}

/// One dated occurrence, laid out so that the phone needs neither recurrence nor time zones.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Occurrence {
    /// Which one.
    pub id: OccurrenceId,
    /// What it is called.
    pub title: Text,
    /// What kind of activity it is.
    pub kind: ActivityKind,
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// When it ends, in wall time.
    pub end: NaiveDateTime,
    /// Whether it takes place.
    #[serde(default)]
    pub state: OccurrenceState,
    /// What is new about it, for some days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub news: Option<News>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<PersonId>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<Text>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// What one can do instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Text>,
    /// What one can say when coming in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
}

impl Occurrence {
    /// Whether it takes place at all.
    #[must_use]
    pub const fn takes_place(&self) -> bool {
        !matches!(self.state, OccurrenceState::Cancelled { .. })
    }
}
