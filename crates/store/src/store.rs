//! The store itself: two pools of connections, one for reading and one for writing.
use crate::{
    Engine, StoreError,
    engine::{self, Opened},
};
use sqlx::{Any, AnyPool, pool::PoolConnection};

/// What is kept. Cheap to clone: all clones share the same connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) engine: Engine,
    pub(crate) readers: AnyPool,
    pub(crate) writers: AnyPool,
}

impl Store {
    /// Opens the store at `address`, makes it if it is not there yet, and brings its tables up to date.
    ///
    /// `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. Over a network PostgreSQL needs `sslmode=verify-full`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for what is no address or a folder that does not exist; [`StoreError::Unencrypted`]; [`StoreError::NotAStore`] and
    /// [`StoreError::WrongVersion`] for what may not be touched, and is not; [`StoreError::TooOldEngine`];
    /// [`StoreError::Unavailable`].
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let Opened { engine, readers, writers } = engine::open(address).await?;
        Ok(Self { engine, readers, writers })
    }

    /// Which engine keeps it.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes all connections, once what is being written is written.
    pub async fn close(&self) {
        self.writers.close().await;
        self.readers.close().await;
    }

    /// A connection to read by.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }
}
