//! Items of the participants' records, each a row of its own with a version of its own.
use crate::{
    Store, StoreError,
    counters::{self, Around},
    many::{AT_ONCE, places},
    organisations, rows,
};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    record::{Item, Kind, Record},
    visibility::Scope,
};
use sqlx::{AnyConnection, AssertSqlSafe, query};
use std::collections::HashMap;

/// The versions of items that were read, by kind and key.
pub(crate) type Versions = HashMap<(String, String), i64>;

impl Store {
    /// The participant's record: of it the kinds that the scope shows, and what is private only to whom it shows
    /// that or to whom it is addressed.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn record(&self, scope: &Scope) -> Result<Record, StoreError> {
        Ok(read(&mut *self.reader().await?, scope).await?.0)
    }

    /// Puts items into a participant's record on behalf of staff: in place of those with the same key, or new.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the participant is not in the organisation.
    pub async fn put_items(
        &self,
        organisation: OrganisationId,
        participant: PersonId,
        items: &[Item],
    ) -> Result<(), StoreError> {
        let engine = self.engine;
        self.write((organisation, participant, items.to_vec()), move |connection, what| {
            Box::pin(async move {
                let (organisation, participant, items) = what;
                engine.lock_person(connection, *participant).await?;
                if organisations::of_person(connection, *participant).await? != *organisation {
                    return Err(StoreError::NotFound);
                }
                for item in items {
                    match version(connection, *participant, item).await? {
                        Some(version) => replace(connection, *participant, item, version).await?,
                        None => insert(connection, *organisation, *participant, item).await?,
                    }
                }
                let circle = counters::circle(connection, *participant, Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
    }
}

/// The record as the scope shows it, with the versions of its items.
pub(crate) async fn read(
    connection: &mut AnyConnection,
    scope: &Scope,
) -> Result<(Record, Versions), StoreError> {
    let rows = query(
        "SELECT kind, key, version, body FROM item WHERE organisation = $1 AND participant = $2 \
         AND ((private = 0 OR $3 LIKE '%,' || kind || ',%') AND $4 LIKE '%,' || kind || ',%' OR addressee LIKE '%,' || $5 || ',%' AND $6 LIKE '%,' || kind || ',%') \
         ORDER BY place",
    )
    .bind(scope.organisation().to_string())
    .bind(scope.subject().to_string())
    .bind(kinds(scope, |private| private))
    .bind(kinds(scope, |_| true))
    .bind(scope.viewer().to_string())
    .bind(names(&scope.addressed()))
    .fetch_all(connection)
    .await?;
    let mut versions = Versions::with_capacity(rows.len());
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        items.push(rows::body::<Item>(row, "body")?);
        versions.insert((rows::text(row, "kind")?, rows::text(row, "key")?), rows::number(row, "version")?);
    }
    Ok((items.into_iter().collect(), versions))
}

/// What of a participant's record the engine asks about many at once, as far as it can be read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parts {
    /// The items of the kinds that were asked for.
    pub records: HashMap<PersonId, Record>,
    /// How many items could not be read.
    pub unreadable: usize,
}

impl Store {
    /// The items of some `kinds` in many records, each as its scope shows it. One that cannot be read is left out.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn parts_of_records(&self, scopes: &[Scope], of: &[Kind]) -> Result<Parts, StoreError> {
        let mut items: HashMap<PersonId, Vec<Item>> = HashMap::with_capacity(scopes.len());
        let mut unreadable = 0;
        let mut reader = self.reader().await?;
        let wanted = of.iter().map(|kind| format!("'{}'", kind.name())).collect::<Vec<_>>().join(", ");
        for some in scopes.chunks(AT_ONCE) {
            let sql = format!(
                "WITH asked (organisation, participant, secret, shown, viewer, told) AS (VALUES {}) \
                 SELECT i.participant, i.body FROM asked JOIN item i ON i.participant = asked.participant \
                 AND i.organisation = asked.organisation WHERE i.kind IN ({wanted}) \
                 AND ((i.private = 0 OR asked.secret LIKE '%,' || i.kind || ',%') \
                 AND asked.shown LIKE '%,' || i.kind || ',%' \
                 OR i.addressee LIKE '%,' || asked.viewer || ',%' AND asked.told LIKE '%,' || i.kind || ',%') \
                 ORDER BY i.participant, i.place",
                places(some.len(), 6)
            );
            let mut asked = query(AssertSqlSafe(sql));
            for scope in some {
                asked = asked
                    .bind(scope.organisation().to_string())
                    .bind(scope.subject().to_string())
                    .bind(kinds(scope, |private| private))
                    .bind(kinds(scope, |_| true))
                    .bind(scope.viewer().to_string())
                    .bind(names(&scope.addressed()));
            }
            for row in &asked.fetch_all(&mut *reader).await? {
                match rows::body::<Item>(row, "body") {
                    Ok(item) => items.entry(rows::parsed(row, "participant")?).or_default().push(item),
                    Err(_) => unreadable += 1,
                }
            }
        }
        let records = items.into_iter().map(|(whose, items)| (whose, items.into_iter().collect()));
        Ok(Parts { records: records.collect(), unreadable })
    }
}

/// The kinds that the scope shows, of them those for which `which` holds, as `,goal,step,`.
fn kinds(scope: &Scope, which: impl Fn(bool) -> bool) -> String {
    let kinds = scope.kinds().into_iter().filter(|(_, private)| which(*private));
    names(&kinds.map(|(kind, _)| kind).collect::<Vec<_>>())
}

/// The names of `kinds`, as `,goal,step,`.
fn names(kinds: &[Kind]) -> String {
    kinds.iter().fold(",".to_owned(), |mut list, kind| {
        list.push_str(kind.name());
        list.push(',');
        list
    })
}

/// Who may read an item that is addressed to them, as `,person,person,`; nothing where it is addressed to nobody.
fn addressees(item: &Item) -> Option<String> {
    let people: Vec<_> = item.addressees().iter().map(ToString::to_string).collect();
    (!people.is_empty()).then(|| format!(",{},", people.join(",")))
}

/// The version of the item that has the same key, if there is one, whoever may see it.
pub(crate) async fn version(
    connection: &mut AnyConnection,
    participant: PersonId,
    item: &Item,
) -> Result<Option<i64>, StoreError> {
    let row = query("SELECT version FROM item WHERE participant = $1 AND kind = $2 AND key = $3")
        .bind(participant.to_string())
        .bind(item.kind().name())
        .bind(item.key())
        .fetch_optional(connection)
        .await?;
    row.map(|row| rows::number(&row, "version")).transpose()
}

/// Adds an item after those that are there.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    participant: PersonId,
    item: &Item,
) -> Result<(), StoreError> {
    let counted = item.counted();
    query(
        "INSERT INTO item \
         (organisation, participant, kind, key, private, place, version, body, addressee, amount, day) \
         SELECT $1, $2, $3, $4, $5, COALESCE(MAX(place), 0) + 1, 1, $6, $7, $8, $9 \
         FROM item WHERE participant = $2",
    )
    .bind(organisation.to_string())
    .bind(participant.to_string())
    .bind(item.kind().name())
    .bind(item.key())
    .bind(i64::from(item.private()))
    .bind(rows::json(item)?)
    .bind(addressees(item))
    .bind(i64::from(counted.map_or(0, |(_, amount)| amount)))
    .bind(counted.map(|(day, _)| day.to_string()))
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes over the item with the same key, if it still has that version.
pub(crate) async fn replace(
    connection: &mut AnyConnection,
    participant: PersonId,
    item: &Item,
    version: i64,
) -> Result<(), StoreError> {
    let counted = item.counted();
    let replaced = query(
        "UPDATE item SET body = $4, private = $5, version = version + 1, amount = $7, day = $8, addressee = $9 \
         WHERE participant = $1 AND kind = $2 AND key = $3 AND version = $6",
    )
    .bind(participant.to_string())
    .bind(item.kind().name())
    .bind(item.key())
    .bind(rows::json(item)?)
    .bind(i64::from(item.private()))
    .bind(version)
    .bind(i64::from(counted.map_or(0, |(_, amount)| amount)))
    .bind(counted.map(|(day, _)| day.to_string()))
    .bind(addressees(item))
    .execute(connection)
    .await?
    .rows_affected();
    if replaced == 1 { Ok(()) } else { Err(StoreError::Changed) }
}
