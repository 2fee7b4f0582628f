//! How far groups came, told once for each group and for good: parts of people, and nothing about anybody.
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{distance::Measure, ids::CohortId, language::Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was told, and of which groups something can be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Distance {
    /// The groups of which nothing was told yet, the latest first.
    pub groups: Vec<DistanceGroup>,
    /// What was told, the latest first.
    pub told: Vec<DistanceTold>,
}

/// A group of which nothing was told yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistanceGroup {
    /// Which.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
    /// Whether it can be told of.
    pub state: DistanceState,
}

/// Whether a group can be told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DistanceState {
    /// Its programme goes on for somebody.
    GoesOn,
    /// It is over, and so few took part that it can be told of only together with others.
    WithOthers,
    /// It is over; with fewer than sixteen people it is better told of together with others.
    BetterWithOthers,
    /// It is over.
    Ready,
}

/// Tell of these groups together, for good.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistanceOrder {
    /// Which.
    pub cohorts: Vec<CohortId>,
}

/// What was told of some groups together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistanceTold {
    /// When.
    pub made: DateTime<Utc>,
    /// The groups.
    pub cohorts: Vec<CohortId>,
    /// What they were called.
    pub names: Vec<String>,
    /// The first and the last day of their programmes.
    pub days: (NaiveDate, NaiveDate),
    /// How many took part.
    pub people: u32,
    /// What was looked at, in order.
    pub measures: Vec<DistanceMeasure>,
}

/// One thing that was looked at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistanceMeasure {
    /// What.
    pub measure: Measure,
    /// The question, where it is a self-rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Text>,
    /// What is shown; none where too few, nearly all, or all too alike gave an answer. Which of these is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<DistanceShown>,
}

/// What is shown of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistanceShown {
    /// Of how many there was something to say.
    pub answered: u32,
    /// How many of them lie where; small parts are joined.
    pub parts: Vec<DistancePart>,
}

/// Some answers that are shown as one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DistancePart {
    /// Which answers, from 0, as [`Measure`] names them.
    pub choices: Vec<u8>,
    /// How many people.
    pub people: u32,
}
