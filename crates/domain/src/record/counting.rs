//! Whether somebody's self-ratings may be counted in the sums of their group. Nobody's are until they say so.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Each yes and each no, oldest first; the last one stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Counting {
    /// What was said.
    pub ledger: Vec<Counted>,
}

/// A yes or a no.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Counted {
    /// When, by the phone's clock.
    pub at: DateTime<Utc>,
    /// Whether they may be counted from then on.
    pub yes: bool,
}

impl Counting {
    /// Whether they may be counted.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.ledger.last().is_some_and(|said| said.yes)
    }
}
