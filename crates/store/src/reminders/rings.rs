//! Rings: rows that are claimed when they are due, and written over by whoever claimed them.
use super::{outgoing, questions, unreadable};
use crate::{
    Store, StoreError,
    many::{AT_ONCE, places},
    rows,
};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    reminder::{RingKey, chain::Progress},
};
use sqlx::{AssertSqlSafe, any::AnyRow, query};

/// A ring as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ring {
    /// Its row.
    pub id: i64,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Whose plan it is of.
    pub participant: PersonId,
    /// Who gets it: the participant, or whoever said yes to a favour.
    pub listener: PersonId,
    /// Its name, unique for the participant.
    pub key: RingKey,
    /// What it says, as its maker wrote it.
    pub body: String,
    /// What has happened about it.
    pub progress: Progress,
    /// Grows with each change.
    pub version: i64,
    /// When to look at it next.
    pub next_at: Option<DateTime<Utc>>,
}

/// A ring to be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewRing {
    /// Who gets it.
    pub listener: PersonId,
    /// Its name.
    pub key: RingKey,
    /// What it says.
    pub body: String,
    /// What has happened about it: nothing yet.
    pub progress: Progress,
    /// When to look at it first.
    pub next_at: DateTime<Utc>,
    /// When it is forgotten.
    pub forget_at: DateTime<Utc>,
}

/// What was claimed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claimed<T> {
    /// What could be read of it.
    pub rows: Vec<T>,
    /// How many rows could not be read: they are put aside, and none of them comes again.
    pub unreadable: usize,
}

impl Store {
    /// Claims up to `most` rings that are due at `now`, until `lease`: nobody else gets them before that, and whoever
    /// comes after it takes them up again. A row that cannot be read goes, and its participant's rings count as not laid
    /// out, so that the planner makes it anew from the record.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn claim_rings(
        &self,
        now: DateTime<Utc>,
        lease: DateTime<Utc>,
        most: u32,
    ) -> Result<Claimed<Ring>, StoreError> {
        let sql = self.engine.claim_rings();
        self.write((now, lease, most), move |connection, &(now, lease, most)| {
            Box::pin(async move {
                let rows = query(sql)
                    .bind(now.timestamp_micros())
                    .bind(lease.timestamp_micros())
                    .bind(i64::from(most))
                    .fetch_all(&mut *connection)
                    .await?;
                let (mut rings, unreadable) = unreadable::sort_out(connection, &rows).await?;
                rings.sort_by_key(|ring| (ring.progress.due, ring.id));
                Ok(Claimed { rows: rings, unreadable })
            })
        })
        .await
    }

    /// The rings that come after the ring `after` (its `next_at`, which is no later than `until`, and its id), due at
    /// `until` at the latest, in order. Nobody claims them by this. Those that cannot be read are left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn coming_rings(
        &self,
        after: (DateTime<Utc>, i64),
        until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<Ring>, StoreError> {
        let rows = query(
            "SELECT * FROM ring WHERE next_at = $1 AND id > $2 \
             UNION ALL SELECT * FROM ring WHERE next_at > $1 AND next_at <= $3 ORDER BY next_at, id LIMIT $4",
        )
        .bind(after.0.timestamp_micros())
        .bind(after.1)
        .bind(until.timestamp_micros())
        .bind(i64::from(most))
        .fetch_all(&mut *self.reader().await?)
        .await?;
        Ok(rows.iter().filter_map(|row| ring(row).ok()).collect())
    }

    /// The ring with that id.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn ring(&self, id: i64) -> Result<Option<Ring>, StoreError> {
        let row = query("SELECT * FROM ring WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(ring).transpose()
    }

    /// The wake-ups of the `participants` about which somebody was told.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn told_wakes(&self, participants: &[PersonId]) -> Result<Vec<Ring>, StoreError> {
        let mut told = Vec::new();
        let mut reader = self.reader().await?;
        for some in participants.chunks(AT_ONCE) {
            let sql = format!(
                "SELECT * FROM ring WHERE participant IN {} AND key LIKE 'wake/%' ORDER BY id",
                places(1, some.len())
            );
            let asked = some.iter().fold(query(AssertSqlSafe(sql)), |asked, one| asked.bind(one.to_string()));
            let found = asked.fetch_all(&mut *reader).await?;
            told.extend(
                found.iter().filter_map(|row| ring(row).ok()).filter(|ring| !ring.progress.told.is_empty()),
            );
        }
        Ok(told)
    }

    /// Changes what has happened about a ring, and lets it be looked at again at `now`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where it is gone, [`StoreError::Unavailable`].
    pub async fn tell_ring<F>(&self, id: i64, now: DateTime<Utc>, change: F) -> Result<(), StoreError>
    where
        F: Fn(&mut Progress) + Send + Sync + 'static,
    {
        self.write((id, now, change), |connection, (id, now, change)| {
            Box::pin(async move {
                let row =
                    query("SELECT * FROM ring WHERE id = $1").bind(*id).fetch_optional(&mut *connection);
                let ring = ring(&row.await?.ok_or(StoreError::NotFound)?)?;
                let mut progress = ring.progress.clone();
                change(&mut progress);
                if progress == ring.progress {
                    return Ok(());
                }
                // A lease that somebody holds ends with this: what they found no longer holds.
                let next = if ring.next_at.is_some() || progress.answer != ring.progress.answer {
                    Some(now.timestamp_micros())
                } else {
                    None
                };
                let told = query(
                    "UPDATE ring SET progress = $3, next_at = $4, version = version + 1 \
                     WHERE id = $1 AND version = $2",
                )
                .bind(ring.id)
                .bind(ring.version)
                .bind(rows::json(&progress)?)
                .bind(next)
                .execute(&mut *connection)
                .await?;
                if told.rows_affected() == 0 {
                    return Err(StoreError::Changed);
                }
                if progress.answer != ring.progress.answer {
                    outgoing::cancel(connection, ring.id).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// When the next ring or message is to be looked at, after `after`; None where nothing waits.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn next_look(&self, after: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query(
            "SELECT MIN(next_at) AS next_at FROM (SELECT MIN(next_at) AS next_at FROM ring WHERE next_at > $1 \
             UNION ALL SELECT MIN(next_at) FROM outgoing WHERE next_at > $1) AS looks",
        )
        .bind(after.timestamp_micros())
        .fetch_one(&mut *self.reader().await?)
        .await?;
        rows::maybe_instant(&row, "next_at")
    }

    /// Forgets rings, messages and tokens whose time is long over: nothing lasting is known about when somebody got up.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn forget_rings(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(now, |connection, now| {
            Box::pin(async move {
                let long_ago = *now - chrono::TimeDelta::days(3);
                query("DELETE FROM ring WHERE forget_at <= $1")
                    .bind(now.timestamp_micros())
                    .execute(&mut *connection)
                    .await?;
                query("DELETE FROM ring_token WHERE expires <= $1")
                    .bind(now.timestamp_micros())
                    .execute(&mut *connection)
                    .await?;
                query("DELETE FROM outgoing WHERE useful_until <= $1")
                    .bind(long_ago.timestamp_micros())
                    .execute(&mut *connection)
                    .await?;
                questions::forget(connection, *now).await
            })
        })
        .await
    }
}

/// A row of the table `ring`.
pub(super) fn ring(row: &AnyRow) -> Result<Ring, StoreError> {
    Ok(Ring {
        id: rows::number(row, "id")?,
        organisation: rows::parsed(row, "organisation")?,
        participant: rows::parsed(row, "participant")?,
        listener: rows::parsed(row, "listener")?,
        key: rows::parsed(row, "key")?,
        body: rows::text(row, "body")?,
        progress: rows::body(row, "progress")?,
        version: rows::number(row, "version")?,
        next_at: rows::maybe_instant(row, "next_at")?,
    })
}
