//! Devices that take pushes. Each belongs to a session and ends with it.
use crate::{Store, StoreError, organisations, rows};
use chrono::{DateTime, Utc};
use folje_domain::ids::{PersonId, SessionId};
use sqlx::{AnyConnection, any::AnyRow, query};

/// A device that takes pushes.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its id: changes when the device's address or keys do.
    pub id: String,
    /// The session on the device.
    pub session: SessionId,
    /// Where messages are sent.
    pub endpoint: String,
    /// The device's public key, URL-safe base64.
    pub p256dh: String,
    /// The secret shared with the device, URL-safe base64.
    pub auth: String,
}

/// A device that is to take pushes.
#[derive(Clone, PartialEq, Eq)]
pub struct NewSubscription {
    /// Whose it is.
    pub person: PersonId,
    /// The device.
    pub subscription: Subscription,
}

impl Store {
    /// Keeps a subscription in place of the session's former one. Another session's with the same address is gone: a
    /// phone that somebody else uses now must not ring for whoever used it before. Keeping the same again changes
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the session has ended meanwhile, [`StoreError::Unavailable`].
    pub async fn keep_subscription(&self, new: &NewSubscription) -> Result<(), StoreError> {
        self.write(new.clone(), |connection, new| Box::pin(keep(connection, new))).await
    }

    /// Ends the session's subscription, if it has one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn end_subscription(&self, session: SessionId) -> Result<(), StoreError> {
        self.write(session, |connection, session| {
            Box::pin(async move {
                query("DELETE FROM push_subscription WHERE session = $1")
                    .bind(session.to_string())
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Retires the subscription with that id, for good: its push service says that it is no more.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn retire_subscription(&self, id: &str) -> Result<(), StoreError> {
        self.write(id.to_owned(), |connection, id| {
            Box::pin(async move {
                query("DELETE FROM push_subscription WHERE id = $1")
                    .bind(id.as_str())
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The device of that subscription showed a message at `now`; nothing where it has another one by now.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn note_shown(&self, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write((id.to_owned(), now), |connection, (id, now)| {
            Box::pin(async move {
                query(
                    "UPDATE push_subscription SET shown = $2 WHERE id = $1 AND (shown IS NULL OR shown < $2)",
                )
                .bind(id.as_str())
                .bind(now.timestamp_micros())
                .execute(connection)
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// When the session's device last said that it showed a message; None where it never did, or takes none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn last_shown(&self, session: SessionId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query("SELECT shown FROM push_subscription WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map_or(Ok(None), |row| rows::maybe_instant(&row, "shown"))
    }

    /// The person's devices that take pushes and whose sessions go on at `now`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn subscriptions(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Subscription>, StoreError> {
        let rows = query(
            "SELECT p.id, p.session, p.endpoint, p.p256dh, p.auth FROM push_subscription p \
             JOIN session s ON s.id = p.session WHERE p.person = $1 AND s.expires > $2 ORDER BY p.id",
        )
        .bind(person.to_string())
        .bind(now.timestamp_micros())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(subscription).collect()
    }
}

async fn keep(connection: &mut AnyConnection, new: &NewSubscription) -> Result<(), StoreError> {
    let organisation = organisations::of_person(connection, new.person).await?;
    let device = &new.subscription;
    query(
        "DELETE FROM push_subscription WHERE (session = $1 OR endpoint = $2) AND \
         NOT (session = $1 AND endpoint = $2 AND p256dh = $3 AND auth = $4 AND person = $5)",
    )
    .bind(device.session.to_string())
    .bind(device.endpoint.as_str())
    .bind(device.p256dh.as_str())
    .bind(device.auth.as_str())
    .bind(new.person.to_string())
    .execute(&mut *connection)
    .await?;
    query(
        "INSERT INTO push_subscription (id, organisation, person, session, endpoint, p256dh, auth) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(device.id.as_str())
    .bind(organisation.to_string())
    .bind(new.person.to_string())
    .bind(device.session.to_string())
    .bind(device.endpoint.as_str())
    .bind(device.p256dh.as_str())
    .bind(device.auth.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

/// A row of the table `push_subscription`.
pub(super) fn subscription(row: &AnyRow) -> Result<Subscription, StoreError> {
    Ok(Subscription {
        id: rows::text(row, "id")?,
        session: rows::parsed(row, "session")?,
        endpoint: rows::text(row, "endpoint")?,
        p256dh: rows::text(row, "p256dh")?,
        auth: rows::text(row, "auth")?,
    })
}
