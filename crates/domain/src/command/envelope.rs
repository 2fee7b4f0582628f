//! A command as it is sent: what is asked for, by its id, its time and whom it is about.
use super::Action;
use crate::ids::{CommandId, PersonId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A command, made once on a phone and applied once on the server.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Command {
    /// Made on the phone (UUIDv7); sending it again changes nothing.
    pub id: CommandId,
    /// When it was made, by the phone's clock. Shown to people, never used to decide. The server replaces a time that
    /// cannot be true ([`made_at`](crate::dates::made_at)).
    pub at: DateTime<Utc>,
    /// Whose record it is about.
    pub about: PersonId,
    /// What is to happen.
    pub action: Action,
}
