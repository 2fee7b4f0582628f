//! Sessions: the devices on which somebody is signed in. Ending one deletes it.
use crate::{Hash, Person, Store, StoreError, people, rows};
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::ids::{PersonId, SessionId};
use sqlx::{any::AnyRow, query};

/// A device on which somebody is signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// The id, as the list of devices shows it.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// What the device calls itself.
    pub device: String,
    /// When it was signed in.
    pub made: DateTime<Utc>,
    /// The day on which it was last here: no time, that is nobody's business.
    pub last_seen: NaiveDate,
    /// When it ends by itself.
    pub expires: DateTime<Utc>,
}

/// A session to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// The hash of the token that the device gets.
    pub token_hash: Hash,
    /// What the device calls itself.
    pub device: String,
    /// When it ends by itself.
    pub expires: DateTime<Utc>,
}

impl Store {
    /// The session with that token, if it goes on at `now`, and who is signed in.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn session(
        &self,
        token: &Hash,
        now: DateTime<Utc>,
    ) -> Result<Option<(Session, Person)>, StoreError> {
        let mut reader = self.reader().await?;
        let row = query("SELECT * FROM session WHERE token_hash = $1 AND expires > $2")
            .bind(token.bytes())
            .bind(now.timestamp_micros())
            .fetch_optional(&mut *reader)
            .await?;
        let Some(session) = row.as_ref().map(session).transpose()? else { return Ok(None) };
        let row = query("SELECT * FROM person WHERE id = $1")
            .bind(session.person.to_string())
            .fetch_optional(&mut *reader)
            .await?;
        Ok(row.as_ref().map(people::person).transpose()?.map(|person| (session, person)))
    }

    /// Notes that the device was here on `day`; writes at most once a day, and never goes back.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn seen(&self, id: SessionId, day: NaiveDate) -> Result<(), StoreError> {
        let known = query("SELECT last_seen FROM session WHERE id = $1 AND last_seen < $2")
            .bind(id.to_string())
            .bind(day.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        if known.is_none() {
            return Ok(());
        }
        self.write((id, day), |connection, &(id, day)| {
            Box::pin(async move {
                query("UPDATE session SET last_seen = $2 WHERE id = $1 AND last_seen < $2")
                    .bind(id.to_string())
                    .bind(day.to_string())
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The person's sessions that go on at `now`, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn sessions(&self, person: PersonId, now: DateTime<Utc>) -> Result<Vec<Session>, StoreError> {
        let rows =
            query("SELECT * FROM session WHERE person = $1 AND expires > $2 ORDER BY made DESC, id DESC")
                .bind(person.to_string())
                .bind(now.timestamp_micros())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(session).collect()
    }

    /// Ends one of the person's own sessions; false where that person has no such session.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn end_session(&self, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
        self.write((person, id), |connection, (person, id)| {
            Box::pin(async move {
                let ended = query("DELETE FROM session WHERE id = $1 AND person = $2")
                    .bind(id.to_string())
                    .bind(person.to_string())
                    .execute(connection)
                    .await?;
                Ok(ended.rows_affected() == 1)
            })
        })
        .await
    }
}

/// A row of the table `session`.
fn session(row: &AnyRow) -> Result<Session, StoreError> {
    Ok(Session {
        id: rows::parsed(row, "id")?,
        person: rows::parsed(row, "person")?,
        device: rows::text(row, "device")?,
        made: rows::instant(row, "made")?,
        last_seen: rows::parsed(row, "last_seen")?,
        expires: rows::instant(row, "expires")?,
    })
}
