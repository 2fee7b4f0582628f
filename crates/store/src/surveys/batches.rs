//! That somebody fetched a period's tokens: once, and a lost reply again with the same bytes.
use crate::{Store, StoreError, rows};
use folje_anonymity::{
    hex::Hex,
    tokens::{Answer, Issued, Issuer, NotIssued, Period, Request, Slot, issue},
};
use folje_domain::ids::PersonId;
use sqlx::{AnyConnection, query};
use std::sync::Arc;

/// A batch that is asked for.
struct Asked {
    person: PersonId,
    issuer: Arc<Issuer>,
    request: Request,
}

/// What is kept beside a person and a period.
pub(super) struct Fetched {
    /// What was asked, where tokens were fetched.
    pub(super) issued: Option<Issued>,
    /// For which slots printed codes were given out, a bit each.
    pub(super) coded: i64,
}

impl Fetched {
    /// Whether it is a way to answer in that slot: tokens, or a printed code.
    pub(super) fn can_answer(&self, slot: Slot) -> bool {
        self.issued.is_some() || self.coded & bit(slot) != 0
    }
}

impl Store {
    /// Issues a batch to a person, and keeps that it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the person is not in the organisation of the period.
    pub async fn issue_tokens(
        &self,
        person: PersonId,
        issuer: Arc<Issuer>,
        request: Request,
    ) -> Result<Result<Answer, NotIssued>, StoreError> {
        self.write(Asked { person, issuer, request }, |connection, asked| {
            Box::pin(async move {
                let period = asked.issuer.period();
                let before = fetched(connection, period, asked.person).await?;
                if before.as_ref().is_some_and(|before| before.coded != 0) {
                    return Ok(Err(NotIssued::Before));
                }
                let before = before.and_then(|before| before.issued);
                let (issued, answer) = match issue(&asked.issuer, before, &asked.request) {
                    Ok(issued) => issued,
                    Err(why) => return Ok(Err(why)),
                };
                if before.is_none() && !keep(connection, period, asked.person, Some(issued), 0).await? {
                    // Another request of the same person came between.
                    return Err(StoreError::Changed);
                }
                Ok(Ok(answer))
            })
        })
        .await
    }
}

/// A slot among those for which codes were given out.
pub(super) fn bit(slot: Slot) -> i64 {
    1 << u8::from(slot)
}

/// What was fetched before.
pub(super) async fn fetched(
    connection: &mut AnyConnection,
    period: &Period,
    person: PersonId,
) -> Result<Option<Fetched>, StoreError> {
    let row = query(
        "SELECT digest, coded FROM token_batch \
         WHERE organisation = $1 AND programme = $2 AND year = $3 AND quarter = $4 AND person = $5",
    )
    .bind(period.organisation().to_string())
    .bind(period.programme())
    .bind(i64::from(period.year()))
    .bind(i64::from(period.quarter()))
    .bind(person.to_string())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let digest = rows::maybe_bytes(&row, "digest")?
        .map(|digest| digest.try_into().map_err(|_| StoreError::Corrupt { what: "digest" }));
    let issued = digest.transpose()?.map(|digest| Issued(Hex(digest)));
    Ok(Some(Fetched { issued, coded: rows::number(&row, "coded")? }))
}

/// Keeps what was fetched; false where something is kept already.
pub(super) async fn keep(
    connection: &mut AnyConnection,
    period: &Period,
    person: PersonId,
    issued: Option<Issued>,
    coded: i64,
) -> Result<bool, StoreError> {
    let kept = query(
        "INSERT INTO token_batch (organisation, programme, year, quarter, person, digest, coded) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisation, programme, year, quarter, person) DO NOTHING",
    )
    .bind(period.organisation().to_string())
    .bind(period.programme())
    .bind(i64::from(period.year()))
    .bind(i64::from(period.quarter()))
    .bind(person.to_string())
    .bind(issued.map(|issued| issued.0.0.to_vec()))
    .bind(coded)
    .execute(connection)
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// Adds a slot to those for which printed codes were given out; false where it is among them, or tokens were fetched.
pub(super) async fn code(
    connection: &mut AnyConnection,
    period: &Period,
    person: PersonId,
    slot: i64,
) -> Result<bool, StoreError> {
    let kept = query(
        "UPDATE token_batch SET coded = coded + $6 WHERE organisation = $1 AND programme = $2 AND year = $3 \
         AND quarter = $4 AND person = $5 AND digest IS NULL AND (coded & $6) = 0",
    )
    .bind(period.organisation().to_string())
    .bind(period.programme())
    .bind(i64::from(period.year()))
    .bind(i64::from(period.quarter()))
    .bind(person.to_string())
    .bind(slot)
    .execute(connection)
    .await?;
    Ok(kept.rows_affected() == 1)
}
