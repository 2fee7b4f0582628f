//! Importing a timetable: written beside the one that is in force, a little at a time, then put into force.
//!
//! No transaction holds more than [`STEP`] rows, so whoever writes beside an import waits for one step at most. Readers
//! see the old timetable until one short transaction puts the new one into force. An import that breaks off leaves the
//! old one whole, and what it wrote is swept by the next. One that began later overtakes: the earlier writes no more.
use super::{
    generation::Generation,
    loads::{Load, Row, loads},
    sweep::sweep,
};
use crate::{
    Store, StoreError, counters,
    many::{AT_ONCE, places},
    rows,
};
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::record::Kind;
use folje_gtfs::Timetable;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _, query};
use std::collections::VecDeque;

/// The most rows that one transaction of an import writes or sweeps.
pub const STEP: usize = 2_000;

/// What a transaction of an import did; between two, nothing is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// So many rows were swept that belong to no timetable in force.
    Swept(usize),
    /// So many rows of the new timetable were written.
    Written(usize),
    /// The new timetable is in force.
    InForce,
}

impl Store {
    /// Replaces the timetable; where that fails, the old one stays. `between` is awaited after each [`Step`].
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]; [`StoreError::Overtaken`] where another import began meanwhile.
    pub async fn put_timetable(
        &self,
        timetable: Timetable,
        imported: DateTime<Utc>,
        mut between: impl AsyncFnMut(Step),
    ) -> Result<(), StoreError> {
        let (ours, in_force) = self.write((), |connection, ()| Box::pin(begin(connection))).await?;
        let put = self.fill_and_put(timetable, imported, (ours, in_force), &mut between).await;
        let swept = if put.is_ok() { Generation(0)..ours } else { ours..ours.next() };
        match (put, self.sweep_all(ours, swept, &mut between).await) {
            // It was in force, and another one that takes its place sweeps as well.
            (Ok(()), Err(StoreError::Overtaken)) => Ok(()),
            (Ok(()), swept) => swept,
            // What is left over where even sweeping fails is swept by the next import.
            (failed, _) => failed,
        }
    }

    async fn fill_and_put(
        &self,
        timetable: Timetable,
        imported: DateTime<Utc>,
        (ours, in_force): (Generation, Generation),
        between: &mut impl AsyncFnMut(Step),
    ) -> Result<(), StoreError> {
        // What imports left that broke off, on both sides of the one in force.
        self.sweep_all(ours, Generation(0)..in_force, between).await?;
        self.sweep_all(ours, in_force.next()..ours, between).await?;
        let covers = timetable.covers();
        let mut left = VecDeque::from(loads(timetable, ours)?);
        loop {
            let batches = next(&mut left);
            let rows = batches.iter().map(|batch| batch.rows.len()).sum();
            if rows == 0 {
                break;
            }
            self.write((ours, batches), |connection, (ours, batches)| {
                Box::pin(fill(connection, *ours, batches))
            })
            .await?;
            between(Step::Written(rows)).await;
        }
        let what = (ours, imported, covers);
        self.write(what, |connection, what| Box::pin(put(connection, *what))).await?;
        between(Step::InForce).await;
        Ok(())
    }

    async fn sweep_all(
        &self,
        ours: Generation,
        range: std::ops::Range<Generation>,
        between: &mut impl AsyncFnMut(Step),
    ) -> Result<(), StoreError> {
        loop {
            let swept = self
                .write((ours, range.clone()), |connection, (ours, range)| {
                    Box::pin(async move {
                        may_write(connection, *ours).await?;
                        sweep(connection, range, STEP).await
                    })
                })
                .await?;
            if swept == 0 {
                return Ok(());
            }
            between(Step::Swept(swept)).await;
        }
    }
}

/// The generation of an import that begins, and the one in force.
async fn begin(connection: &mut AnyConnection) -> Result<(Generation, Generation), StoreError> {
    let begun = "UPDATE timetable SET newest = newest + 1 WHERE id = 1 RETURNING newest, generation";
    let row = query(begun).fetch_one(connection).await?;
    Ok((Generation(row.try_get("newest")?), Generation(row.try_get("generation")?)))
}

/// Goes on only while no other import has begun, and keeps one from beginning until this transaction ends.
async fn may_write(connection: &mut AnyConnection, ours: Generation) -> Result<(), StoreError> {
    let held = query("UPDATE timetable SET newest = newest WHERE id = 1 AND newest = $1").bind(ours.0);
    match held.execute(connection).await?.rows_affected() {
        0 => Err(StoreError::Overtaken),
        _ => Ok(()),
    }
}

/// Puts the timetable of that generation into force.
async fn put(
    connection: &mut AnyConnection,
    (ours, imported, covers): (Generation, DateTime<Utc>, Option<(NaiveDate, NaiveDate)>),
) -> Result<(), StoreError> {
    may_write(connection, ours).await?;
    query("UPDATE timetable SET generation = $1, imported = $2, first_day = $3, last_day = $4 WHERE id = 1")
        .bind(ours.0)
        .bind(imported.timestamp_micros())
        .bind(covers.map(|covers| covers.0.to_string()))
        .bind(covers.map(|covers| covers.1.to_string()))
        .execute(&mut *connection)
        .await?;
    // When to leave home follows the timetable: the rings of whoever has a trip are laid out anew.
    let trips = query("SELECT DISTINCT participant FROM item WHERE kind = $1").bind(Kind::Trip.name());
    let rows = trips.fetch_all(&mut *connection).await?;
    let travellers = rows.iter().map(|row| rows::text(row, "participant")).collect::<Result<_, _>>()?;
    counters::bump(connection, &travellers).await
}

/// Rows of one table that one statement writes.
struct Batch {
    into: &'static str,
    columns: usize,
    rows: Vec<Row>,
}

/// The rows of the next step; none when all are written.
fn next(left: &mut VecDeque<Load>) -> Vec<Batch> {
    let (mut batches, mut room) = (Vec::new(), STEP);
    while let Some(load) = left.front_mut()
        && room > 0
    {
        let rows: Vec<_> = load.rows.by_ref().take(room.min(AT_ONCE)).collect();
        if rows.is_empty() {
            left.pop_front();
            continue;
        }
        room -= rows.len();
        batches.push(Batch { into: load.into, columns: load.columns, rows });
    }
    batches
}

async fn fill(connection: &mut AnyConnection, ours: Generation, batches: &[Batch]) -> Result<(), StoreError> {
    may_write(connection, ours).await?;
    for Batch { into, columns, rows } in batches {
        // Only places for values are written into the statement, so there is nothing that could be misread.
        let places = places(rows.len(), *columns);
        let statement = query(AssertSqlSafe(format!("INSERT INTO {into} VALUES {places}")));
        let values = rows.iter().flatten().cloned();
        values.fold(statement, |statement, value| value.bind(statement)).execute(&mut *connection).await?;
    }
    Ok(())
}
