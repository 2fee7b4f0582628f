//! An import goes on beside everything else, in small steps: nobody waits for it, and nobody sees half of it.
use super::feed::{Feed, day, shown, zone};
use crate::store::{Place, on_both};
use chrono::{DateTime, Utc};
use folje_domain::ids::OrganisationId;
use folje_gtfs::{Run, Times, Timetable};
use folje_store::{Organisation, STEP, Step, Store, StoreError};
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::collections::BTreeMap;
use tokio::sync::mpsc;
use uuid::Uuid;

on_both!(
    a_writer_gets_through_between_all_steps_and_a_reader_sees_one_timetable,
    what_a_broken_import_left_is_swept_by_the_next,
    an_import_that_breaks_off_while_it_sweeps_is_in_force,
    the_import_that_began_last_counts,
    two_imports_at_once_leave_one_whole,
);

const TABLES: [&str; 6] = ["stop", "word", "service", "pattern", "call", "run"];

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_419_000, 0).unwrap()
}

/// The village's timetable with `more` runs of its first pattern, of which none leaves in the morning.
fn large(name: &str, more: usize) -> Timetable {
    let mut timetable = Feed::village().put("stops.txt", "Lillbyn", name).read();
    let run = timetable.runs[0].clone();
    timetable.runs.extend((0..more).map(|number| {
        let start = 40_000 + u32::try_from(number).unwrap();
        let times = run.times.iter().map(|_| Times { arrives: start, leaves: start }).collect();
        Run { times, ..run.clone() }
    }));
    timetable
}

/// The name of the village and its first bus on a Monday.
async fn seen(store: &Store) -> (String, Option<String>) {
    let name = store.station(Some("byn"), "").await.unwrap().map(|station| station.name);
    let rides = store.rides("byn", "jobb").await.unwrap();
    let first = rides.on(&zone(), day("2026-11-23")).iter().map(shown).next();
    (name.unwrap_or_default(), first)
}

/// How many rows each table has, of whatever generation.
async fn rows(place: &Place) -> BTreeMap<&'static str, i64> {
    let mut connection = AnyConnection::connect(&place.address).await.unwrap();
    let mut rows = BTreeMap::new();
    for table in TABLES {
        let count = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM timetable_{table}"));
        rows.insert(table, sqlx::query(count).fetch_one(&mut connection).await.unwrap().get(0));
    }
    rows
}

async fn a_writer_gets_through_between_all_steps_and_a_reader_sees_one_timetable(place: Place) {
    // The server, and another program that imports.
    let (server, importer) = (place.open().await, place.open().await);
    importer.put_timetable(large("Lillbyn", STEP * 2), now(), async |_| {}).await.unwrap();
    let old = seen(&server).await;
    assert_eq!(old, ("Lillbyn".to_owned(), Some("07:40-08:05 1".to_owned())));
    let (mut steps, mut written) = (Vec::new(), 0);
    let between = async |step| {
        written += 1;
        let organisation = Organisation {
            id: OrganisationId(Uuid::from_u128(written)),
            name: "Kommunen".to_owned(),
            demo: false,
        };
        // Where anything was held, this would wait, and then be refused.
        server.add_organisation(&organisation).await.unwrap();
        steps.push((step, seen(&server).await.0));
    };
    importer.put_timetable(large("Storbyn", STEP * 3), now(), between).await.unwrap();
    let turn = steps.iter().position(|(step, _)| *step == Step::InForce).unwrap();
    assert!(steps[..turn].iter().all(|(_, name)| name == "Lillbyn"), "{steps:?}");
    assert!(steps[turn..].iter().all(|(_, name)| name == "Storbyn"), "{steps:?}");
    let rows = |step: &Step| match step {
        Step::Swept(rows) | Step::Written(rows) => *rows,
        Step::InForce => 0,
    };
    assert!(steps.iter().all(|(step, _)| rows(step) <= STEP), "{steps:?}");
    assert!(turn > 3 && steps.len() > turn + 2, "{steps:?}");
}

/// Imports until the first step that `last` says, and is gone then, as in a crash.
async fn break_off(place: &Place, timetable: Timetable, last: fn(Step) -> bool) {
    let store = place.open().await;
    let (told, mut hears) = mpsc::unbounded_channel();
    let between = async |step| {
        if last(step) {
            told.send(()).unwrap();
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        done = store.put_timetable(timetable, now(), between) => panic!("it did not break off: {done:?}"),
        _ = hears.recv() => {}
    }
}

async fn what_a_broken_import_left_is_swept_by_the_next(place: Place) {
    let store = place.open().await;
    store.put_timetable(large("Lillbyn", 10), now(), async |_| {}).await.unwrap();
    let (whole, first) = (rows(&place).await, seen(&store).await);
    for _ in 0..2 {
        break_off(&place, large("Storbyn", STEP * 2), |step| step == Step::Written(STEP)).await;
        assert_ne!(rows(&place).await, whole, "something was left");
        assert_eq!(seen(&store).await, first, "the old one is whole");
        assert_eq!(store.stations("storbyn", 9).await.unwrap(), []);
    }
    store.put_timetable(large("Mellanbyn", 10), now(), async |_| {}).await.unwrap();
    assert_eq!(rows(&place).await, whole);
    assert_eq!(seen(&store).await, ("Mellanbyn".to_owned(), first.1));
}

async fn an_import_that_breaks_off_while_it_sweeps_is_in_force(place: Place) {
    let store = place.open().await;
    store.put_timetable(large("Lillbyn", STEP * 2), now(), async |_| {}).await.unwrap();
    break_off(&place, large("Storbyn", 10), |step| step == Step::Swept(STEP)).await;
    assert_eq!(seen(&store).await, ("Storbyn".to_owned(), Some("07:40-08:05 1".to_owned())));
    assert_eq!(store.stations("byn", 9).await.unwrap(), []);
    assert_eq!(store.stations("storb", 9).await.unwrap().len(), 1);
    store.put_timetable(large("Mellanbyn", 10), now(), async |_| {}).await.unwrap();
    assert_eq!(seen(&store).await.0, "Mellanbyn");
    assert_eq!(rows(&place).await["run"], 17);
}

async fn the_import_that_began_last_counts(place: Place) {
    let store = place.open().await;
    let mut later = Some(large("Storbyn", 10));
    let between = async |_| {
        if let Some(later) = later.take() {
            store.put_timetable(later, now(), async |_| {}).await.unwrap();
        }
    };
    let earlier = store.put_timetable(large("Lillbyn", STEP * 2), now(), between).await;
    assert!(matches!(earlier, Err(StoreError::Overtaken)), "{earlier:?}");
    assert_eq!(seen(&store).await.0, "Storbyn");
    assert_eq!(rows(&place).await["run"], 17, "nothing of the other is left");
}

async fn two_imports_at_once_leave_one_whole(place: Place) {
    let store = place.open().await;
    let import = |name| store.put_timetable(large(name, 10), now(), async |_| {});
    let (one, other) = tokio::join!(import("Lillbyn"), import("Storbyn"));
    let names: Vec<_> = [(one, "Lillbyn"), (other, "Storbyn")]
        .into_iter()
        .filter(|(done, _)| match done {
            Ok(()) => true,
            Err(StoreError::Overtaken) => false,
            Err(other) => panic!("{other}"),
        })
        .map(|(_, name)| name.to_owned())
        .collect();
    let (name, first) = seen(&store).await;
    assert!(names.contains(&name) && first.is_some(), "{name} of {names:?}");
    assert_eq!(rows(&place).await["run"], 17);
}
