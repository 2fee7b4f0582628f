//! Many participants at once: all of them, or none.
use crate::{By, Person, Store, StoreError, commands, enrolments, people, relations};
use chrono::NaiveDate;
use folje_domain::{ids::PersonId, people::Relation, programme::Enrolment};
use sqlx::query;

/// Somebody who is added together with others.
#[derive(Clone, PartialEq, Debug)]
pub struct Newcomer {
    /// Who.
    pub person: Person,
    /// What whoever adds them is to them.
    pub relation: Relation,
    /// The group that they begin in, if any.
    pub enrolment: Option<Enrolment>,
}

impl Store {
    /// Adds them all in one step.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if an id is taken, [`StoreError::NotFound`] where a cohort is not in the organisation;
    /// nobody is added then.
    pub async fn add_newcomers(&self, by: By, newcomers: &[Newcomer]) -> Result<(), StoreError> {
        self.write((by, newcomers.to_vec()), |connection, (by, newcomers)| {
            Box::pin(async move {
                for Newcomer { person, relation, enrolment } in newcomers {
                    people::insert(connection, person).await?;
                    relations::insert(connection, relation).await?;
                    if let Some(enrolment) = enrolment {
                        enrolments::insert(connection, by.organisation, enrolment).await?;
                    }
                    commands::note(connection, by.organisation, by.who, person.id, "add-participant", by.at)
                        .await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// The participants with whom `person` plans on `day`: one's own, so that nobody is added twice.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn plans_with(&self, person: PersonId, day: NaiveDate) -> Result<Vec<Person>, StoreError> {
        let rows = query(
            "SELECT DISTINCT p.* FROM relation r JOIN person p ON p.id = r.participant \
             WHERE r.person = $1 AND r.role IN ('coach', 'programme-coordinator') \
             AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) ORDER BY p.id",
        )
        .bind(person.to_string())
        .bind(day.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(people::person).collect()
    }
}
