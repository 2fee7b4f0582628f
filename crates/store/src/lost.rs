//! A lost phone: everything by which a device acts as somebody ends in one step.
use crate::{By, Store, StoreError, commands};
use chrono::{DateTime, Utc};
use folje_domain::ids::{PersonId, SessionId};
use sqlx::{AnyConnection, query};

/// What was ended, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SignedOut {
    /// Sessions, with the push subscriptions that belonged to them.
    pub sessions: u64,
    /// Invites that nobody had used yet.
    pub invites: u64,
    /// Private calendar addresses.
    pub calendars: u64,
    /// Tokens of messages, by which a message can be answered without a session.
    pub tokens: u64,
}

impl Store {
    /// Signs `person` out everywhere, but on the device with the session `keep`: ends their sessions, push
    /// subscriptions, open invites, calendar address and message tokens, all or none, with a line of the audit.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the person is not of `by`'s organisation, [`StoreError::Unavailable`].
    pub async fn sign_out_everywhere(
        &self,
        by: By,
        person: PersonId,
        keep: Option<SessionId>,
    ) -> Result<SignedOut, StoreError> {
        self.write((by, person, keep), |connection, &(by, person, keep)| {
            Box::pin(sign_out(connection, by, person, keep))
        })
        .await
    }
}

async fn sign_out(
    connection: &mut AnyConnection,
    by: By,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<SignedOut, StoreError> {
    let known = query("SELECT id FROM person WHERE organisation = $1 AND id = $2")
        .bind(by.organisation.to_string())
        .bind(person.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    if known.is_none() {
        return Err(StoreError::NotFound);
    }
    // Invites first: a redemption at the same moment holds its row until its session is there to be ended below.
    let invites = end_invites(connection, person, by.at).await?;
    // No session has an empty id.
    let keep = keep.map(|session| session.to_string()).unwrap_or_default();
    let tokens = query(
        "DELETE FROM ring_token WHERE person = $1 AND (subscription IS NULL OR subscription NOT IN \
         (SELECT id FROM push_subscription WHERE session = $2))",
    )
    .bind(person.to_string())
    .bind(keep.as_str())
    .execute(&mut *connection)
    .await?
    .rows_affected();
    query("DELETE FROM push_subscription WHERE person = $1 AND session <> $2")
        .bind(person.to_string())
        .bind(keep.as_str())
        .execute(&mut *connection)
        .await?;
    let sessions = query("DELETE FROM session WHERE person = $1 AND id <> $2")
        .bind(person.to_string())
        .bind(keep.as_str())
        .execute(&mut *connection)
        .await?
        .rows_affected();
    let calendars = query("DELETE FROM calendar WHERE person = $1")
        .bind(person.to_string())
        .execute(&mut *connection)
        .await?
        .rows_affected();
    commands::note(connection, by.organisation, by.who, person, "sign-out-everywhere", by.at).await?;
    Ok(SignedOut { sessions, invites, calendars, tokens })
}

/// Lets the person's open invites expire at `now`; how many.
async fn end_invites(
    connection: &mut AnyConnection,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let ended = query("UPDATE invite SET expires = $2 WHERE person = $1 AND used IS NULL AND expires > $2")
        .bind(person.to_string())
        .bind(now.timestamp_micros())
        .execute(connection)
        .await?;
    Ok(ended.rows_affected())
}
