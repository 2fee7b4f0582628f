//! Who is what to whom, from when until when. Relations are ended, never deleted.
use crate::{
    Person, Store, StoreError,
    counters::{self, Around},
    organisations, people, rows,
};
use chrono::NaiveDate;
use folje_domain::{
    ids::PersonId,
    people::Relation,
    visibility::{Part, Scope},
};
use sqlx::{AnyConnection, any::AnyRow, query};

impl Store {
    /// Adds a relation, and bumps the counters of both and of everybody around the participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where one of the two is not there or they stand in different organisations,
    /// [`StoreError::Conflict`] where they are that to each other since the same day already.
    pub async fn add_relation(&self, relation: &Relation) -> Result<(), StoreError> {
        self.write(relation.clone(), |connection, relation| {
            Box::pin(async move { insert(connection, relation).await })
        })
        .await
    }

    /// Ends all of the person's relations that would last longer than `last_day`, and tells how many.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn leave(&self, person: PersonId, last_day: NaiveDate) -> Result<u64, StoreError> {
        self.write((person, last_day), |connection, &(person, last_day)| {
            Box::pin(async move {
                let rows = query(
                    "SELECT DISTINCT participant FROM relation \
                     WHERE person = $1 AND (until IS NULL OR until > $2)",
                )
                .bind(person.to_string())
                .bind(last_day.to_string())
                .fetch_all(&mut *connection)
                .await?;
                let ended = query(
                    "UPDATE relation SET until = $2 WHERE person = $1 AND (until IS NULL OR until > $2)",
                )
                .bind(person.to_string())
                .bind(last_day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected();
                let mut touched = std::collections::BTreeSet::new();
                for row in &rows {
                    let participant = rows::parsed(row, "participant")?;
                    touched.extend(counters::circle(connection, participant, Around::Since(last_day)).await?);
                }
                counters::bump(connection, &touched).await?;
                Ok(ended)
            })
        })
        .await
    }

    /// Everybody's relations to the participant, ended ones too.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn relations_to(&self, participant: PersonId) -> Result<Vec<Relation>, StoreError> {
        let rows =
            query("SELECT * FROM relation WHERE participant = $1 ORDER BY since, participant, person, role")
                .bind(participant.to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(relation).collect()
    }

    /// The person's relations to those whom they walk beside, ended ones too.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn relations_of(&self, person: PersonId) -> Result<Vec<Relation>, StoreError> {
        let rows =
            query("SELECT * FROM relation WHERE person = $1 ORDER BY since, participant, person, role")
                .bind(person.to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(relation).collect()
    }

    /// Everybody around the participant, those who left too; nobody where the scope does not show people.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn people_around(&self, scope: &Scope) -> Result<Vec<(Relation, Person)>, StoreError> {
        if !scope.sees(Part::People) {
            return Ok(Vec::new());
        }
        let rows = query(
            "SELECT r.participant, r.person, r.role, r.since, r.until, r.contact, p.* \
             FROM relation r JOIN person p ON p.id = r.person \
             WHERE r.organisation = $1 AND r.participant = $2 ORDER BY r.since, r.person, r.role",
        )
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| Ok((relation(row)?, people::person(row)?))).collect()
    }
}

/// Writes a new relation, and bumps the counters of both and of everybody around the participant.
pub(crate) async fn insert(connection: &mut AnyConnection, relation: &Relation) -> Result<(), StoreError> {
    let organisation = organisations::of_person(connection, relation.participant).await?;
    query(
        "INSERT INTO relation (organisation, participant, person, role, since, until, contact) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(organisation.to_string())
    .bind(relation.participant.to_string())
    .bind(relation.person.to_string())
    .bind(relation.role.name())
    .bind(relation.since.to_string())
    .bind(relation.until.map(|until| until.to_string()))
    .bind(i64::from(relation.contact))
    .execute(&mut *connection)
    .await?;
    let circle = counters::circle(connection, relation.participant, Around::Ever).await?;
    counters::bump(connection, &circle).await
}

/// A row of the table `relation`.
pub(crate) fn relation(row: &AnyRow) -> Result<Relation, StoreError> {
    Ok(Relation {
        participant: rows::parsed(row, "participant")?,
        person: rows::parsed(row, "person")?,
        role: rows::parsed(row, "role")?,
        since: rows::parsed(row, "since")?,
        until: rows::maybe_day(row, "until")?,
        contact: rows::flag(row, "contact")?,
    })
}
