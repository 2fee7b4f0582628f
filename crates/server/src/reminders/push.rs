//! The application server's keys, kept from the first start on, and the one sender of the process.
use crate::state::App;
use chrono::{DateTime, Utc};
use folje_push::{
    CertificateDer, Random,
    endpoint::Allowed,
    send::{Failure, Sender, Settings, Trust},
    vapid::{ApplicationKeys, ApplicationKeysError, Contact, ContactError},
};
use folje_store::StoreError;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Under which name the key pair is kept. Whoever loses it has to ask every phone to subscribe anew.
const NAME: &str = "vapid";

/// What was set at start about pushes.
#[derive(Clone, Debug, Default)]
pub struct PushSettings {
    /// Whom a push service turns to: `mailto:` or `https:`; the app's own address where absent.
    pub contact: Option<String>,
    /// Whether a push service on this machine may be sent to. For tests.
    pub loopback: bool,
    /// The only certificates that are believed, where there are any. For tests.
    pub trust: Vec<CertificateDer<'static>>,
}

/// What sends pushes.
pub struct Pushing {
    /// Sends them.
    pub sender: Sender,
    /// The key that phones subscribe with.
    pub public: String,
    /// Who may be sent to.
    pub allowed: Allowed,
    /// Randomness for their encryption.
    pub random: Random,
}

/// Why no pushes can be sent.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The keys cannot be kept or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The kept keys are none.
    #[error(transparent)]
    Keys(#[from] ApplicationKeysError),
    /// The contact in the settings is none.
    #[error(transparent)]
    Contact(#[from] ContactError),
    /// A certificate in the settings cannot be read.
    #[error(transparent)]
    Trust(#[from] Failure),
}

/// Whom push services are told to turn to where nobody was named and the app has no address in the world (a demo).
const NOBODY: &str = "mailto:nobody@folje.example";

impl Pushing {
    pub(super) async fn open(app: &App) -> Result<Self, PushError> {
        let random = Random::new();
        let kept = match app.store.kept_secret(NAME).await? {
            Some(kept) => kept,
            None => app.store.secret(NAME, ApplicationKeys::make(&random)?).await?,
        };
        let keys = ApplicationKeys::read(&kept)?;
        let settings = &app.settings.push;
        let contact = match &settings.contact {
            Some(contact) => Contact::read(contact)?,
            None => Contact::read(app.settings.link_base().as_str()).or_else(|_| Contact::read(NOBODY))?,
        };
        let trust =
            if settings.trust.is_empty() { Trust::Browsers } else { Trust::Only(settings.trust.clone()) };
        let public = keys.public().to_owned();
        let sender = Sender::new(keys, contact, Settings { trust, ..Settings::default() })?;
        let allowed = if settings.loopback { Allowed::Loopback } else { Allowed::Services };
        Ok(Self { sender, public, allowed, random })
    }
}

/// An instant as the sender takes it.
pub(super) fn system_time(at: DateTime<Utc>) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(at.timestamp_micros()).unwrap_or_default())
}
