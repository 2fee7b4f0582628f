//! What a participant does about their own ratings.
use crate::record::Scale;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A deed about self-ratings: by the participant alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RatingDeed {
    /// Answer a question; again on the same day changes the answer.
    Rate {
        /// The question, as it was asked.
        scale: Scale,
        /// Which answer, from 0.
        value: u8,
        /// For which day.
        on: NaiveDate,
    },
    /// Take an answer away.
    TakeBack {
        /// The key of the question.
        scale: String,
        /// Which day's.
        on: NaiveDate,
    },
    /// Say whether one's ratings may be counted in the sums of the group.
    Count {
        /// Whether they may.
        yes: bool,
        /// How many acts the phone knew of: what was taken back after those is not given again.
        #[serde(default)]
        seen: usize,
    },
}
