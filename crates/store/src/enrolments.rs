//! Cohorts, and who takes part in which programme.
use crate::{
    Store, StoreError,
    counters::{self, Around},
    rows,
};
use chrono::NaiveDate;
use folje_domain::{
    ids::{CohortId, OrganisationId},
    programme::Enrolment,
    template::Choices,
    visibility::{Part, Scope},
};
use sqlx::{AnyConnection, any::AnyRow, query};
use std::collections::BTreeMap;

/// A group that starts a programme together (deltagaromgång).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cohort {
    /// The id.
    pub id: CohortId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The key of the template.
    pub template: String,
    /// What was picked where the template leaves something open.
    pub choices: Choices,
    /// What it is called.
    pub name: String,
    /// The first day.
    pub starts: NaiveDate,
}

impl Store {
    /// Adds a cohort.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken, [`StoreError::NotFound`] without the organisation.
    pub async fn add_cohort(&self, cohort: &Cohort) -> Result<(), StoreError> {
        self.write(cohort.clone(), |connection, cohort| {
            Box::pin(async move { insert_cohort(connection, cohort).await })
        })
        .await
    }

    /// Adds an enrolment.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken, [`StoreError::NotFound`] where the participant or the cohort is
    /// not in the organisation.
    pub async fn add_enrolment(
        &self,
        organisation: OrganisationId,
        enrolment: &Enrolment,
    ) -> Result<(), StoreError> {
        self.write((organisation, enrolment.clone()), |connection, (organisation, enrolment)| {
            Box::pin(async move {
                insert(connection, *organisation, enrolment).await?;
                let circle = counters::circle(connection, enrolment.participant, Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
    }

    /// The organisation's cohorts, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn cohorts(&self, organisation: OrganisationId) -> Result<Vec<Cohort>, StoreError> {
        let rows = query("SELECT * FROM cohort WHERE organisation = $1 ORDER BY starts DESC, id")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(cohort).collect()
    }

    /// How many are in each of the organisation's cohorts on `day`, or are still to begin in it. Sums only: who they are
    /// is seen by relation alone.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn cohort_counts(
        &self,
        organisation: OrganisationId,
        day: NaiveDate,
    ) -> Result<BTreeMap<CohortId, u32>, StoreError> {
        let rows = query(
            "SELECT cohort, COUNT(*) AS people FROM enrolment \
             WHERE organisation = $1 AND cohort IS NOT NULL AND (finished IS NULL OR finished >= $2) GROUP BY cohort",
        )
        .bind(organisation.to_string())
        .bind(day.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| Ok((rows::parsed(row, "cohort")?, rows::count(row, "people")?))).collect()
    }

    /// Everybody's enrolments in the organisation, ended ones too: for what is done to whole groups by the server itself,
    /// never to be shown.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn all_enrolments(&self, organisation: OrganisationId) -> Result<Vec<Enrolment>, StoreError> {
        let found = query("SELECT body FROM enrolment WHERE organisation = $1 ORDER BY id")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        found.iter().map(|row| rows::body(row, "body")).collect()
    }

    /// The participant's enrolments, by id; none where the scope does not show them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn enrolments(&self, scope: &Scope) -> Result<Vec<Enrolment>, StoreError> {
        if !scope.sees(Part::Programme) {
            return Ok(Vec::new());
        }
        let rows =
            query("SELECT body FROM enrolment WHERE organisation = $1 AND participant = $2 ORDER BY id")
                .bind(scope.organisation().to_string())
                .bind(scope.subject().to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(|row| rows::body(row, "body")).collect()
    }
}

/// Writes a new cohort.
pub(crate) async fn insert_cohort(connection: &mut AnyConnection, cohort: &Cohort) -> Result<(), StoreError> {
    query(
        "INSERT INTO cohort (id, organisation, template, choices, name, starts) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(cohort.id.to_string())
    .bind(cohort.organisation.to_string())
    .bind(cohort.template.as_str())
    .bind(rows::json(&cohort.choices)?)
    .bind(cohort.name.as_str())
    .bind(cohort.starts.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes a new enrolment.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    enrolment: &Enrolment,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO enrolment (id, organisation, participant, cohort, body, finished) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(enrolment.id.to_string())
    .bind(organisation.to_string())
    .bind(enrolment.participant.to_string())
    .bind(enrolment.cohort.map(|cohort| cohort.to_string()))
    .bind(rows::json(enrolment)?)
    .bind(finished(enrolment))
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes over the body of an enrolment: how it ended.
///
/// # Errors
/// [`StoreError::NotFound`] where the participant has none of that id in the organisation.
pub(crate) async fn replace(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    enrolment: &Enrolment,
) -> Result<(), StoreError> {
    let replaced = query(
        "UPDATE enrolment SET body = $4, finished = $5 \
         WHERE id = $1 AND organisation = $2 AND participant = $3",
    )
    .bind(enrolment.id.to_string())
    .bind(organisation.to_string())
    .bind(enrolment.participant.to_string())
    .bind(rows::json(enrolment)?)
    .bind(finished(enrolment))
    .execute(connection)
    .await?;
    if replaced.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The day on which it ended, beside the body: groups are counted by it.
fn finished(enrolment: &Enrolment) -> Option<String> {
    enrolment.finished.as_ref().map(|finished| finished.on.to_string())
}

/// A row of the table `cohort`.
fn cohort(row: &AnyRow) -> Result<Cohort, StoreError> {
    Ok(Cohort {
        id: rows::parsed(row, "id")?,
        organisation: rows::parsed(row, "organisation")?,
        template: rows::text(row, "template")?,
        choices: rows::body(row, "choices")?,
        name: rows::text(row, "name")?,
        starts: rows::parsed(row, "starts")?,
    })
}
