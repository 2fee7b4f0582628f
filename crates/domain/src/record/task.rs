//! «Vem gör vad»: «man bestämmer vem som ska göra vad» (S0). Staff owe the participant things too.
use crate::ids::{PersonId, TaskId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something that somebody said they would do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Task {
    /// The task's id.
    pub id: TaskId,
    /// What is to be done.
    pub text: String,
    /// Who said they would.
    pub owner: PersonId,
    /// By when, if that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}
