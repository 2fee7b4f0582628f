//! What people have to do with groups: who started one, and who plans with somebody in it.
use crate::{Store, StoreError, rows};
use chrono::NaiveDate;
use folje_domain::{
    ids::{CohortId, OrganisationId, PersonId},
    people::{GroupTies, Role},
};
use sqlx::{AnyConnection, query};
use std::collections::BTreeMap;

impl Store {
    /// What `person` has to do with the organisation's groups on `day`. Groups with which they have nothing to do are
    /// left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn group_ties(
        &self,
        organisation: OrganisationId,
        person: PersonId,
        day: NaiveDate,
    ) -> Result<BTreeMap<CohortId, GroupTies>, StoreError> {
        let mut ties = BTreeMap::<CohortId, GroupTies>::new();
        let mut reader = self.reader().await?;
        let started = query("SELECT cohort FROM cohort_start WHERE organisation = $1 AND person = $2")
            .bind(organisation.to_string())
            .bind(person.to_string())
            .fetch_all(&mut *reader)
            .await?;
        for row in &started {
            ties.entry(rows::parsed(row, "cohort")?).or_default().started = true;
        }
        let with_members = query(
            "SELECT DISTINCT e.cohort AS cohort, r.role AS role FROM relation r JOIN enrolment e \
             ON e.organisation = r.organisation AND e.participant = r.participant \
             WHERE r.organisation = $1 AND r.person = $2 AND r.since <= $3 AND (r.until IS NULL OR r.until >= $3) \
             AND e.cohort IS NOT NULL AND (e.finished IS NULL OR e.finished >= $3)",
        )
        .bind(organisation.to_string())
        .bind(person.to_string())
        .bind(day.to_string())
        .fetch_all(&mut *reader)
        .await?;
        for row in &with_members {
            if rows::parsed::<Role>(row, "role")?.plans() {
                ties.entry(rows::parsed(row, "cohort")?).or_default().plans_with_a_member = true;
            }
        }
        Ok(ties)
    }
}

/// Notes who started a group.
pub(crate) async fn note_start(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    cohort: CohortId,
    person: PersonId,
) -> Result<(), StoreError> {
    query("INSERT INTO cohort_start (cohort, organisation, person) VALUES ($1, $2, $3)")
        .bind(cohort.to_string())
        .bind(organisation.to_string())
        .bind(person.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
