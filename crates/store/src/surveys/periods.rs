//! Periods: each with a seed for as long as it is needed, and with public keys for good.
use super::survey;
use crate::{Store, StoreError, rows};
use chrono::NaiveDate;
use folje_anonymity::tokens::{Period, PublicKeys, record::Record};
use folje_domain::ids::OrganisationId;
use sqlx::{any::AnyRow, query};

/// A period to be kept.
#[derive(Clone)]
pub struct NewPeriod {
    /// 32 random bytes.
    pub seed: [u8; 32],
    /// What they make.
    pub public: PublicKeys,
    /// The keys as four words.
    pub words: Vec<String>,
}

/// A period as it is kept.
#[derive(Clone)]
pub struct KeptPeriod {
    /// What it is.
    pub period: Period,
    /// Its seed; none once it is over.
    pub seed: Option<[u8; 32]>,
    /// Its public keys.
    pub public: PublicKeys,
    /// The keys as four words.
    pub words: Vec<String>,
}

impl Store {
    /// Keeps a new period at the end of the public record; one that is there stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without the organisation.
    pub async fn add_period(&self, new: &NewPeriod) -> Result<(), StoreError> {
        self.write(new.clone(), |connection, new| {
            Box::pin(async move {
                let period = new.public.period();
                let added = query(
                    "INSERT INTO token_seed (organisation, programme, year, quarter, place, seed, public, words) \
                     VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(place), 0) + 1 FROM token_seed), $5, $6, $7) \
                     ON CONFLICT (organisation, programme, year, quarter) DO NOTHING",
                )
                .bind(period.organisation().to_string())
                .bind(period.programme())
                .bind(i64::from(period.year()))
                .bind(i64::from(period.quarter()))
                .bind(new.seed.as_slice())
                .bind(rows::json(&new.public)?)
                .bind(rows::json(&new.words)?)
                .execute(connection)
                .await;
                match added.map_err(StoreError::from) {
                    // Somebody else took the place in the record.
                    Err(StoreError::Conflict) => Err(StoreError::Changed),
                    other => other.map(drop),
                }
            })
        })
        .await
    }

    /// A period, if it is kept.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn period(&self, period: &Period) -> Result<Option<KeptPeriod>, StoreError> {
        let row = query(
            "SELECT * FROM token_seed WHERE organisation = $1 AND programme = $2 AND year = $3 AND quarter = $4",
        )
        .bind(period.organisation().to_string())
        .bind(period.programme())
        .bind(i64::from(period.year()))
        .bind(i64::from(period.quarter()))
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.as_ref().map(kept).transpose()
    }

    /// The organisation's periods whose seed is there, in the order of the record.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn living_periods(&self, organisation: OrganisationId) -> Result<Vec<KeptPeriod>, StoreError> {
        let found =
            query("SELECT * FROM token_seed WHERE organisation = $1 AND seed IS NOT NULL ORDER BY place")
                .bind(organisation.to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        found.iter().map(kept).collect()
    }

    /// The public record: each period's keys, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn key_record(&self) -> Result<Record, StoreError> {
        let found = query("SELECT public FROM token_seed ORDER BY place")
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let mut record = Record::default();
        for row in &found {
            let keys = rows::body(row, "public")?;
            record.add(keys).map_err(|_| StoreError::Corrupt { what: "the record of keys" })?;
        }
        Ok(record)
    }

    /// Does away with the seed of a period unless a survey of it is open; whether it did.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn forget_seed(&self, period: &Period) -> Result<bool, StoreError> {
        let engine = self.engine;
        self.write(period.clone(), move |connection, period| {
            Box::pin(async move {
                engine.wipe(connection).await?;
                let forgotten = query(
                    "UPDATE token_seed SET seed = NULL WHERE organisation = $1 AND programme = $2 AND year = $3 \
                     AND quarter = $4 AND seed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM survey s \
                     WHERE s.organisation = $1 AND s.programme = $2 AND s.year = $3 AND s.quarter = $4 \
                     AND s.closed = 0)",
                )
                .bind(period.organisation().to_string())
                .bind(period.programme())
                .bind(i64::from(period.year()))
                .bind(i64::from(period.quarter()))
                .execute(connection)
                .await?;
                Ok(forgotten.rows_affected() == 1)
            })
        })
        .await
    }

    /// Does away with what is kept of answers to surveys that closed before `day`: what was shown stays.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn forget_answers(&self, day: NaiveDate) -> Result<(), StoreError> {
        let engine = self.engine;
        self.write(day, move |connection, day| {
            Box::pin(async move {
                engine.wipe(connection).await?;
                query(
                    "DELETE FROM survey_answer WHERE survey IN (SELECT id FROM survey WHERE closes < $1 AND closed = 1)",
                )
                .bind(day.to_string())
                .execute(connection)
                .await?;
                Ok(())
            })
        })
        .await
    }
}

/// A row of the table `token_seed`.
fn kept(row: &AnyRow) -> Result<KeptPeriod, StoreError> {
    let seed = rows::maybe_bytes(row, "seed")?
        .map(|seed| seed.try_into().map_err(|_| StoreError::Corrupt { what: "seed" }));
    Ok(KeptPeriod {
        period: survey::period(row)?,
        seed: seed.transpose()?,
        public: rows::body(row, "public")?,
        words: rows::body(row, "words")?,
    })
}
