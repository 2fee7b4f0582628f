//! Change counters: one number for each person that grows with whatever their snapshot or page is made of.
//!
//! The server makes ETags of them. A counter that grows once too often costs a download; one that stands still when
//! it should not hides something, so whoever writes bumps in the same transaction.
use crate::{Store, StoreError, rows};
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::ids::PersonId;
use sqlx::{AnyConnection, query};
use std::collections::BTreeSet;

impl Store {
    /// The person's change counter; 0 for somebody about whom nothing was ever written.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn change_counter(&self, person: PersonId) -> Result<i64, StoreError> {
        let row = query("SELECT value FROM counter WHERE person = $1")
            .bind(person.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map_or(Ok(0), |row| rows::number(&row, "value"))
    }
}

/// Since when a relation must have lasted for the other person's page to be touched.
#[derive(Clone, Copy)]
pub(crate) enum Around {
    /// Everybody who ever was there: for the rare changes that staff make.
    Ever,
    /// Those whose relation goes on: nobody else shall notice that the participant did something.
    Since(NaiveDate),
}

impl Around {
    /// Those whose relation goes on at `now`, in whatever zone that is read.
    pub(crate) fn at(now: DateTime<Utc>) -> Self {
        let today = now.date_naive();
        Self::Since(today.pred_opt().unwrap_or(today))
    }
}

/// The participant and the people around them.
pub(crate) async fn circle(
    connection: &mut AnyConnection,
    participant: PersonId,
    around: Around,
) -> Result<BTreeSet<String>, StoreError> {
    let since = match around {
        Around::Ever => "0000-01-01".to_owned(),
        Around::Since(day) => day.to_string(),
    };
    let rows = query("SELECT person FROM relation WHERE participant = $1 AND (until IS NULL OR until >= $2)")
        .bind(participant.to_string())
        .bind(since)
        .fetch_all(connection)
        .await?;
    let mut people = rows.iter().map(|row| rows::text(row, "person")).collect::<Result<BTreeSet<_>, _>>()?;
    people.insert(participant.to_string());
    Ok(people)
}

/// Bumps the counters, in the order of the set, so that two writers never wait for each other in a ring.
pub(crate) async fn bump(
    connection: &mut AnyConnection,
    people: &BTreeSet<String>,
) -> Result<(), StoreError> {
    for person in people {
        query("INSERT INTO counter (person, value) VALUES ($1, 1) ON CONFLICT (person) DO UPDATE SET value = counter.value + 1")
            .bind(person.as_str())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
