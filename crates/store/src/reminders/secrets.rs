//! What the server makes for itself once and keeps: each under a name, the first one stands.
use crate::{Store, StoreError};
use sqlx::{Row, query};

impl Store {
    /// The secret with that name: `fresh` if there was none yet, else the one that was kept first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn secret(&self, name: &'static str, fresh: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        self.write((name, fresh), |connection, (name, fresh)| {
            Box::pin(async move {
                query("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
                    .bind(*name)
                    .bind(fresh.clone())
                    .execute(&mut *connection)
                    .await?;
                let row = query("SELECT value FROM secret WHERE name = $1")
                    .bind(*name)
                    .fetch_one(connection)
                    .await?;
                row.try_get("value").map_err(|_| StoreError::Corrupt { what: "value" })
            })
        })
        .await
    }

    /// The secret with that name, if one was kept.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn kept_secret(&self, name: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        let row = query("SELECT value FROM secret WHERE name = $1")
            .bind(name)
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|row| row.try_get("value").map_err(|_| StoreError::Corrupt { what: "value" })).transpose()
    }
}
