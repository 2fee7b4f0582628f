//! What goes from one stop to another, by the index of stations.
use super::{generation::place, loads::number_of};
use crate::{Store, StoreError, rows};
use folje_gtfs::{Access, Ride, Rides, nearest};
use sqlx::{Row, any::AnyRow, query};
use std::collections::{BTreeMap, BTreeSet};

/// One statement, so that an import in between cannot mix two timetables.
const RIDES: &str = "\
    SELECT a.pattern AS pattern, a.place AS gets_on, b.place AS gets_off, a.gets_on AS boards, b.gets_off AS alights, p.line AS line, p.headsign AS headsign, \
           r.number AS run, r.service AS service, r.times AS times, r.wait AS wait, s.body AS body \
    FROM timetable k JOIN timetable_stop f ON f.number >> 32 = k.generation \
    JOIN timetable_stop t ON t.number >> 32 = k.generation AND t.station <> f.station \
    JOIN timetable_call a ON a.station = f.station AND a.gets_on <> 0 \
    JOIN timetable_call b ON b.station = t.station AND b.pattern = a.pattern AND b.place > a.place AND b.gets_off <> 0 \
    JOIN timetable_pattern p ON p.number = a.pattern \
    JOIN timetable_run r ON r.pattern = a.pattern \
    JOIN timetable_service s ON s.number = r.service \
    WHERE k.id = 1 AND f.id = $1 AND t.id = $2";

impl Store {
    /// What goes from one stop to another, by their ids, at any platform of the same stations; nothing where the
    /// timetable does not know them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn rides(&self, from: &str, to: &str) -> Result<Rides, StoreError> {
        let found = query(RIDES).bind(from).bind(to).fetch_all(&mut *self.reader().await?).await?;
        let mut pairs: BTreeMap<u32, BTreeSet<(u32, u32)>> = BTreeMap::new();
        for row in &found {
            pairs.entry(small(row, "pattern")?).or_default().insert(pair(row)?);
        }
        let taken: BTreeMap<_, _> = pairs
            .into_iter()
            .map(|(pattern, pairs)| (pattern, nearest(pairs.into_iter().collect())))
            .collect();
        let mut rides = Rides::default();
        for row in &found {
            let (pair, service) = (pair(row)?, small(row, "service")?);
            if !taken.get(&small(row, "pattern")?).is_some_and(|taken| taken.contains(&pair)) {
                continue;
            }
            if let std::collections::btree_map::Entry::Vacant(new) = rides.services.entry(service) {
                new.insert(rows::body(row, "body")?);
            }
            let times: Vec<u8> = row.try_get("times").map_err(|_| StoreError::Corrupt { what: "times" })?;
            let booked = number_of(Access::Booked);
            let must_book = rows::number(row, "boards")? == booked || rows::number(row, "alights")? == booked;
            rides.rides.push(Ride {
                leaves: number(&times, pair.0, 1)?,
                arrives: number(&times, pair.1, 0)?,
                wait: small(row, "wait")?,
                service,
                line: rows::text(row, "line")?,
                headsign: rows::text(row, "headsign")?,
                must_book,
            });
        }
        Ok(rides)
    }
}

fn pair(row: &AnyRow) -> Result<(u32, u32), StoreError> {
    Ok((small(row, "gets_on")?, small(row, "gets_off")?))
}

fn small(row: &AnyRow, column: &'static str) -> Result<u32, StoreError> {
    u32::try_from(place(rows::number(row, column)?)).map_err(|_| StoreError::Corrupt { what: column })
}

/// When a run comes to (0) or goes from (1) its stop at `place`.
fn number(times: &[u8], place: u32, which: usize) -> Result<u32, StoreError> {
    let at = (place as usize * 2 + which) * 4;
    let bytes = times.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    bytes.map(u32::from_le_bytes).ok_or(StoreError::Corrupt { what: "times" })
}
