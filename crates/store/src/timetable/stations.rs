//! Stations by their names: found by how the words begin, or known by the whole name.
use crate::{Store, StoreError, rows};
use folje_gtfs::words;
use sqlx::query;

/// A station, or a stop that belongs to none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StationName {
    /// Its id in the timetable.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// How many are looked at whose name has a word that begins like the longest one asked for.
const LOOKED_AT: i64 = 2_000;

impl Store {
    /// At most `most` stations that have, for each word asked for, a word that begins like it; those first whose names
    /// begin like what was asked.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn stations(&self, asked: &str, most: usize) -> Result<Vec<StationName>, StoreError> {
        let asked = words(asked);
        let Some(longest) = asked.iter().max_by_key(|word| word.len()) else { return Ok(Vec::new()) };
        let found = query(
            "SELECT DISTINCT s.id AS id, s.name AS name FROM timetable k \
             JOIN timetable_word w ON w.station >> 32 = k.generation \
             JOIN timetable_stop s ON s.number = w.station WHERE k.id = 1 AND w.word >= $1 AND w.word < $2 LIMIT $3",
        )
        .bind(longest.as_str())
        // After everything that begins like it.
        .bind(format!("{longest}\u{10ffff}"))
        .bind(LOOKED_AT)
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let mut stations = Vec::new();
        for row in &found {
            let name = rows::text(row, "name")?;
            let has = words(&name);
            if asked.iter().all(|word| has.iter().any(|one| one.starts_with(word))) {
                let begins = has.join(" ").starts_with(&asked.join(" "));
                stations.push((!begins, has, StationName { id: rows::text(row, "id")?, name }));
            }
        }
        stations.sort_by(|a, b| (a.0, &a.1, &a.2.id).cmp(&(b.0, &b.1, &b.2.id)));
        Ok(stations.into_iter().take(most).map(|(_, _, station)| station).collect())
    }

    /// The station of the stop with that id; where there is none any more, the only one with that name.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn station(&self, id: Option<&str>, name: &str) -> Result<Option<StationName>, StoreError> {
        let mut connection = self.reader().await?;
        let row = query(
            "SELECT s.id AS id, s.name AS name FROM timetable k \
             JOIN timetable_stop o ON o.number >> 32 = k.generation \
             JOIN timetable_stop s ON s.number = o.station WHERE k.id = 1 AND o.id = $1",
        )
        .bind(id.unwrap_or_default())
        .fetch_optional(&mut *connection)
        .await?;
        let station = |row| Ok(StationName { id: rows::text(row, "id")?, name: rows::text(row, "name")? });
        if let Some(row) = &row {
            return Some(station(row)).transpose();
        }
        let named = query(
            "SELECT s.id AS id, s.name AS name FROM timetable k \
             JOIN timetable_stop s ON s.number >> 32 = k.generation AND s.station = s.number \
             WHERE k.id = 1 AND s.name = $1 LIMIT 2",
        )
        .bind(name)
        .fetch_all(&mut *connection)
        .await?;
        match named.as_slice() {
            [only] => Some(station(only)).transpose(),
            _ => Ok(None),
        }
    }
}
