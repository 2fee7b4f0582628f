//! What a message carries so that an answer to it needs no session. Of a token only the hash is kept.
use crate::{
    Hash, Store, StoreError,
    many::{AT_ONCE, places},
    rows,
};
use chrono::{DateTime, Utc};
use folje_domain::ids::{OrganisationId, PersonId};
use sqlx::{AnyConnection, AssertSqlSafe, Row, query};

/// A token to be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewToken {
    /// Its hash.
    pub hash: Hash,
    /// The organisation.
    pub organisation: OrganisationId,
    /// In whose name it answers.
    pub person: PersonId,
    /// The ring that it is about, if it is about one.
    pub ring: Option<i64>,
    /// The device that it is sent to, by the id of its subscription; none where it goes by SMS or mail.
    pub subscription: Option<String>,
    /// What it answers, in the caller's own words.
    pub about: String,
    /// When it ends.
    pub expires: DateTime<Utc>,
}

/// What a token stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenOwner {
    /// The organisation.
    pub organisation: OrganisationId,
    /// In whose name it answers.
    pub person: PersonId,
    /// The ring that it is about, if it is about one.
    pub ring: Option<i64>,
    /// The device that it was sent to, by the id of its subscription.
    pub subscription: Option<String>,
    /// What it answers, in the words in which it was kept.
    pub about: String,
}

impl Store {
    /// What the token with that hash stands for, if it holds at `now`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn token_owner(
        &self,
        hash: &Hash,
        now: DateTime<Utc>,
    ) -> Result<Option<TokenOwner>, StoreError> {
        let row = query(
            "SELECT organisation, person, ring, subscription, about FROM ring_token \
             WHERE hash = $1 AND expires > $2",
        )
        .bind(hash.bytes())
        .bind(now.timestamp_micros())
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.map(|row| {
            Ok(TokenOwner {
                organisation: rows::parsed(&row, "organisation")?,
                person: rows::parsed(&row, "person")?,
                ring: row.try_get("ring").map_err(|_| StoreError::Corrupt { what: "ring" })?,
                subscription: rows::maybe_text(&row, "subscription")?,
                about: rows::text(&row, "about")?,
            })
        })
        .transpose()
    }

    /// Keeps tokens, before the messages that carry them are sent; those of rings that are gone meanwhile are left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn keep_tokens(&self, tokens: Vec<NewToken>) -> Result<(), StoreError> {
        self.write(tokens, |connection, tokens| {
            Box::pin(async move {
                for some in tokens.chunks(AT_ONCE) {
                    insert(connection, some).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

async fn insert(connection: &mut AnyConnection, tokens: &[NewToken]) -> Result<(), StoreError> {
    let sql = format!(
        "WITH token (hash, organisation, person, ring, about, expires, subscription) AS (VALUES {}) \
         INSERT INTO ring_token (hash, organisation, person, ring, about, expires, subscription) \
         SELECT hash, organisation, person, ring, about, expires, subscription FROM token \
         WHERE ring IS NULL OR EXISTS (SELECT 1 FROM ring AS kept WHERE kept.id = token.ring)",
        places(tokens.len(), 7)
    );
    let mut insert = query(AssertSqlSafe(sql));
    for token in tokens {
        insert = insert
            .bind(token.hash.bytes())
            .bind(token.organisation.to_string())
            .bind(token.person.to_string())
            .bind(token.ring)
            .bind(token.about.as_str())
            .bind(token.expires.timestamp_micros())
            .bind(token.subscription.as_deref());
    }
    insert.execute(connection).await?;
    Ok(())
}
