//! Laying a participant's rings out anew: what is planned is held against the rows that are there, in one transaction.
use super::{NewOutgoing, NewRing, Ring, outgoing, questions, unreadable};
use crate::{
    Person, Store, StoreError,
    many::{AT_ONCE, places},
    people, rows,
};
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    reminder::chain::Progress,
};
use sqlx::{AnyConnection, AssertSqlSafe, query, query::Query};
use std::collections::HashMap;

/// Up to where a participant's rings are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The participant's change counter.
    pub counter: i64,
    /// The counter and the day that the rings were laid out from, if they ever were.
    pub planned: Option<(i64, NaiveDate)>,
}

/// Whose rings are laid out anew, and from what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replan {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The participant.
    pub participant: PersonId,
    /// The change counter, as it was before anything was read.
    pub counter: i64,
    /// The first day that is laid out.
    pub day: NaiveDate,
    /// Messages that belong to no ring, each kept once, also long after it was sent.
    pub messages: Vec<NewOutgoing>,
}

/// What is to change about the rows of a participant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanChange {
    /// A ring that is new.
    Add(NewRing),
    /// One that has not begun is otherwise now.
    Replace {
        /// Its row.
        id: i64,
        /// As it is now.
        ring: NewRing,
    },
    /// One that has begun was answered, or snoozed, or the plan no longer has it: what waits to be sent is taken back.
    Answer {
        /// Its row.
        id: i64,
        /// What has happened about it now.
        progress: Progress,
        /// When to look at it.
        next_at: DateTime<Utc>,
    },
    /// One that has not begun is no longer planned.
    Remove(i64),
}

impl Store {
    /// The participant whose rings are laid out. For the planner alone, which knows ids from the store itself; whoever
    /// answers a request finds people by [`Store::person`], in an organisation.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn subject_of_plan(&self, participant: PersonId) -> Result<Option<Person>, StoreError> {
        let row = query("SELECT * FROM person WHERE id = $1")
            .bind(participant.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(people::person).transpose()
    }

    /// Up to where the participant's rings are laid out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn standing(&self, participant: PersonId) -> Result<Standing, StoreError> {
        let nothing = Standing { counter: 0, planned: None };
        Ok(self.standings(&[participant]).await?.remove(&participant).unwrap_or(nothing))
    }

    /// The same for many. Whoever has no counter is left out: nothing was ever written about them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn standings(
        &self,
        participants: &[PersonId],
    ) -> Result<HashMap<PersonId, Standing>, StoreError> {
        let mut standings = HashMap::with_capacity(participants.len());
        let mut reader = self.reader().await?;
        for some in participants.chunks(AT_ONCE) {
            let sql = format!(
                "SELECT c.person, c.value, l.counter, l.day FROM counter c \
                 LEFT JOIN planned l ON l.person = c.person WHERE c.person IN {}",
                places(1, some.len())
            );
            let texts = some.iter().map(PersonId::to_string);
            let asked = texts.fold(query(AssertSqlSafe(sql)), Query::bind);
            for row in &asked.fetch_all(&mut *reader).await? {
                let planned = rows::maybe_number(row, "counter")?.zip(rows::maybe_day(row, "day")?);
                let standing = Standing { counter: rows::number(row, "value")?, planned };
                standings.insert(rows::parsed(row, "person")?, standing);
            }
        }
        Ok(standings)
    }

    /// When somebody last did anything about the participant's record, if anybody ever did.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn last_change(&self, participant: PersonId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query("SELECT at FROM audit WHERE about = $1 ORDER BY id DESC LIMIT 1")
            .bind(participant.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(|row| rows::instant(row, "at")).transpose()
    }

    /// Up to `most` participants whose rings are laid out from another day than `day`, or from what has changed since.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn unplanned(&self, day: NaiveDate, most: u32) -> Result<Vec<PersonId>, StoreError> {
        let rows = query(
            "SELECT p.id FROM person p JOIN counter c ON c.person = p.id LEFT JOIN planned l ON l.person = p.id \
             WHERE p.part = 'participant' AND (l.person IS NULL OR l.day <> $1 OR l.counter <> c.value) \
             ORDER BY p.id LIMIT $2",
        )
        .bind(day.to_string())
        .bind(i64::from(most))
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| rows::parsed(row, "id")).collect()
    }

    /// Lays a participant's rings out anew: `decide` gets the rows that are there and says what is to change. Tells how
    /// many of them could not be read: those are gone.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn replan<F>(&self, replan: Replan, decide: F) -> Result<usize, StoreError>
    where
        F: Fn(&[Ring]) -> Vec<PlanChange> + Send + Sync + 'static,
    {
        let engine = self.engine;
        self.write((replan, decide), move |connection, (replan, decide)| {
            Box::pin(async move {
                engine.lock_person(connection, replan.participant).await?;
                let rows = query("SELECT * FROM ring WHERE participant = $1 ORDER BY id")
                    .bind(replan.participant.to_string())
                    .fetch_all(&mut *connection)
                    .await?;
                let (there, unreadable) = unreadable::sort_out(connection, &rows).await?;
                for change in decide(&there) {
                    apply(connection, replan, &change).await?;
                }
                questions::keep(connection, &replan.messages).await?;
                mark(connection, replan).await?;
                Ok(unreadable)
            })
        })
        .await
    }
}

async fn apply(
    connection: &mut AnyConnection,
    replan: &Replan,
    change: &PlanChange,
) -> Result<(), StoreError> {
    match change {
        PlanChange::Add(ring) => add(connection, replan, ring).await,
        PlanChange::Replace { id, ring } => {
            query(
                "UPDATE ring SET body = $2, progress = $3, next_at = $4, forget_at = $5, listener = $6, \
                 version = version + 1 WHERE id = $1",
            )
            .bind(*id)
            .bind(ring.body.as_str())
            .bind(rows::json(&ring.progress)?)
            .bind(ring.next_at.timestamp_micros())
            .bind(ring.forget_at.timestamp_micros())
            .bind(ring.listener.to_string())
            .execute(connection)
            .await?;
            Ok(())
        }
        PlanChange::Answer { id, progress, next_at } => {
            query("UPDATE ring SET progress = $2, next_at = $3, version = version + 1 WHERE id = $1")
                .bind(*id)
                .bind(rows::json(progress)?)
                .bind(next_at.timestamp_micros())
                .execute(&mut *connection)
                .await?;
            outgoing::cancel(connection, *id).await
        }
        PlanChange::Remove(id) => {
            query("DELETE FROM ring WHERE id = $1").bind(*id).execute(connection).await?;
            Ok(())
        }
    }
}

async fn add(connection: &mut AnyConnection, replan: &Replan, ring: &NewRing) -> Result<(), StoreError> {
    query(
        "INSERT INTO ring (organisation, participant, listener, key, body, progress, version, next_at, forget_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8) ON CONFLICT (participant, key) DO NOTHING",
    )
    .bind(replan.organisation.to_string())
    .bind(replan.participant.to_string())
    .bind(ring.listener.to_string())
    .bind(ring.key.to_string())
    .bind(ring.body.as_str())
    .bind(rows::json(&ring.progress)?)
    .bind(ring.next_at.timestamp_micros())
    .bind(ring.forget_at.timestamp_micros())
    .execute(connection)
    .await?;
    Ok(())
}

async fn mark(connection: &mut AnyConnection, replan: &Replan) -> Result<(), StoreError> {
    query(
        "INSERT INTO planned (person, counter, day) VALUES ($1, $2, $3) \
         ON CONFLICT (person) DO UPDATE SET counter = excluded.counter, day = excluded.day",
    )
    .bind(replan.participant.to_string())
    .bind(replan.counter)
    .bind(replan.day.to_string())
    .execute(connection)
    .await?;
    Ok(())
}
