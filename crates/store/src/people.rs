//! People, with or without an account.
use crate::{Store, StoreError, counters, rows};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    language::Language,
};
use sqlx::{AnyConnection, any::AnyRow, query};
use std::collections::BTreeSet;

/// A person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The organisation in which they are kept: for a companion from elsewhere that of the participants.
    pub organisation: OrganisationId,
    /// The name, as staff wrote it.
    pub name: String,
    /// Where they work, as the participant reads it.
    pub works_at: String,
    /// A phone number in E.164, or as it was written before there was a rule; may be empty.
    pub phone: String,
    /// An e-mail address; may be empty.
    pub email: String,
    /// The language that staff noted.
    pub language: Language,
    /// What they use Följe as.
    pub part: Part,
}

/// What somebody uses Följe as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// Takes part in a programme.
    Participant,
    /// Walks beside those who do.
    Companion,
}

impl Part {
    const ALL: [Self; 2] = [Self::Participant, Self::Companion];

    const fn name(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Companion => "companion",
        }
    }
}

impl Store {
    /// Adds a person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken, [`StoreError::NotFound`] without the organisation.
    pub async fn add_person(&self, person: &Person) -> Result<(), StoreError> {
        self.write(person.clone(), |connection, person| {
            Box::pin(async move { insert(connection, person).await })
        })
        .await
    }

    /// The person of the organisation with that id. Nobody of another organisation is found, whoever knows the id.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn person(
        &self,
        organisation: OrganisationId,
        id: PersonId,
    ) -> Result<Option<Person>, StoreError> {
        let row = query("SELECT * FROM person WHERE organisation = $1 AND id = $2")
            .bind(organisation.to_string())
            .bind(id.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(person).transpose()
    }

    /// Those of the organisation who have that id or name; if nobody has just that name, those whose name holds it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn find_person(
        &self,
        organisation: OrganisationId,
        name_or_id: &str,
    ) -> Result<Vec<Person>, StoreError> {
        let rows = query("SELECT * FROM person WHERE organisation = $1 ORDER BY name, id")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let people = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        // Compared here and not in SQL: SQLite does not know that «Å» is a capital «å».
        let wanted = name_or_id.trim().to_lowercase();
        let id = wanted.parse::<PersonId>().ok();
        let (just, others): (Vec<_>, Vec<_>) = people
            .into_iter()
            .partition(|person| Some(person.id) == id || person.name.to_lowercase() == wanted);
        if !just.is_empty() || wanted.is_empty() {
            return Ok(just);
        }
        Ok(others.into_iter().filter(|person| person.name.to_lowercase().contains(&wanted)).collect())
    }
}

/// Writes a new person.
pub(crate) async fn insert(connection: &mut AnyConnection, person: &Person) -> Result<(), StoreError> {
    query(
        "INSERT INTO person (id, organisation, name, works_at, phone, email, language, part) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(person.id.to_string())
    .bind(person.organisation.to_string())
    .bind(person.name.as_str())
    .bind(person.works_at.as_str())
    .bind(person.phone.as_str())
    .bind(person.email.as_str())
    .bind(person.language.tag())
    .bind(person.part.name())
    .execute(&mut *connection)
    .await?;
    counters::bump(connection, &BTreeSet::from([person.id.to_string()])).await
}

/// A row of the table `person`.
pub(crate) fn person(row: &AnyRow) -> Result<Person, StoreError> {
    let part = rows::text(row, "part")?;
    let language = rows::text(row, "language")?;
    Ok(Person {
        id: rows::parsed(row, "id")?,
        organisation: rows::parsed(row, "organisation")?,
        name: rows::text(row, "name")?,
        works_at: rows::text(row, "works_at")?,
        phone: rows::text(row, "phone")?,
        email: rows::text(row, "email")?,
        language: Language::from_tag(&language).ok_or(StoreError::Corrupt { what: "language" })?,
        part: Part::ALL
            .into_iter()
            .find(|known| known.name() == part)
            .ok_or(StoreError::Corrupt { what: "part" })?,
    })
}
