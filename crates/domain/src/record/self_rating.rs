//! Self-rating (självskattning): how one finds that it goes, on a scale in words, from time to time. The curve is the
//! participant's own: nobody reads it unless they share it with that person.
use crate::language::Text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use utoipa::ToSchema;

/// One question that somebody rates themselves by. Ours are in plain words of our own; a programme may bring others,
/// whose owners it names: published instruments belong to somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Scale {
    /// The key: ratings under one key are one curve.
    pub key: String,
    /// The question.
    pub question: Text,
    /// What can be answered, the least first; [`Scale::LEAST`] to [`Scale::MOST`] of them.
    pub labels: Vec<Text>,
    /// Whose question it is, where it is not ours.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
}

impl Scale {
    /// The fewest answers.
    pub const LEAST: usize = 3;
    /// The most answers.
    pub const MOST: usize = 7;
}

/// All that somebody answered to one question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SelfRating {
    /// The question, as it was asked last.
    pub scale: Scale,
    /// The answers, by day; of each day the last.
    pub ratings: Vec<Rating>,
}

/// The answer of one day. It keeps its own words, since a programme may word its questions anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Rating {
    /// The day.
    pub on: NaiveDate,
    /// Which answer, from 0, the least.
    pub value: u8,
    /// Among how many.
    pub of: u8,
    /// What it said.
    pub words: Text,
}

impl Rating {
    /// How high it lies, in thousandths of the whole scale.
    #[must_use]
    pub fn height(&self) -> u32 {
        u32::from(self.value) * 1000 / u32::from(self.of.saturating_sub(1)).max(1)
    }
}

impl SelfRating {
    /// How the last answer lies to the first; none with fewer than two days.
    #[must_use]
    pub fn change(&self) -> Option<Ordering> {
        let (first, last) = (self.ratings.first()?, self.ratings.last()?);
        (first.on < last.on).then(|| last.height().cmp(&first.height()))
    }
}
