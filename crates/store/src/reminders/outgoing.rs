//! Messages on their way: each to one device or one address, written in the transaction of the act that it belongs to.
use super::{Claimed, Subscription, questions, subscriptions};
use crate::{
    Store, StoreError,
    many::{AT_ONCE, places},
    rows,
};
use chrono::{DateTime, Utc};
use folje_domain::ids::{OrganisationId, PersonId};
use sqlx::{AnyConnection, AssertSqlSafe, any::AnyRow, query};
use std::collections::HashMap;

/// A message on its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outgoing {
    /// Its row.
    pub id: i64,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Whom it goes to.
    pub person: PersonId,
    /// The ring that it is about, if it is about one.
    pub ring: Option<i64>,
    /// Which message: the same for all the ways on which it goes.
    pub message: String,
    /// On which way, in the caller's own words.
    pub channel: String,
    /// To which device, by the id of its subscription.
    pub subscription: Option<String>,
    /// What it says, as its maker wrote it.
    pub body: String,
    /// Until when it is of use.
    pub useful_until: DateTime<Utc>,
    /// How often it was tried.
    pub tries: i64,
}

/// A message to be kept, and sent by whoever keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewOutgoing {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Whom it goes to.
    pub person: PersonId,
    /// The ring that it is about, if it is about one.
    pub ring: Option<i64>,
    /// Which message.
    pub message: String,
    /// On which way.
    pub channel: String,
    /// To which device.
    pub subscription: Option<String>,
    /// What it says.
    pub body: String,
    /// Until when it is of use.
    pub useful_until: DateTime<Utc>,
    /// When it is to be sent if whoever writes it does not: now, or at the end of the writer's lease.
    pub next_at: DateTime<Utc>,
}

/// A claimed message, with the device that it goes to where that still takes any.
#[derive(Clone, PartialEq, Eq)]
pub struct Sending {
    /// The message.
    pub outgoing: Outgoing,
    /// The device.
    pub subscription: Option<Subscription>,
}

/// What became of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// The message.
    pub id: i64,
    /// What became of it.
    pub state: SentState,
}

/// What became of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SentState {
    /// It was handed over.
    Done,
    /// It will not be tried again. Where no other way of the same message is open or was taken, this is kept instead.
    Failed(Vec<NewOutgoing>),
    /// It is tried again then, with this body where that is to change.
    Again(DateTime<Utc>, Option<String>),
}

impl Store {
    /// Claims up to `most` messages that are due at `now`, until `lease`. One that cannot be read counts as failed; the
    /// chain of its ring goes on.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn claim_outgoing(
        &self,
        now: DateTime<Utc>,
        lease: DateTime<Utc>,
        most: u32,
    ) -> Result<Claimed<Sending>, StoreError> {
        let sql = self.engine.claim_outgoing();
        self.write((now, lease, most), move |connection, &(now, lease, most)| {
            Box::pin(async move {
                let rows = query(sql)
                    .bind(now.timestamp_micros())
                    .bind(lease.timestamp_micros())
                    .bind(i64::from(most))
                    .fetch_all(&mut *connection)
                    .await?;
                let mut claimed = Vec::with_capacity(rows.len());
                let mut unreadable = 0;
                for row in &rows {
                    let read = async { device(connection, outgoing(row)?).await };
                    match read.await {
                        Ok(sending) => claimed.push(sending),
                        Err(StoreError::Corrupt { .. }) => {
                            unreadable += 1;
                            fail(connection, rows::number(row, "id")?).await?;
                        }
                        Err(error) => return Err(error),
                    }
                }
                Ok(Claimed { rows: claimed, unreadable })
            })
        })
        .await
    }

    /// Keeps messages that belong to no ring, each once.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn add_outgoing(&self, messages: Vec<NewOutgoing>) -> Result<(), StoreError> {
        self.write(messages, |connection, messages| {
            Box::pin(async move {
                for message in messages {
                    insert(connection, message).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Notes what became of messages, and tells in place of which another was kept. One that was cancelled meanwhile
    /// stays so.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn finish_outgoing(&self, sent: Vec<Sent>) -> Result<Vec<i64>, StoreError> {
        self.write(sent, |connection, sent| {
            Box::pin(async move {
                let mut replaced = Vec::new();
                let (done, others): (Vec<_>, Vec<_>) =
                    sent.iter().partition(|one| one.state == SentState::Done);
                finish_done(connection, &done).await?;
                for one in others {
                    replaced.extend(finish(connection, one).await?.then_some(one.id));
                }
                Ok(replaced)
            })
        })
        .await
    }
}

/// The message with the device that it goes to.
async fn device(connection: &mut AnyConnection, outgoing: Outgoing) -> Result<Sending, StoreError> {
    let Some(id) = &outgoing.subscription else { return Ok(Sending { outgoing, subscription: None }) };
    let row = query("SELECT id, session, endpoint, p256dh, auth FROM push_subscription WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    let subscription = row.as_ref().map(subscriptions::subscription).transpose()?;
    Ok(Sending { outgoing, subscription })
}

async fn fail(connection: &mut AnyConnection, id: i64) -> Result<(), StoreError> {
    query("UPDATE outgoing SET state = 'failed', next_at = NULL WHERE id = $1")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes a message, unless it is there already.
pub(super) async fn insert(connection: &mut AnyConnection, new: &NewOutgoing) -> Result<(), StoreError> {
    insert_all(connection, &[new]).await?;
    Ok(())
}

/// Writes messages, each with its place in the answer: None where it is there already.
pub(super) async fn insert_all(
    connection: &mut AnyConnection,
    all: &[&NewOutgoing],
) -> Result<Vec<Option<Outgoing>>, StoreError> {
    let mut ids = HashMap::with_capacity(all.len());
    for some in all.chunks(AT_ONCE) {
        let sql = format!(
            "INSERT INTO outgoing (organisation, person, ring, message, key, channel, subscription, body, \
             useful_until, next_at, tries, state) VALUES {} ON CONFLICT (key) DO NOTHING RETURNING id, key",
            places(some.len(), 12)
        );
        let mut insert = query(AssertSqlSafe(sql));
        for new in some {
            insert = insert
                .bind(new.organisation.to_string())
                .bind(new.person.to_string())
                .bind(new.ring)
                .bind(new.message.as_str())
                .bind(key(new))
                .bind(new.channel.as_str())
                .bind(new.subscription.as_deref())
                .bind(new.body.as_str())
                .bind(new.useful_until.timestamp_micros())
                .bind(new.next_at.timestamp_micros())
                .bind(0_i64)
                .bind("waiting");
        }
        for row in &insert.fetch_all(&mut *connection).await? {
            ids.insert(rows::text(row, "key")?, rows::number(row, "id")?);
        }
    }
    Ok(all.iter().map(|new| ids.remove(&key(new)).map(|id| kept(new, id))).collect())
}

/// What names a message on one way.
fn key(new: &NewOutgoing) -> String {
    format!("{} {} {}", new.message, new.channel, new.subscription.as_deref().unwrap_or_default())
}

fn kept(new: &NewOutgoing, id: i64) -> Outgoing {
    Outgoing {
        id,
        organisation: new.organisation,
        person: new.person,
        ring: new.ring,
        message: new.message.clone(),
        channel: new.channel.clone(),
        subscription: new.subscription.clone(),
        body: new.body.clone(),
        useful_until: new.useful_until,
        tries: 0,
    }
}

/// The many that were handed over.
async fn finish_done(connection: &mut AnyConnection, done: &[&Sent]) -> Result<(), StoreError> {
    for some in done.chunks(AT_ONCE) {
        let sql = format!(
            "UPDATE outgoing SET state = 'done', next_at = NULL, tries = tries + 1 \
             WHERE state = 'waiting' AND id IN {}",
            places(1, some.len())
        );
        let update = some.iter().fold(query(AssertSqlSafe(sql)), |query, one| query.bind(one.id));
        update.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Whether another message was kept in its place.
async fn finish(connection: &mut AnyConnection, sent: &Sent) -> Result<bool, StoreError> {
    let (state, next_at, body) = match &sent.state {
        SentState::Done => ("done", None, None),
        SentState::Failed(_) => ("failed", None, None),
        SentState::Again(at, body) => ("waiting", Some(at.timestamp_micros()), body.as_deref()),
    };
    let written = query(
        "UPDATE outgoing SET state = $2, next_at = $3, tries = tries + 1, body = COALESCE($4, body) \
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(sent.id)
    .bind(state)
    .bind(next_at)
    .bind(body)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    let SentState::Failed(instead) = &sent.state else { return Ok(false) };
    if written != 1 {
        return Ok(false);
    }
    let open = query(
        "SELECT id FROM outgoing WHERE message = (SELECT message FROM outgoing WHERE id = $1) \
         AND state IN ('waiting', 'done')",
    )
    .bind(sent.id)
    .fetch_optional(&mut *connection)
    .await?;
    if open.is_some() {
        return Ok(false);
    }
    if instead.is_empty() {
        questions::never_arrived(connection, sent.id).await?;
    }
    for new in instead {
        insert(connection, new).await?;
    }
    Ok(!instead.is_empty())
}

/// Takes back what still waits to be sent about a ring.
pub(super) async fn cancel(connection: &mut AnyConnection, ring: i64) -> Result<(), StoreError> {
    query("UPDATE outgoing SET state = 'cancelled', next_at = NULL WHERE ring = $1 AND state = 'waiting'")
        .bind(ring)
        .execute(connection)
        .await?;
    Ok(())
}

/// A row of the table `outgoing`.
fn outgoing(row: &AnyRow) -> Result<Outgoing, StoreError> {
    Ok(Outgoing {
        id: rows::number(row, "id")?,
        organisation: rows::parsed(row, "organisation")?,
        person: rows::parsed(row, "person")?,
        ring: rows::maybe_number(row, "ring")?,
        message: rows::text(row, "message")?,
        channel: rows::text(row, "channel")?,
        subscription: rows::maybe_text(row, "subscription")?,
        body: rows::text(row, "body")?,
        useful_until: rows::instant(row, "useful_until")?,
        tries: rows::number(row, "tries")?,
    })
}
