//! Web Push for a device, and what a device says about a ring.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

/// Whether pushes reach this device, and the key to subscribe with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Push {
    /// The application server key for `PushManager.subscribe`: 65 bytes, uncompressed, as URL-safe base64.
    pub key: String,
    /// Whether this device has a living subscription.
    pub here: bool,
    /// When this device last said that it showed a message; absent where it never did with the subscription it has now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<DateTime<Utc>>,
    /// How many of the person's devices have one.
    pub devices: u32,
}

/// A subscription, as `PushSubscription.toJSON()` writes it (W3C Push API, section 8).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Subscription {
    /// Where messages to this device are sent.
    #[schema(pattern = "^https://")]
    pub endpoint: String,
    /// The device's keys.
    pub keys: SubscriptionKeys,
}

/// The keys of a subscription, as URL-safe base64 (RFC 8291, section 2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SubscriptionKeys {
    /// The device's public key on P-256: 65 bytes, uncompressed.
    #[schema(pattern = "^[A-Za-z0-9_-]{87}=?$")]
    pub p256dh: String,
    /// The secret shared with the device: 16 bytes.
    #[schema(pattern = "^[A-Za-z0-9_-]{22}(==)?$")]
    pub auth: String,
}

/// What a device, or the person before it, says about a ring. No session is needed: the token proves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct RingReport {
    /// The token that the message carried: 256 bits as URL-safe base64.
    pub token: String,
    /// What happened.
    pub what: RingEvent,
    /// For how many minutes to snooze: 15 or 60. Only for [`RingEvent::Snooze`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = snooze_minutes)]
    pub minutes: Option<u16>,
}

/// For how many minutes a ring can be snoozed from a message.
pub const SNOOZES: [u16; 2] = [15, 60];

/// The schema of [`SNOOZES`].
fn snooze_minutes() -> Object {
    ObjectBuilder::new().schema_type(Type::Integer).enum_values(Some(SNOOZES)).build()
}

/// What happened with a ring on a device.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RingEvent {
    /// The device showed it.
    Shown,
    /// «Jag är uppe»; for whoever was told: «jag ringer»; for a test message: «jag fick det».
    Up,
    /// It is to ring again.
    Snooze,
    /// No text messages are wanted any more.
    StopTexts,
}
