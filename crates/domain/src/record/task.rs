//! «Vem gör vad»: «man bestämmer vem som ska göra vad» (S0). Staff owe the participant things too.
use crate::ids::{MeetingId, PersonId, TaskId};
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
    /// The meeting at which it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// Who does it, where that is nobody here: the owner then sees to it that it is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doer: String,
    /// Who attended the meeting, and so reads what was agreed there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<PersonId>,
}

impl Task {
    /// Something that `owner` said they would do, by themselves, at no meeting.
    #[must_use]
    pub const fn new(id: TaskId, text: String, owner: PersonId, by: Option<NaiveDate>) -> Self {
        Self { id, text, owner, by, done: None, meeting: None, doer: String::new(), readers: Vec::new() }
    }
}
