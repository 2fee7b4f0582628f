//! Replacing the timetable: all or nothing, many rows to a statement.
use crate::{Store, StoreError, rows};
use chrono::{DateTime, Utc};
use folje_gtfs::{Call, Run, Stop, Timetable, words};
use sqlx::{Any, AnyConnection, AssertSqlSafe, any::AnyArguments, query, query::Query};
use std::collections::BTreeSet;

/// Rows to a statement: SQLite takes 32,766 arguments, PostgreSQL 65,535.
const AT_ONCE: usize = 500;

const TABLES: [&str; 6] = [
    "DELETE FROM timetable_stop",
    "DELETE FROM timetable_word",
    "DELETE FROM timetable_service",
    "DELETE FROM timetable_pattern",
    "DELETE FROM timetable_call",
    "DELETE FROM timetable_run",
];

impl Store {
    /// Replaces the timetable; where that fails, the old one stays.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn put_timetable(
        &self,
        timetable: Timetable,
        imported: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write((timetable, imported), |connection, (timetable, imported)| {
            Box::pin(put(connection, timetable, *imported))
        })
        .await
    }
}

async fn put(
    connection: &mut AnyConnection,
    timetable: &Timetable,
    imported: DateTime<Utc>,
) -> Result<(), StoreError> {
    let covers = timetable.covers();
    // First, so that another import waits here until this one is done.
    query("UPDATE timetable SET imported = $1, first_day = $2, last_day = $3 WHERE id = 1")
        .bind(imported.timestamp_micros())
        .bind(covers.map(|covers| covers.0.to_string()))
        .bind(covers.map(|covers| covers.1.to_string()))
        .execute(&mut *connection)
        .await?;
    for table in TABLES {
        query(table).execute(&mut *connection).await?;
    }
    fill(connection, "timetable_word (word, station) ", named(&timetable.stops), |row, (word, station)| {
        row.bind(word).bind(station)
    })
    .await?;
    let stops = numbered(&timetable.stops)
        .map(|(number, stop)| (number, stop.id.clone(), stop.name.clone(), i64::from(stop.station)));
    let into = "timetable_stop (number, id, name, station) ";
    fill(connection, into, stops.collect(), |row, (number, id, name, station)| {
        row.bind(number).bind(id).bind(name).bind(station)
    })
    .await?;
    let services = timetable.services.iter().map(rows::json).collect::<Result<Vec<_>, _>>()?;
    let into = "timetable_service (number, body) ";
    fill(connection, into, numbered(services).collect(), |row, (number, body)| row.bind(number).bind(body))
        .await?;
    let patterns = numbered(&timetable.patterns)
        .map(|(number, pattern)| (number, pattern.line.clone(), pattern.headsign.clone()));
    let into = "timetable_pattern (number, line, headsign) ";
    fill(connection, into, patterns.collect(), |row, (number, line, headsign)| {
        row.bind(number).bind(line).bind(headsign)
    })
    .await?;
    let into = "timetable_call (pattern, place, station, gets_on, gets_off) ";
    fill(connection, into, calls(timetable), |row, numbers: [i64; 5]| {
        numbers.into_iter().fold(row, Statement::bind)
    })
    .await?;
    let runs = numbered(&timetable.runs)
        .map(|(number, run)| (i64::from(run.pattern), number, i64::from(run.service), bytes(run)));
    let into = "timetable_run (pattern, number, service, times) ";
    fill(connection, into, runs.collect(), |row, (pattern, number, service, times)| {
        row.bind(pattern).bind(number).bind(service).bind(times)
    })
    .await
}

/// The words of the names of stations.
fn named(stops: &[Stop]) -> Vec<(String, i64)> {
    let stations = numbered(stops).filter(|(number, stop)| i64::from(stop.station) == *number);
    let of = |(number, stop): (i64, &Stop)| {
        let words: BTreeSet<_> = words(&stop.name).into_iter().collect();
        words.into_iter().map(move |word| (word, number)).collect::<Vec<_>>()
    };
    stations.flat_map(of).collect()
}

/// The calls of the patterns: pattern, place, station, and whether one may get on and off.
fn calls(timetable: &Timetable) -> Vec<[i64; 5]> {
    let station = |call: &Call| timetable.stops.get(call.stop as usize).map_or(0, |stop| stop.station.into());
    let mut all = Vec::new();
    for (number, pattern) in numbered(&timetable.patterns) {
        let calls = numbered(&pattern.calls);
        all.extend(
            calls.map(|(place, call)| [number, place, station(call), call.on.into(), call.off.into()]),
        );
    }
    all
}

type Statement = Query<'static, Any, AnyArguments>;

/// Inserts rows, many to a statement; `into` ends in the names of the columns, and `bind` binds as many values.
async fn fill<T: Send>(
    connection: &mut AnyConnection,
    into: &'static str,
    rows: Vec<T>,
    bind: fn(Statement, T) -> Statement,
) -> Result<(), StoreError> {
    let columns = into.split(',').count();
    let mut left = rows.len();
    let mut rows = rows.into_iter();
    while left > 0 {
        let many = left.min(AT_ONCE);
        left -= many;
        // Only places for values are written into the statement, so there is nothing that could be misread.
        let statement = query(AssertSqlSafe(format!("INSERT INTO {into} VALUES {}", places(many, columns))));
        rows.by_ref().take(many).fold(statement, bind).execute(&mut *connection).await?;
    }
    Ok(())
}

/// «($1,$2),($3,$4)»: sqlx's own builder writes «?» here, which only SQLite reads.
fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<_> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", places.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

fn numbered<T>(all: impl IntoIterator<Item = T>) -> impl Iterator<Item = (i64, T)> {
    (0..).zip(all)
}

/// The times of a run as they are kept; see the migration.
fn bytes(run: &Run) -> Vec<u8> {
    run.times.iter().flat_map(|times| [times.arrives, times.leaves]).flat_map(u32::to_le_bytes).collect()
}
