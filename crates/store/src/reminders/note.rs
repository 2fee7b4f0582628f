//! What was done about claimed rings, written down together with what is to be sent.
use super::{NewOutgoing, Outgoing, outgoing};
use crate::{
    Store, StoreError,
    many::{AT_ONCE, places},
    rows,
};
use chrono::{DateTime, Utc};
use folje_domain::reminder::chain::Progress;
use sqlx::{AnyConnection, AssertSqlSafe, query};
use std::collections::HashSet;

/// What was done about a claimed ring.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// The ring.
    pub id: i64,
    /// Its version when it was claimed.
    pub version: i64,
    /// The participant's change counter that the decision rests on.
    pub counter: i64,
    /// What has happened about it now.
    pub progress: Progress,
    /// When to look at it next.
    pub next_at: Option<DateTime<Utc>>,
    /// What is to be sent: written together with it, and claimed by the writer at once.
    pub outgoing: Vec<NewOutgoing>,
}

impl Store {
    /// Notes what was done about claimed rings, with what is to be sent, in one transaction. Each counts only if
    /// neither the ring nor anything about the participant has changed since; else its place in the answer is None, and
    /// it is due again at once.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]: nothing was noted, and nothing may be sent.
    pub async fn note_rings(&self, noted: Vec<Noted>) -> Result<Vec<Option<Vec<Outgoing>>>, StoreError> {
        self.write(noted, |connection, noted| {
            Box::pin(async move {
                let mut answers = Vec::with_capacity(noted.len());
                for some in noted.chunks(AT_ONCE) {
                    answers.extend(note(connection, some).await?);
                }
                Ok(answers)
            })
        })
        .await
    }
}

async fn note(
    connection: &mut AnyConnection,
    noted: &[Noted],
) -> Result<Vec<Option<Vec<Outgoing>>>, StoreError> {
    let written = write(connection, noted).await?;
    for one in noted.iter().filter(|one| !written.contains(&one.id)) {
        // Changed meanwhile: whoever looks next finds it due as it was before it was claimed.
        query("UPDATE ring SET next_at = 0, version = version + 1 WHERE id = $1 AND version = $2")
            .bind(one.id)
            .bind(one.version)
            .execute(&mut *connection)
            .await?;
    }
    let counting = noted.iter().filter(|one| written.contains(&one.id));
    let new: Vec<_> = counting.flat_map(|one| &one.outgoing).collect();
    let mut kept = outgoing::insert_all(connection, &new).await?.into_iter();
    let answers = noted.iter().map(|one| {
        written.contains(&one.id).then(|| kept.by_ref().take(one.outgoing.len()).flatten().collect())
    });
    Ok(answers.collect())
}

/// Writes over the rings that are still as they were claimed, and tells which.
async fn write(connection: &mut AnyConnection, noted: &[Noted]) -> Result<HashSet<i64>, StoreError> {
    if noted.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!(
        "WITH noted (id, version, counter, progress, next_at) AS (VALUES {}) \
         UPDATE ring SET progress = noted.progress, next_at = noted.next_at, version = ring.version + 1 \
         FROM noted WHERE ring.id = noted.id AND ring.version = noted.version \
         AND noted.counter = (SELECT value FROM counter WHERE counter.person = ring.participant) RETURNING ring.id",
        places(noted.len(), 5)
    );
    let mut update = query(AssertSqlSafe(sql));
    for one in noted {
        update = update
            .bind(one.id)
            .bind(one.version)
            .bind(one.counter)
            .bind(rows::json(&one.progress)?)
            .bind(one.next_at.map(|at| at.timestamp_micros()));
    }
    let rows = update.fetch_all(connection).await?;
    rows.iter().map(|row| rows::number(row, "id")).collect()
}
