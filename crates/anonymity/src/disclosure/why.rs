//! Why a result is not shown, for the page to put in words.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why there is no table. None of these says how many answered, or what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[schema(as = Withheld)]
pub enum Why {
    /// So few were asked that nothing could be shown whatever they answered; the panel can be pooled with another one.
    #[error("too few were asked: pool them with others")]
    Small,
    /// Too few answered, or nearly everybody did. Which of the two is not told: that nearly everybody did tells of each
    /// that they did.
    #[error("too few answered, or nearly all")]
    Counts,
    /// It was decided before; what was decided stands, and is not decided anew.
    #[error("this was decided before")]
    Before,
    /// The survey was not put to this panel.
    #[error("this panel was not asked")]
    NotAsked,
    /// Texts are shown only of two or more cohorts together, and only where at least five wrote something.
    #[error("texts take two cohorts and five texts")]
    Texts,
}
