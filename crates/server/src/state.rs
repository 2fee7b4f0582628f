//! What every request may use: the store, the clock, randomness, the zone, the limits and the settings.
use crate::{
    auth::limits::Limits,
    channels::Channels,
    clock::Clock,
    invitations::Invitations,
    programmes::Programmes,
    public_url::PublicUrl,
    random::Random,
    reminders::{PushSettings, Reminders},
    surveys::{keys::BallotKeys, templates::SurveyTemplates},
    zone::Stockholm,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_domain::schedule::Zone as _;
use folje_store::Store;
use std::{path::PathBuf, sync::Arc};

/// What every request may use. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// What is kept.
    pub store: Store,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Europe/Stockholm.
    pub zone: Arc<Stockholm>,
    /// How often codes may be tried.
    pub limits: Arc<Limits>,
    /// What was set at start.
    pub settings: Arc<Settings>,
    /// The reminder engine, to be told of changes.
    pub reminders: Arc<Reminders>,
    /// Invitations to meetings, to be told of changes.
    pub invitations: Arc<Invitations>,
    /// The keys of ballot boxes.
    pub ballots: Arc<BallotKeys>,
}

/// What is set at start and stays.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder with the app's files; only the API is served where absent.
    pub dist: Option<PathBuf>,
    /// Whether a proxy of ours stands before it, so that the last address in `X-Forwarded-For` is the client's.
    pub trust_proxy: bool,
    /// Where people reach the app, if it was set.
    pub public_url: Option<PublicUrl>,
    /// Where this process listens.
    pub listening: PublicUrl,
    /// What was set about pushes.
    pub push: PushSettings,
    /// SMS and mail.
    pub channels: Channels,
    /// The programmes that can be begun.
    pub programmes: Programmes,
    /// What can be asked in surveys.
    pub surveys: SurveyTemplates,
    /// The folder with the keys of ballot boxes; in memory where absent, for a store that lives no longer.
    pub ballot_keys: Option<PathBuf>,
}

impl Settings {
    /// The address for links, messages and QR codes.
    #[must_use]
    pub fn link_base(&self) -> &PublicUrl {
        self.public_url.as_ref().unwrap_or(&self.listening)
    }
}

impl App {
    /// The app on `store`, with the `clock` and the `random` source given.
    ///
    /// # Errors
    /// Where the program was built without time-zone data.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        settings: Settings,
    ) -> Result<Self, jiff::Error> {
        Ok(Self {
            store,
            limits: Arc::new(Limits::new(clock.clone())),
            clock,
            ballots: Arc::new(BallotKeys::new(settings.ballot_keys.clone(), random.clone())),
            random,
            zone: Arc::new(Stockholm::new()?),
            reminders: Arc::new(Reminders::new(Arc::new(settings.channels.clone()))),
            invitations: Arc::default(),
            settings: Arc::new(settings),
        })
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// What the clocks in Stockholm show.
    #[must_use]
    pub fn wall(&self) -> NaiveDateTime {
        self.zone.wall(self.now())
    }

    /// Today's date in Stockholm.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.wall().date()
    }
}
