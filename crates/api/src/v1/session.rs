//! Signing in by a one-time link or code, and the devices on which one is signed in.
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{
    ids::{PersonId, SessionId},
    language::Language,
};
use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, OneOfBuilder, RefOr, Schema, schema::Type},
};

/// A one-time invite, as link or as typed code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SignIn {
    /// The secret of the link (what stands behind `#` in it), or the typed code.
    #[serde(flatten)]
    pub secret: Secret,
    /// What the device is called in the list of devices («Chrome på Android»).
    #[serde(default)]
    pub device: String,
}

/// The secret of an invite: the link's or the short code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secret {
    /// What stands behind `#` in the link.
    Link(String),
    /// The short code; case, spaces and hyphens do not matter.
    Code(String),
}

impl PartialSchema for Secret {
    /// One of the two, never both: the derived schema would let the other one be anything.
    fn schema() -> RefOr<Schema> {
        let only = |wanted: &str, other: &str, description: &str| {
            let text = ObjectBuilder::new().schema_type(Type::String).description(Some(description));
            let absent = ObjectBuilder::new().schema_type(Type::Null);
            ObjectBuilder::new().property(wanted, text).property(other, absent).required(wanted)
        };
        let link = only("link", "code", "What stands behind `#` in the link.");
        let code = only("code", "link", "The short code; case, spaces and hyphens do not matter.");
        OneOfBuilder::new().item(link).item(code).into()
    }
}

impl ToSchema for Secret {}

/// Who is signed in on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// The preferred name.
    pub name: String,
    /// Which app they get.
    pub part: PartInApp,
    /// The language that staff noted for them, for the first visit.
    pub language: Language,
    /// Whether this is a demo with fictional people.
    #[serde(default)]
    pub demo: bool,
}

/// What somebody uses Följe as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartInApp {
    /// A participant: today, week, goals, people, me.
    Participant,
    /// One who walks beside: the page of their people.
    Companion,
}

/// The devices on which the viewer is signed in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Devices {
    /// This one first, then the latest first.
    pub devices: Vec<Device>,
}

/// A device on which the viewer is signed in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Device {
    /// Its id.
    pub id: SessionId,
    /// What it calls itself.
    pub name: String,
    /// When it was signed in.
    pub since: DateTime<Utc>,
    /// The day on which it was last here (a day, no time: that is nobody's business).
    pub last_seen: NaiveDate,
    /// Whether it is the one that asks.
    pub this: bool,
}
