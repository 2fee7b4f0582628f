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
    visibility::{Part, Scope},
};
use sqlx::query;

/// A group that starts a programme together (deltagaromgång).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cohort {
    /// The id.
    pub id: CohortId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The key of the template.
    pub template: String,
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
            Box::pin(async move {
                query(
                    "INSERT INTO cohort (id, organisation, template, name, starts) \
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(cohort.id.to_string())
                .bind(cohort.organisation.to_string())
                .bind(cohort.template.as_str())
                .bind(cohort.name.as_str())
                .bind(cohort.starts.to_string())
                .execute(connection)
                .await?;
                Ok(())
            })
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
                query(
                    "INSERT INTO enrolment (id, organisation, participant, cohort, body) \
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(enrolment.id.to_string())
                .bind(organisation.to_string())
                .bind(enrolment.participant.to_string())
                .bind(enrolment.cohort.map(|cohort| cohort.to_string()))
                .bind(rows::json(enrolment)?)
                .execute(&mut *connection)
                .await?;
                let circle = counters::circle(connection, enrolment.participant, Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
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
