//! After the programme: «inte släppa personerna» (S4). The account lives on, and the participant chooses whether
//! somebody gets in touch.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the participant chose for the time after.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Afterwards {
    /// How often somebody may get in touch.
    pub touch: Touch,
}

/// How often somebody gets in touch after the end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Touch {
    /// The participant has not said.
    #[default]
    Unsaid,
    /// Only when they get in touch themselves.
    Never,
    /// About once a month.
    Monthly,
    /// A few times a year.
    Quarterly,
}

impl Touch {
    /// What can be chosen.
    pub const ALL: [Self; 3] = [Self::Monthly, Self::Quarterly, Self::Never];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsaid => "unsaid",
            Self::Never => "never",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }
}
