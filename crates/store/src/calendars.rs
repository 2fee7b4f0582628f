//! The private addresses of calendars: one for each person, of which only the hash of its secret is kept.
use crate::{Hash, Person, Store, StoreError, people, rows};
use chrono::{DateTime, Utc};
use folje_domain::ids::{OrganisationId, PersonId};
use sqlx::query;

impl Store {
    /// Gives the person's calendar the address with that secret, instead of the one that it had.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without the person in that organisation, [`StoreError::Unavailable`].
    pub async fn keep_calendar(
        &self,
        organisation: OrganisationId,
        person: PersonId,
        secret: Hash,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write((organisation, person, secret, now), |connection, (organisation, person, secret, now)| {
            Box::pin(async move {
                let kept = query(
                    "INSERT INTO calendar (person, organisation, secret_hash, made) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (person) DO UPDATE SET secret_hash = excluded.secret_hash, made = excluded.made \
                     WHERE calendar.organisation = excluded.organisation",
                )
                .bind(person.to_string())
                .bind(organisation.to_string())
                .bind(secret.bytes())
                .bind(now.timestamp_micros())
                .execute(connection)
                .await?;
                if kept.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound) }
            })
        })
        .await
    }

    /// When the address of the person's calendar was made, if it has one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn calendar(&self, person: PersonId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query("SELECT made FROM calendar WHERE person = $1")
            .bind(person.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|row| rows::instant(&row, "made")).transpose()
    }

    /// Whose calendar the address with that secret shows.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn calendar_owner(&self, secret: &Hash) -> Result<Option<Person>, StoreError> {
        let row = query(
            "SELECT p.* FROM calendar c JOIN person p ON p.id = c.person AND p.organisation = c.organisation \
             WHERE c.secret_hash = $1",
        )
        .bind(secret.bytes())
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.as_ref().map(people::person).transpose()
    }

    /// Takes the address away; false where there was none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn end_calendar(&self, person: PersonId) -> Result<bool, StoreError> {
        self.write(person, |connection, person| {
            Box::pin(async move {
                let ended = query("DELETE FROM calendar WHERE person = $1")
                    .bind(person.to_string())
                    .execute(connection)
                    .await?;
                Ok(ended.rows_affected() == 1)
            })
        })
        .await
    }
}
