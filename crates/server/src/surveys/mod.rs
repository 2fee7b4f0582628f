//! Anonymous surveys on the server: keys, boxes, who is asked, what is done each day. What holds and why:
//! `docs/decisions/0014` (tokens, answers, disclosure) and `0015` (the ballot box).
//!
//! - [`periods`]: a quarter's keys; [`templates`]: what can be asked; `who`: of whom
//! - [`keys`]: a box's keys, in a folder outside the store; `seal`: how a box is sealed
//! - [`letters`]: a letter is read, its right looked at, and it goes into the box
//! - [`jobs`]: the quarter's keys, the daily sealing, the close, what is forgotten
//! - [`desk`] and [`page`]: what a coordinator and a participant get
pub mod codes;
pub mod desk;
pub mod jobs;
pub mod keys;
pub mod letters;
pub mod page;
pub mod periods;
mod seal;
pub mod templates;
mod who;

pub use who::people;

use crate::{http::problem::Failure, random::NoRandomness};
use folje_api::v1::problem::Code;
use folje_store::StoreError;

/// Why something about surveys was not done.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// The store is not there, or a box's key.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing secret can be made.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The folder with the keys of boxes cannot be read.
    #[error("the folder with the keys of ballot boxes cannot be read: {0}")]
    Folder(#[from] std::io::Error),
    /// A seed of which no keys can be made, or a year that is none: has no chance to happen.
    #[error("no keys can be made")]
    NoKeys,
}

impl From<SurveyError> for Failure {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::Store(error) => error.into(),
            SurveyError::NoRandomness(error) => error.into(),
            SurveyError::Folder(_) | SurveyError::NoKeys => Self::new(Code::Internal),
        }
    }
}
