//! A timetable as rows, made one by one while they are written: all at once they would take more memory than itself.
use super::generation::Generation;
use crate::{StoreError, rows};
use folje_gtfs::{Access, Call, Run, Timetable, words};
use sqlx::{Any, any::AnyArguments, query::Query};
use std::{collections::BTreeSet, sync::Arc};

/// A value of a row.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The values of a row, in the order of its table's columns.
pub(super) type Row = Vec<Value>;

/// The rows of one table.
pub(super) struct Load {
    /// The table with its columns.
    pub(super) into: &'static str,
    /// How many columns those are.
    pub(super) columns: usize,
    /// The rows that are still to be written.
    pub(super) rows: Box<dyn Iterator<Item = Row> + Send>,
}

impl Value {
    /// Binds it to the next place of a statement.
    pub(super) fn bind(
        self,
        statement: Query<'static, Any, AnyArguments>,
    ) -> Query<'static, Any, AnyArguments> {
        match self {
            Self::Number(number) => statement.bind(number),
            Self::Text(text) => statement.bind(text),
            Self::Bytes(bytes) => statement.bind(bytes),
        }
    }
}

/// The rows of all tables.
///
/// # Errors
/// [`StoreError::Corrupt`] for days that cannot be written.
pub(super) fn loads(timetable: Timetable, generation: Generation) -> Result<Vec<Load>, StoreError> {
    let number = move |place: u32| Value::Number(generation.number(place));
    let services = timetable.services.iter().map(rows::json).collect::<Result<Vec<_>, _>>()?;
    let services = (0..).zip(services).map(move |(place, body)| vec![number(place), Value::Text(body)]);
    let all = Arc::new(timetable);
    let stops = each(
        &all,
        |all| all.stops.len(),
        move |all, place| {
            let stop = &all.stops[place as usize];
            vec![vec![number(place), text(&stop.id), text(&stop.name), number(stop.station)]]
        },
    );
    let named = each(
        &all,
        |all| all.stops.len(),
        move |all, place| {
            let stop = &all.stops[place as usize];
            let words: BTreeSet<_> =
                words(&stop.name).into_iter().filter(|_| stop.station == place).collect();
            words.into_iter().map(|word| vec![Value::Text(word), number(place)]).collect()
        },
    );
    let patterns = each(
        &all,
        |all| all.patterns.len(),
        move |all, place| {
            let pattern = &all.patterns[place as usize];
            vec![vec![number(place), text(&pattern.line), text(&pattern.headsign)]]
        },
    );
    let calls = each(
        &all,
        |all| all.patterns.len(),
        move |all, pattern| {
            let calls = (0..).zip(&all.patterns[pattern as usize].calls);
            let station = |call: &Call| all.stops.get(call.stop as usize).map_or(0, |stop| stop.station);
            let row = |(place, call): (i64, &Call)| {
                let may = [call.on, call.off].map(|access| Value::Number(number_of(access)));
                [number(pattern), Value::Number(place), number(station(call))]
                    .into_iter()
                    .chain(may)
                    .collect()
            };
            calls.map(row).collect()
        },
    );
    let runs = each(
        &all,
        |all| all.runs.len(),
        move |all, place| {
            let run = &all.runs[place as usize];
            vec![vec![
                number(run.pattern),
                Value::Number(place.into()),
                number(run.service),
                times(run),
                Value::Number(run.wait.into()),
            ]]
        },
    );
    Ok(vec![
        Load { into: "timetable_stop (number, id, name, station)", columns: 4, rows: stops },
        Load { into: "timetable_word (word, station)", columns: 2, rows: named },
        Load { into: "timetable_service (number, body)", columns: 2, rows: Box::new(services) },
        Load { into: "timetable_pattern (number, line, headsign)", columns: 3, rows: patterns },
        Load { into: "timetable_call (pattern, place, station, gets_on, gets_off)", columns: 5, rows: calls },
        Load { into: "timetable_run (pattern, number, service, times, wait)", columns: 5, rows: runs },
    ])
}

/// The rows of each thing of one kind, by its place.
fn each(
    all: &Arc<Timetable>,
    many: fn(&Timetable) -> usize,
    rows: impl Fn(&Timetable, u32) -> Vec<Row> + Send + 'static,
) -> Box<dyn Iterator<Item = Row> + Send> {
    let all = all.clone();
    // Places are numbers of 32 bits in a timetable already.
    let places = 0..u32::try_from(many(&all)).unwrap_or(u32::MAX);
    Box::new(places.flat_map(move |place| rows(&all, place)))
}

/// How an access is kept: 0 and 1 since the first timetables, 2 where it has to be booked.
pub(super) const fn number_of(access: Access) -> i64 {
    match access {
        Access::No => 0,
        Access::Yes => 1,
        Access::Booked => 2,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The times of a run as they are kept; see the migration.
fn times(run: &Run) -> Value {
    let numbers = run.times.iter().flat_map(|times| [times.arrives, times.leaves]);
    Value::Bytes(numbers.flat_map(u32::to_le_bytes).collect())
}
