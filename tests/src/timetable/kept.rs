//! The timetable in the store, on both engines.
use super::feed::{Feed, day, shown, zone};
use crate::store::{Place, on_both};
use chrono::{DateTime, Utc};
use folje_store::{Engine, Store, StoreError};
use sqlx::{AnyConnection, Connection as _};

on_both!(
    what_is_kept_goes_as_what_was_read,
    an_import_takes_the_place_of_the_one_before,
    a_failed_import_leaves_the_old_one,
    stations_are_found_by_how_their_words_begin,
);

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_419_000, 0).unwrap()
}

async fn goes(store: &Store, from: &str, to: &str, date: &str) -> Vec<String> {
    store.rides(from, to).await.unwrap().on(&zone(), day(date)).iter().map(shown).collect()
}

async fn what_is_kept_goes_as_what_was_read(place: Place) {
    let store = place.open().await;
    assert_eq!(store.timetable().await.unwrap(), None);
    let booked = Feed::village().put("routes.txt", "r2,2,,3", "r2,2,,1501");
    let rounds = booked.and("trips.txt", "r2,vardag,rund,Runt\n").and(
        "stop_times.txt",
        "rund,12:00:00,12:00:00,skolan,1\nrund,12:10:00,12:10:00,byn,2\nrund,12:20:00,12:20:00,skolan,3\n",
    );
    let village = rounds.read();
    store.put_timetable(village.clone(), now(), async |_| {}).await.unwrap();
    let kept = store.timetable().await.unwrap().unwrap();
    assert_eq!((kept.imported, kept.first, kept.last), (now(), day("2026-11-02"), day("2027-12-31")));
    let ids: Vec<_> = village.stops.iter().map(|stop| stop.id.clone()).collect();
    for from in &ids {
        for to in &ids {
            let mut read = village.rides(village.station(from).unwrap(), village.station(to).unwrap());
            let mut kept = store.rides(from, to).await.unwrap();
            read.rides.sort();
            kept.rides.sort();
            assert_eq!(kept, read, "{from} to {to}");
        }
    }
}

async fn an_import_takes_the_place_of_the_one_before(place: Place) {
    let store = place.open().await;
    store.put_timetable(Feed::village().read(), now(), async |_| {}).await.unwrap();
    let new = Feed::village()
        .put("trips.txt", "t1,Jobb", "ny-1,Jobb")
        .put("stop_times.txt", "t1,7:40:00,7:40:00", "t1,7:30:00,7:30:00")
        .put("stop_times.txt", "\nt1,", "\nny-1,");
    store.put_timetable(new.read(), now(), async |_| {}).await.unwrap();
    drop(store);
    let store = place.open().await;
    assert_eq!(goes(&store, "byn", "jobb", "2026-11-23").await, ["07:30-08:05 1", "08:10-08:35 1"]);
    assert_eq!(goes(&store, "byn", "nowhere", "2026-11-23").await, [""; 0]);
}

async fn a_failed_import_leaves_the_old_one(place: Place) {
    let store = place.open().await;
    store.put_timetable(Feed::village().read(), now(), async |_| {}).await.unwrap();
    let rule = match store.engine() {
        Engine::Sqlite => {
            "CREATE TRIGGER no BEFORE INSERT ON timetable_run WHEN NEW.number > 3 BEGIN SELECT RAISE(ABORT, 'no'); END"
        }
        Engine::Postgres => "ALTER TABLE timetable_run ADD CHECK (number <= 3) NOT VALID",
    };
    // Whatever goes wrong with the last table, when all others are written.
    let mut connection = AnyConnection::connect(&place.address).await.unwrap();
    sqlx::query(rule).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let new = Feed::village().put("stops.txt", "Lillbyn", "Storbyn").read();
    let later = now() + chrono::TimeDelta::days(1);
    assert!(matches!(store.put_timetable(new, later, async |_| {}).await, Err(StoreError::Unavailable(_))));
    assert_eq!(goes(&store, "byn", "jobb", "2026-11-23").await.len(), 2);
    assert_eq!(store.stations("lillbyn", 9).await.unwrap().len(), 1);
    assert_eq!(store.timetable().await.unwrap().unwrap().imported, now());
}

async fn stations_are_found_by_how_their_words_begin(place: Place) {
    let store = place.open().await;
    store.put_timetable(Feed::village().read(), now(), async |_| {}).await.unwrap();
    let found = async |asked| -> Vec<String> {
        store.stations(asked, 20).await.unwrap().into_iter().map(|station| station.id).collect()
    };
    assert_eq!(found("tor").await, ["torget"], "the station, and not its platforms or its entrance");
    assert_eq!(found("asa SKOLA").await, ["skolan"]);
    assert_eq!(found("skola å").await, ["skolan"], "in any order");
    assert_eq!(found("exempelby").await, ["torget"]);
    assert_eq!(found("kola").await, [""; 0], "only how words begin");
    assert_eq!(found("%").await, [""; 0]);
    assert_eq!(found("' OR 1=1 --").await, [""; 0]);
    let by_name = store.station(Some("gone"), "Lillbyn").await.unwrap().unwrap();
    assert_eq!(by_name.id, "byn", "an id that is gone is found by the name");
    assert_eq!(store.station(Some("torget-a"), "").await.unwrap().unwrap().id, "torget");
    assert_eq!(store.station(None, "Storbyn").await.unwrap(), None);
}
