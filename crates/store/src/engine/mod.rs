//! The two engines: what each does in its own way, a file for each.
mod postgres;
mod sqlite;
mod transport;
mod version;

use crate::StoreError;
use folje_domain::ids::PersonId;
use sqlx::{AnyConnection, AnyPool};
use std::time::Duration;

/// What keeps a store.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Engine {
    /// SQLite, in a file of ours.
    Sqlite,
    /// PostgreSQL, by an address in the settings.
    Postgres,
}

/// An open store.
pub(crate) struct Opened {
    pub(crate) engine: Engine,
    /// Where reading gets its connections.
    pub(crate) readers: AnyPool,
    /// Where transactions get theirs.
    pub(crate) writers: AnyPool,
}

/// See [`crate::Store::open`].
pub(crate) async fn open(address: &str) -> Result<Opened, StoreError> {
    sqlx::any::install_default_drivers();
    if let Some(rest) = address.strip_prefix("sqlite:") {
        sqlite::open(rest).await
    } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        postgres::open(address).await
    } else {
        Err(StoreError::Address("it begins with none of sqlite:, postgres://".to_owned()))
    }
}

impl Engine {
    /// How a transaction that writes begins.
    pub(crate) const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::BEGIN,
            Self::Postgres => postgres::BEGIN,
        }
    }

    /// How long something large that is written in steps should let go between them, so that whoever waits to write gets
    /// through.
    #[must_use]
    pub const fn rest(self) -> Duration {
        match self {
            Self::Sqlite => sqlite::REST,
            Self::Postgres => postgres::REST,
        }
    }

    /// Which rows of rings are claimed: on PostgreSQL those that no other process is claiming at the moment.
    pub(crate) const fn claim_rings(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::CLAIM_RINGS,
            Self::Postgres => postgres::CLAIM_RINGS,
        }
    }

    /// The same for messages on their way.
    pub(crate) const fn claim_outgoing(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::CLAIM_OUTGOING,
            Self::Postgres => postgres::CLAIM_OUTGOING,
        }
    }

    /// Reads a ballot box ($1 its survey) and keeps others off it until the transaction ends.
    pub(crate) const fn lock_box(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT sealed FROM ballot_box WHERE survey = $1",
            Self::Postgres => "SELECT sealed FROM ballot_box WHERE survey = $1 FOR UPDATE",
        }
    }

    /// The same for the panels of a programme ($1 the organisation, $2 the programme).
    pub(crate) const fn lock_panels(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT panels FROM survey_panels WHERE organisation = $1 AND programme = $2",
            Self::Postgres => {
                "SELECT panels FROM survey_panels WHERE organisation = $1 AND programme = $2 FOR UPDATE"
            }
        }
    }

    /// The same for a result ($1 the survey, $2 the panel).
    pub(crate) const fn lock_result(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT body FROM survey_result WHERE survey = $1 AND panel = $2",
            Self::Postgres => "SELECT body FROM survey_result WHERE survey = $1 AND panel = $2 FOR UPDATE",
        }
    }

    /// Lets what this transaction deletes and writes over be wiped in the file too, as far as the engine can by itself;
    /// [`Self::purge`] does the rest afterwards.
    pub(crate) async fn wipe(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Sqlite => sqlite::wipe(connection).await,
            Self::Postgres => Ok(()),
        }
    }

    /// Does away with old versions of what surveys kept: in the log, and in rows that were written over. Outside a
    /// transaction.
    pub(crate) async fn purge(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Sqlite => sqlite::purge(connection).await,
            Self::Postgres => postgres::purge(connection).await,
        }
    }

    /// Keeps other transactions off the person's record until this one ends.
    pub(crate) async fn lock_person(
        self,
        connection: &mut AnyConnection,
        person: PersonId,
    ) -> Result<(), StoreError> {
        match self {
            // The transaction has the whole file.
            Self::Sqlite => Ok(()),
            Self::Postgres => postgres::lock_person(connection, person).await,
        }
    }
}
