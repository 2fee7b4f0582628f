//! Organisations: each row of the store stands in one, and nothing crosses between them.
use crate::{Store, StoreError, rows};
use folje_domain::ids::{OrganisationId, PersonId};
use sqlx::{AnyConnection, any::AnyRow, query};

/// An organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// The id.
    pub id: OrganisationId,
    /// The name.
    pub name: String,
    /// Whether its people are fictional.
    pub demo: bool,
}

impl Store {
    /// Adds an organisation.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken.
    pub async fn add_organisation(&self, organisation: &Organisation) -> Result<(), StoreError> {
        self.write(organisation.clone(), |connection, organisation| {
            Box::pin(async move {
                query("INSERT INTO organisation (id, name, demo) VALUES ($1, $2, $3)")
                    .bind(organisation.id.to_string())
                    .bind(organisation.name.as_str())
                    .bind(i64::from(organisation.demo))
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// All organisations, by name.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn organisations(&self) -> Result<Vec<Organisation>, StoreError> {
        let rows = query("SELECT id, name, demo FROM organisation ORDER BY name, id")
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(organisation).collect()
    }

    /// The organisation with that id.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn organisation(&self, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
        let row = query("SELECT id, name, demo FROM organisation WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(organisation).transpose()
    }
}

/// The organisation in which a person stands.
pub(crate) async fn of_person(
    connection: &mut AnyConnection,
    person: PersonId,
) -> Result<OrganisationId, StoreError> {
    let row = query("SELECT organisation FROM person WHERE id = $1")
        .bind(person.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    rows::parsed(&row, "organisation")
}

fn organisation(row: &AnyRow) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: rows::parsed(row, "id")?,
        name: rows::text(row, "name")?,
        demo: rows::flag(row, "demo")?,
    })
}
