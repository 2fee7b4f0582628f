//! Photos of the steps of trips: kept while a step shows them, for the one whose they are.
use super::{Place, on_both, world::*};
use chrono::NaiveTime;
use folje_domain::{
    command::Action,
    ids::{PhotoId, TripId},
    reminder::{Leg, Stop, Trip, TripStep},
};
use folje_store::{Applied, PhotoRefusal, Store};

on_both!(
    a_photo_is_kept_while_a_step_shows_it,
    no_more_photos_than_the_quota_are_kept,
    companions_see_no_photo
);

const BUS: PhotoId = PhotoId(id_of(701));
const STOP: PhotoId = PhotoId(id_of(702));

const fn id_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

fn trip(number: u128, photos: &[PhotoId]) -> Trip {
    let stop = |name: &str| Stop { name: name.to_owned(), id: None };
    let step = |photo: &PhotoId| TripStep { words: "Här".to_owned(), photo: Some(*photo) };
    let there = Leg {
        from: stop("Lillbyn"),
        to: stop("Torget"),
        line: String::new(),
        walk: 5,
        walk_on: 0,
        ride: 20,
        change: None,
        departures: vec![NaiveTime::MIN],
        must_book: false,
        steps: photos.iter().map(step).collect(),
    };
    let (name, series) = ("till stan".to_owned(), Vec::new());
    Trip { id: TripId(id(number)), name, series, there, back: None, removed: false }
}

async fn keep_trip(store: &Store, number: u128, trip: Trip) {
    let kept = send(store, command(number, Action::KeepTrip { trip: Box::new(trip) })).await.unwrap();
    assert_eq!(kept, Applied::Done);
}

async fn keep(store: &Store, photo: PhotoId) -> Result<(), PhotoRefusal> {
    store.keep_photo(own(), photo, vec![7; 9], now()).await.unwrap()
}

async fn a_photo_is_kept_while_a_step_shows_it(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    assert_eq!(keep(&store, BUS).await, Err(PhotoRefusal::Unknown), "no step shows it yet");

    keep_trip(&store, 1, trip(50, &[BUS, STOP])).await;
    keep_trip(&store, 2, trip(51, &[STOP])).await;
    for photo in [BUS, STOP, BUS] {
        assert_eq!(keep(&store, photo).await, Ok(()));
    }
    let store = place.open().await;
    assert_eq!(store.photo(&own(), BUS).await.unwrap(), Some(vec![7; 9]));

    keep_trip(&store, 3, trip(50, &[])).await;
    assert_eq!(store.photo(&own(), BUS).await.unwrap(), None, "its step is gone");
    assert!(store.photo(&own(), STOP).await.unwrap().is_some(), "another trip shows it");
    keep_trip(&store, 4, Trip { removed: true, ..trip(51, &[STOP]) }).await;
    assert_eq!(store.photo(&own(), STOP).await.unwrap(), None, "its trip is gone");
    assert_eq!(keep(&store, STOP).await, Err(PhotoRefusal::Unknown));
}

async fn no_more_photos_than_the_quota_are_kept(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let photos: Vec<_> =
        (0..=u128::from(folje_domain::photo::MOST)).map(|n| PhotoId(id(9_000 + n))).collect();
    for (number, some) in (1..).zip(photos.chunks(20)) {
        keep_trip(&store, number, trip(100 + number, some)).await;
    }
    let (last, rest) = photos.split_last().unwrap();
    for photo in rest {
        assert_eq!(keep(&store, *photo).await, Ok(()));
    }
    assert_eq!(keep(&store, *last).await, Err(PhotoRefusal::TooMany));
    assert_eq!(keep(&store, rest[0]).await, Ok(()), "what is there is there");
}

async fn companions_see_no_photo(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    keep_trip(&store, 1, trip(50, &[BUS])).await;
    assert_eq!(keep(&store, BUS).await, Ok(()));
    let coach = scope_of(&store, COACH).await.unwrap();
    assert_eq!(store.photo(&coach, BUS).await.unwrap(), None);
    let said = store.keep_photo(coach, STOP, vec![7], now()).await.unwrap();
    assert_eq!(said, Err(PhotoRefusal::Unknown));
}
