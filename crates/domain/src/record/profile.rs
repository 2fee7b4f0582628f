//! What the participant decides about themselves: the name they go by.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The participant's own settings that follow them between devices.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Profile {
    /// The name to be called by («tilltalas personligt med namn», S1); empty where none was chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preferred_name: String,
}
