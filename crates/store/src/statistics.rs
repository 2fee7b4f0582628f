//! What the statistics count: who took part, as what, and how it ended. Read by statements over the whole organisation,
//! and never told but in sums ([`folje_domain::statistics`]).
use crate::{By, Store, StoreError, commands, counters, rows};
use chrono::NaiveDate;
use folje_domain::{
    ids::{OrganisationId, PersonId},
    people::Gender,
    programme::Enrolment,
    record::Kind,
    statistics::Taken,
};
use sqlx::query;
use std::collections::HashMap;

impl Store {
    /// Everybody's time in the organisation's programmes, with what they did from `from` to `until`. What somebody did
    /// is counted once, with the last of their programmes.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn taken(
        &self,
        organisation: OrganisationId,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Taken>, StoreError> {
        let mut steps = self.amounts(organisation, Kind::Step, (from, until)).await?;
        let mut quarters = self.amounts(organisation, Kind::CheckIn, (from, until)).await?;
        let found = query(
            "SELECT e.body AS body, p.gender AS gender FROM enrolment e JOIN person p ON p.id = e.participant \
             WHERE e.organisation = $1",
        )
        .bind(organisation.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let mut taken = Vec::with_capacity(found.len());
        for row in &found {
            let enrolment: Enrolment = rows::body(row, "body")?;
            taken.push(Taken { enrolment, gender: gender(row)?, steps: 0, quarters: 0 });
        }
        // Groups and people alike: the latest first, which takes what there is.
        taken.sort_by_key(|one| std::cmp::Reverse((one.enrolment.first_day(), one.enrolment.id)));
        for one in taken.iter_mut().filter(|one| one.enrolment.first_day().is_some_and(|day| day <= until)) {
            one.steps = steps.remove(&one.enrolment.participant).unwrap_or_default();
            one.quarters = quarters.remove(&one.enrolment.participant).unwrap_or_default();
        }
        Ok(taken)
    }

    /// How much there is of a kind of items, for each participant; what two reported about one occurrence counts once.
    async fn amounts(
        &self,
        organisation: OrganisationId,
        kind: Kind,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Result<HashMap<PersonId, u32>, StoreError> {
        // A report's key is the occurrence's, a colon, and the 36 characters of an id.
        let thing = if kind == Kind::CheckIn { "substr(key, 1, length(key) - 37)" } else { "key" };
        let sql = format!(
            "SELECT participant, CAST(SUM(amount) AS BIGINT) AS amount FROM \
             (SELECT participant, {thing} AS thing, MAX(amount) AS amount FROM item \
             WHERE organisation = $1 AND kind = $2 AND day >= $3 AND day <= $4 AND amount > 0 \
             GROUP BY participant, {thing}) AS each_once GROUP BY participant"
        );
        let found = query(sqlx::AssertSqlSafe(sql))
            .bind(organisation.to_string())
            .bind(kind.name())
            .bind(from.to_string())
            .bind(until.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let one = |row| {
            let amount = rows::count(row, "amount")?;
            Ok((rows::parsed(row, "participant")?, amount))
        };
        found.iter().map(one).collect()
    }

    /// What the participant is counted as; None where nobody noted it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn gender(&self, person: PersonId) -> Result<Option<Gender>, StoreError> {
        let row = query("SELECT gender FROM person WHERE id = $1")
            .bind(person.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map_or(Ok(None), gender)
    }

    /// Notes what a participant is counted as.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where they are not in the organisation.
    pub async fn note_gender(
        &self,
        by: By,
        participant: PersonId,
        gender: Option<Gender>,
    ) -> Result<(), StoreError> {
        self.write((by, participant, gender), |connection, &(by, participant, gender)| {
            Box::pin(async move {
                let noted = query("UPDATE person SET gender = $3 WHERE id = $1 AND organisation = $2")
                    .bind(participant.to_string())
                    .bind(by.organisation.to_string())
                    .bind(gender.map(Gender::name))
                    .execute(&mut *connection)
                    .await?;
                if noted.rows_affected() == 0 {
                    return Err(StoreError::NotFound);
                }
                commands::note(connection, by.organisation, by.who, participant, "note-gender", by.at)
                    .await?;
                let circle = counters::circle(connection, participant, counters::Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
    }
}

fn gender(row: &sqlx::any::AnyRow) -> Result<Option<Gender>, StoreError> {
    let noted = rows::maybe_text(row, "gender")?;
    noted.map(|name| name.parse().map_err(|_| StoreError::Corrupt { what: "gender" })).transpose()
}
