//! What somebody was asked by a message that belongs to no ring: remembered for longer than the message is kept, so that
//! it is sent once, whenever there is a first way to send it.
use super::{NewOutgoing, outgoing};
use crate::StoreError;
use chrono::{DateTime, Months, Utc};
use sqlx::{AnyConnection, query};

/// For how many months after its use it is remembered: nothing waits for an answer that long.
const REMEMBERED: Months = Months::new(12);

/// Keeps the messages that were never sent before. All the ways of one message are new, or none.
pub(super) async fn keep(connection: &mut AnyConnection, messages: &[NewOutgoing]) -> Result<(), StoreError> {
    for ways in messages.chunk_by(|one, other| one.message == other.message) {
        let Some(first) = ways.first() else { continue };
        if !remember(connection, first).await? {
            continue;
        }
        for way in ways {
            outgoing::insert(connection, way).await?;
        }
    }
    Ok(())
}

/// False where it was asked before.
async fn remember(connection: &mut AnyConnection, new: &NewOutgoing) -> Result<bool, StoreError> {
    let written = query(
        "INSERT INTO question (message, organisation, person, useful_until) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (message) DO NOTHING",
    )
    .bind(new.message.as_str())
    .bind(new.organisation.to_string())
    .bind(new.person.to_string())
    .bind(new.useful_until.timestamp_micros())
    .execute(connection)
    .await?
    .rows_affected();
    Ok(written == 1)
}

/// It arrived on no way: it is asked anew once there is another one.
pub(super) async fn never_arrived(connection: &mut AnyConnection, message: i64) -> Result<(), StoreError> {
    query("DELETE FROM question WHERE message = (SELECT message FROM outgoing WHERE id = $1)")
        .bind(message)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets what was asked long before `now`.
pub(super) async fn forget(connection: &mut AnyConnection, now: DateTime<Utc>) -> Result<(), StoreError> {
    let long_ago = now.checked_sub_months(REMEMBERED).unwrap_or(now);
    query("DELETE FROM question WHERE useful_until <= $1")
        .bind(long_ago.timestamp_micros())
        .execute(connection)
        .await?;
    Ok(())
}
