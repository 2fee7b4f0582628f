//! What sponsors (fadder) invite to: «en plattform som deltagarna kan fortsätta att vara engagerade i efter en insats har
//! tagit slut» (S0, row 33). Written once for each sponsor, shown to the participants beside whom they stand.
use crate::{Store, StoreError, counters, rows};
use chrono::NaiveDate;
use folje_domain::{
    ids::OrganisationId,
    people::Opening,
    visibility::{Part, Scope},
};
use sqlx::query;
use std::collections::BTreeSet;

impl Store {
    /// Writes what a sponsor invites to, new or anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the sponsor is not in the organisation, [`StoreError::Conflict`] where the id
    /// belongs to another organisation.
    pub async fn keep_opening(
        &self,
        organisation: OrganisationId,
        opening: &Opening,
    ) -> Result<(), StoreError> {
        self.write((organisation, opening.clone()), |connection, (organisation, opening)| {
            Box::pin(async move {
                let written = query(
                    "INSERT INTO opening (id, organisation, sponsor, last_day, body) VALUES ($1, $2, $3, $4, $5) \
                     ON CONFLICT (id) DO UPDATE SET last_day = excluded.last_day, body = excluded.body \
                     WHERE opening.organisation = excluded.organisation AND opening.sponsor = excluded.sponsor",
                )
                .bind(opening.id.to_string())
                .bind(organisation.to_string())
                .bind(opening.sponsor.to_string())
                .bind(opening.until.map(|day| day.to_string()))
                .bind(rows::json(opening)?)
                .execute(&mut *connection)
                .await?
                .rows_affected();
                if written == 0 {
                    return Err(StoreError::Conflict);
                }
                let around = query("SELECT DISTINCT participant FROM relation WHERE organisation = $1 AND person = $2")
                    .bind(organisation.to_string())
                    .bind(opening.sponsor.to_string())
                    .fetch_all(&mut *connection)
                    .await?;
                let people = around.iter().map(|row| rows::text(row, "participant"));
                let people: BTreeSet<String> = people.collect::<Result<_, _>>()?;
                counters::bump(connection, &people).await
            })
        })
        .await
    }

    /// What the sponsors beside a participant invite to on `today`; none where the scope does not show who is around.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn openings(&self, scope: &Scope, today: NaiveDate) -> Result<Vec<Opening>, StoreError> {
        if !scope.sees(Part::People) {
            return Ok(Vec::new());
        }
        let rows = query(
            "SELECT DISTINCT o.id, o.body FROM opening o JOIN relation r ON r.person = o.sponsor \
             AND r.organisation = o.organisation WHERE o.organisation = $1 AND r.participant = $2 \
             AND r.role = 'sponsor' AND r.since <= $3 AND (r.until IS NULL OR r.until >= $3) \
             AND (o.last_day IS NULL OR o.last_day >= $3) ORDER BY o.id",
        )
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .bind(today.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| rows::body(row, "body")).collect()
    }
}
