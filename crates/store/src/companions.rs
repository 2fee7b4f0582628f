//! Those who walk beside participants, as staff choose among them: when they are where they work, and beside how many.
use crate::{By, Store, StoreError, commands, rows};
use chrono::NaiveDate;
use folje_domain::{
    ids::{OrganisationId, PersonId},
    reminder::Hours,
};
use sqlx::query;
use std::collections::BTreeMap;

impl Store {
    /// Notes when a companion is where they work, or that nobody knows any more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where they are not in the organisation.
    pub async fn keep_hours(
        &self,
        by: By,
        companion: PersonId,
        hours: Option<Hours>,
    ) -> Result<(), StoreError> {
        self.write((by, companion, hours), |connection, (by, companion, hours)| {
            Box::pin(async move {
                query("DELETE FROM companion_hours WHERE organisation = $1 AND person = $2")
                    .bind(by.organisation.to_string())
                    .bind(companion.to_string())
                    .execute(&mut *connection)
                    .await?;
                if let Some(hours) = hours {
                    query("INSERT INTO companion_hours (organisation, person, hours) VALUES ($1, $2, $3)")
                        .bind(by.organisation.to_string())
                        .bind(companion.to_string())
                        .bind(rows::json(hours)?)
                        .execute(&mut *connection)
                        .await?;
                }
                commands::note(connection, by.organisation, by.who, *companion, "keep-hours", by.at).await
            })
        })
        .await
    }

    /// When the organisation's companions are where they work, as far as that is known.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn companion_hours(
        &self,
        organisation: OrganisationId,
    ) -> Result<BTreeMap<PersonId, Hours>, StoreError> {
        let rows = query("SELECT person, hours FROM companion_hours WHERE organisation = $1")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(|row| Ok((rows::parsed(row, "person")?, rows::body(row, "hours")?))).collect()
    }

    /// Beside how many participants each companion of the organisation walks on `day`, as ambassador or supervisor:
    /// numbers only, counted up to `most`; nobody who walks beside none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn walks_beside(
        &self,
        organisation: OrganisationId,
        day: NaiveDate,
        most: u32,
    ) -> Result<BTreeMap<PersonId, u32>, StoreError> {
        let rows = query(
            "SELECT p.id AS person, (SELECT COUNT(*) FROM (SELECT DISTINCT r.participant FROM relation r \
             WHERE r.person = p.id AND r.role IN ('ambassador', 'supervisor') \
             AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) LIMIT $3) AS some_of_them) AS people \
             FROM person p WHERE p.organisation = $1 AND p.part = 'companion'",
        )
        .bind(organisation.to_string())
        .bind(day.to_string())
        .bind(i64::from(most))
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let counted = rows.iter().map(|row| Ok((rows::parsed(row, "person")?, rows::count(row, "people")?)));
        counted.filter(|one| !matches!(one, Ok((_, 0)))).collect()
    }
}
