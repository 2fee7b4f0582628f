//! Text messages (SMS): whether somebody takes them, and whether they arrive.
use crate::{Store, StoreError, counters, rows};
use chrono::{DateTime, Utc};
use folje_domain::ids::PersonId;
use sqlx::{AnyConnection, any::AnyRow, query};
use std::collections::BTreeSet;

/// What is known about text messages to a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TextMessages {
    /// Whether they take them; `None` before they have signed in for the first time, when nobody has asked them.
    pub wanted: Option<bool>,
    /// When one last did not reach them, if none has since.
    pub failed: Option<DateTime<Utc>>,
}

impl TextMessages {
    /// Whether text messages may be sent to them.
    #[must_use]
    pub fn may_be_sent(self) -> bool {
        self.wanted == Some(true)
    }
}

impl Store {
    /// What is known about text messages to that person.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::NotFound`].
    pub async fn text_messages(&self, person: PersonId) -> Result<TextMessages, StoreError> {
        let row = query("SELECT text_messages, text_failed FROM person WHERE id = $1")
            .bind(person.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        text_messages(&row.ok_or(StoreError::NotFound)?)
    }

    /// Keeps whether that person takes text messages.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn choose_text_messages(&self, person: PersonId, wanted: bool) -> Result<(), StoreError> {
        self.write((person, wanted), |connection, (person, wanted)| {
            Box::pin(async move {
                query("UPDATE person SET text_messages = $2 WHERE id = $1")
                    .bind(person.to_string())
                    .bind(i64::from(*wanted))
                    .execute(&mut *connection)
                    .await?;
                counters::bump(connection, &BTreeSet::from([person.to_string()])).await
            })
        })
        .await
    }

    /// Notes to whom a text message came at `now`, and to whom one did not: true where it did.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn note_text_messages(
        &self,
        came: Vec<(PersonId, bool)>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write((came, now), |connection, (came, now)| {
            Box::pin(async move {
                for (person, came) in came {
                    let failed = (!came).then_some(now.timestamp_micros());
                    // One that came after many others changes nothing, and is not written.
                    query(
                        "UPDATE person SET text_failed = $2 \
                         WHERE id = $1 AND (text_failed IS NOT NULL OR $3 = 1)",
                    )
                    .bind(person.to_string())
                    .bind(failed)
                    .bind(i64::from(!came))
                    .execute(&mut *connection)
                    .await?;
                }
                Ok(())
            })
        })
        .await
    }
}

/// At the first sign-in: they take text messages from now on, until they say no.
pub(crate) async fn begin(connection: &mut AnyConnection, person: PersonId) -> Result<(), StoreError> {
    query("UPDATE person SET text_messages = 1 WHERE id = $1 AND text_messages IS NULL")
        .bind(person.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// The columns of the table `person`.
pub(crate) fn text_messages(row: &AnyRow) -> Result<TextMessages, StoreError> {
    let wanted = rows::maybe_number(row, "text_messages")?.map(|wanted| wanted != 0);
    Ok(TextMessages { wanted, failed: rows::maybe_instant(row, "text_failed")? })
}
