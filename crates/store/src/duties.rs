//! What people's work in the organisation is.
use crate::{Person, Store, StoreError, people, rows};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    people::Duty,
};
use sqlx::query;
use std::collections::BTreeSet;

impl Store {
    /// Gives somebody a duty; one that they have stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the person is not in the organisation.
    pub async fn add_duty(
        &self,
        organisation: OrganisationId,
        person: PersonId,
        duty: Duty,
    ) -> Result<(), StoreError> {
        self.write((organisation, person, duty), |connection, &(organisation, person, duty)| {
            Box::pin(async move {
                query(
                    "INSERT INTO duty (organisation, person, duty) VALUES ($1, $2, $3) \
                     ON CONFLICT (person, duty) DO NOTHING",
                )
                .bind(organisation.to_string())
                .bind(person.to_string())
                .bind(duty.name())
                .execute(connection)
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// Takes a duty away. What the person is to participants stays: [`Store::leave`] ends that.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn end_duty(&self, person: PersonId, duty: Duty) -> Result<(), StoreError> {
        self.write((person, duty), |connection, &(person, duty)| {
            Box::pin(async move {
                query("DELETE FROM duty WHERE person = $1 AND duty = $2")
                    .bind(person.to_string())
                    .bind(duty.name())
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The person's duties.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn duties(&self, person: PersonId) -> Result<Vec<Duty>, StoreError> {
        let rows = query("SELECT duty FROM duty WHERE person = $1 ORDER BY duty")
            .bind(person.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(|row| rows::parsed(row, "duty")).collect()
    }

    /// Everybody in the organisation who has work in it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn staff(&self, organisation: OrganisationId) -> Result<BTreeSet<PersonId>, StoreError> {
        let rows = query("SELECT DISTINCT person FROM duty WHERE organisation = $1")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(|row| rows::parsed(row, "person")).collect()
    }

    /// Everybody in the organisation who walks beside participants, by name: the list out of which staff choose.
    /// Participants are never in it, since who takes part is seen by relation only.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn companions(&self, organisation: OrganisationId) -> Result<Vec<Person>, StoreError> {
        let rows =
            query("SELECT * FROM person WHERE organisation = $1 AND part = 'companion' ORDER BY name, id")
                .bind(organisation.to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(people::person).collect()
    }
}
