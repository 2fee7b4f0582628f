//! Photos of the steps of a participant's trips: theirs alone. There is none that no step shows: one is kept only while
//! a trip of theirs speaks of it, and let go by the command that takes it out.
use crate::{Engine, Store, StoreError, items, rows};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::{PersonId, PhotoId},
    photo,
    record::{Item, Record},
    reminder::Trip,
    visibility::Scope,
};
use sqlx::{AnyConnection, query};
use std::collections::BTreeSet;

/// Why a photo is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotoRefusal {
    /// No step of their trips shows it, or it is somebody else's.
    Unknown,
    /// As many as are kept for one person are there.
    TooMany,
}

/// A photo on its way.
struct Job {
    scope: Scope,
    id: PhotoId,
    bytes: Vec<u8>,
    now: DateTime<Utc>,
}

impl Store {
    /// Keeps a photo of the scope's viewer, who is its subject. The same id again changes nothing: a photo never does.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn keep_photo(
        &self,
        scope: Scope,
        id: PhotoId,
        bytes: Vec<u8>,
        now: DateTime<Utc>,
    ) -> Result<Result<(), PhotoRefusal>, StoreError> {
        let engine = self.engine;
        self.write(Job { scope, id, bytes, now }, move |connection, job| {
            Box::pin(keep(engine, connection, job))
        })
        .await
    }

    /// A photo, for nobody but the one whose it is.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn photo(&self, scope: &Scope, id: PhotoId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = query(
            "SELECT bytes FROM photo WHERE id = $1 AND organisation = $2 AND person = $3 AND person = $4",
        )
        .bind(id.to_string())
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .bind(scope.viewer().to_string())
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.map(|row| rows::bytes(&row, "bytes")).transpose()
    }
}

async fn keep(
    engine: Engine,
    connection: &mut AnyConnection,
    job: &Job,
) -> Result<Result<(), PhotoRefusal>, StoreError> {
    let Job { scope, id, bytes, now } = job;
    let person = scope.subject();
    // Against the command that takes the step away at the same moment.
    engine.lock_person(connection, person).await?;
    let (record, _) = items::read(connection, scope).await?;
    if scope.viewer() != person || !shown(&record.trips).contains(id) {
        return Ok(Err(PhotoRefusal::Unknown));
    }
    let owner = query("SELECT person FROM photo WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(row) = owner {
        let own = rows::parsed::<PersonId>(&row, "person")? == person;
        return Ok(if own { Ok(()) } else { Err(PhotoRefusal::Unknown) });
    }
    let kept = query("SELECT COUNT(*) AS kept FROM photo WHERE person = $1")
        .bind(person.to_string())
        .fetch_one(&mut *connection)
        .await?;
    if rows::number(&kept, "kept")? >= i64::from(photo::MOST) {
        return Ok(Err(PhotoRefusal::TooMany));
    }
    query("INSERT INTO photo (id, organisation, person, made, bytes) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(scope.organisation().to_string())
        .bind(person.to_string())
        .bind(now.timestamp_micros())
        .bind(bytes.as_slice())
        .execute(connection)
        .await?;
    Ok(Ok(()))
}

/// Lets go of the photos that no step shows any longer once `decided` has taken the place of what stood in `before`.
pub(crate) async fn let_go(
    connection: &mut AnyConnection,
    scope: &Scope,
    before: &Record,
    decided: &[Item],
) -> Result<(), StoreError> {
    let changed: Vec<&Trip> = decided
        .iter()
        .filter_map(|item| if let Item::Trip(trip) = item { Some(&**trip) } else { None })
        .collect();
    let is_changed = |trip: &&Trip| changed.iter().any(|other| other.id == trip.id);
    let had: BTreeSet<_> = before.trips.iter().filter(is_changed).flat_map(Trip::photos).collect();
    let others = before.trips.iter().filter(|trip| !is_changed(trip));
    let still: BTreeSet<_> = others.chain(changed.iter().copied()).flat_map(Trip::photos).collect();
    for photo in had.difference(&still) {
        query("DELETE FROM photo WHERE id = $1 AND person = $2")
            .bind(photo.to_string())
            .bind(scope.subject().to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn shown(trips: &[Trip]) -> BTreeSet<PhotoId> {
    trips.iter().flat_map(Trip::photos).collect()
}
