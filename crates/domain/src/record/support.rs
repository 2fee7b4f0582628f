//! A support person of the participant's own: «eventuell annan kontaktperson … som deltagaren själv vill ha med» (S1).
use crate::ids::SupportId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A support person whom the participant added. Only the participant sees and changes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Support {
    /// The id.
    pub id: SupportId,
    /// The person's name.
    pub name: String,
    /// Who it is to the participant («min syster»).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// A phone number in E.164, or as it was written before there was a rule.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Whether the participant took the person away again.
    #[serde(default)]
    pub removed: bool,
}
