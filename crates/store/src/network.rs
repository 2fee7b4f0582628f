//! The days of the ambassadors' network: two half-day courses, seminars (S1).
use crate::{By, Store, StoreError, commands, rows};
use chrono::NaiveDateTime;
use folje_domain::ids::{NetworkDayId, OrganisationId};
use sqlx::query;

/// A day of the network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NetworkDay {
    /// The id.
    pub id: NetworkDayId,
    /// When it begins, in wall time.
    pub starts: NaiveDateTime,
    /// What it is.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
}

impl Store {
    /// Adds a day of the network.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken.
    pub async fn add_network_day(&self, by: By, day: &NetworkDay) -> Result<(), StoreError> {
        self.write((by, day.clone()), |connection, (by, day)| {
            Box::pin(async move {
                query(
                    "INSERT INTO network_day (id, organisation, starts, title, place) \
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(day.id.to_string())
                .bind(by.organisation.to_string())
                .bind(format!("{:?}", day.starts))
                .bind(day.title.as_str())
                .bind(day.place.as_str())
                .execute(&mut *connection)
                .await?;
                commands::note(connection, by.organisation, by.who, by.who, "add-network-day", by.at).await
            })
        })
        .await
    }

    /// Takes a day of the network away; whether there was one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn remove_network_day(&self, by: By, id: NetworkDayId) -> Result<bool, StoreError> {
        self.write((by, id), |connection, &(by, id)| {
            Box::pin(async move {
                let removed = query("DELETE FROM network_day WHERE id = $1 AND organisation = $2")
                    .bind(id.to_string())
                    .bind(by.organisation.to_string())
                    .execute(&mut *connection)
                    .await?
                    .rows_affected();
                commands::note(connection, by.organisation, by.who, by.who, "remove-network-day", by.at)
                    .await?;
                Ok(removed > 0)
            })
        })
        .await
    }

    /// The days of the network that begin at `from` or later, the next first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn network_days(
        &self,
        organisation: OrganisationId,
        from: NaiveDateTime,
    ) -> Result<Vec<NetworkDay>, StoreError> {
        let found = query(
            "SELECT * FROM network_day WHERE organisation = $1 AND starts >= $2 ORDER BY starts, id LIMIT 20",
        )
        .bind(organisation.to_string())
        .bind(format!("{from:?}"))
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let day = |row| {
            Ok(NetworkDay {
                id: rows::parsed(row, "id")?,
                starts: rows::parsed(row, "starts")?,
                title: rows::text(row, "title")?,
                place: rows::text(row, "place")?,
            })
        };
        found.iter().map(day).collect()
    }
}
