//! A power cut while boxes and their keys change, and keys that are gone. The keys lie outside the store, so no transaction
//! holds both, and the order of writing has to.
//!
//! The disk is copied before and after each thing that is done to keys; what may lie in between is made of these (a file
//! that was begun, half written over, or back again). A server starts on each such disk: every letter that was acknowledged
//! is counted once, one that was not is counted once if it is sent again, and no key is left over.
mod disk;

use super::town::{PROGRAMME, Town, survey_id};
use crate::support::app::start;
use chrono::{Days, TimeDelta};
use disk::{Cut, Disk, Watched};
use folje_anonymity::{
    answers::{Answers, Form, Kind, Value},
    disclosure::PanelId,
    hex::Hex,
    tokens::Spent,
};
use folje_domain::ids::PersonId;
use folje_server::{
    clock::ManualClock,
    random::SeededRandom,
    state::{App, Settings},
    surveys::{jobs, periods},
};
use folje_store::{By, Keys, Letter, NotDropped, Opening, Right, Store, StoreError};
use std::{fs, sync::Arc};
use uuid::Uuid;

/// How many are asked, and how many of them answer.
const ASKED: usize = 12;
const LETTERS: u8 = 7;

/// A town on a disk, with what it takes to open its survey.
struct Scene {
    disk: Disk,
    town: Town,
    by: By,
    opening: Opening,
}

impl Scene {
    async fn new() -> Self {
        let disk = Disk::new();
        let settings = Settings { ballot_keys: Some(disk.keys()), ..Settings::default() };
        let town = Town::on(Store::open(&disk.store()).await.unwrap(), settings, &[ASKED]).await;
        let app = &town.app.app;
        jobs::settle(app).await.unwrap();
        let opening = Opening {
            id: survey_id(1),
            period: periods::period(town.organisation, PROGRAMME, app.today()).unwrap(),
            template: "half-way".to_owned(),
            form: form(),
            words: serde_json::Value::Null,
            occasion: "half-way".to_owned(),
            opens: app.today(),
            closes: app.today() + Days::new(11),
            groups: vec![(Some(town.cohorts[0]), town.people[0].iter().copied().collect())],
            pooled: false,
            once: false,
        };
        let by = By {
            organisation: town.organisation,
            who: PersonId(Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0001)),
            at: app.now(),
        };
        Self { disk, town, by, opening }
    }

    /// A server that starts on another disk.
    async fn start(&self, disk: &Disk) -> (App, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(start()));
        let settings = Settings { ballot_keys: Some(disk.keys()), ..Settings::default() };
        let store = Store::open(&disk.store()).await.unwrap();
        (App::new(store, clock.clone(), Arc::new(SeededRandom::new(99)), settings).unwrap(), clock)
    }

    async fn open(&self, store: &Store, keys: Arc<dyn Keys>) {
        store.open_survey(self.by, self.opening.clone(), keys).await.unwrap().unwrap();
    }

    /// What must hold after a power cut by when so many letters were acknowledged.
    async fn holds(&self, Cut { when, disk }: Cut, acknowledged: u8) {
        let (app, clock) = self.start(&disk).await;
        self.open(&app.store, app.ballots.clone()).await;
        let survey = app.store.survey(survey_id(1)).await.unwrap().unwrap();
        if !survey.closed {
            for number in 0..LETTERS {
                let again = send(&app.store, app.ballots.clone(), number).await.unwrap();
                let taken = again == Ok(()) && number >= acknowledged;
                assert!(taken || again == Err(NotDropped::Spent), "{when}: letter {number}: {again:?}");
                let twice = send(&app.store, app.ballots.clone(), number).await.unwrap();
                assert_eq!(twice, Err(NotDropped::Spent), "{when}: letter {number} a second time");
            }
        }
        jobs::settle(&app).await.unwrap();
        assert_eq!(disk.files().len(), usize::from(!survey.closed), "{when}: nothing is left over");
        clock.go(TimeDelta::days(12));
        assert_eq!(closes_with(&app).await, Some(LETTERS), "{when}");
        assert_eq!(disk.files().len(), 0, "{when}: after the close");
        app.store.close().await;
    }
}

fn form() -> Form {
    Form::new(vec![Kind::Scale { choices: 3 }, Kind::Text], false).unwrap()
}

/// Sends a letter; the same number is the same letter.
async fn send(store: &Store, keys: Arc<dyn Keys>, number: u8) -> Result<Result<(), NotDropped>, StoreError> {
    let values = vec![Value::Choice(number % 3), Value::Declined];
    let letter = Letter {
        survey: survey_id(1),
        right: Right::Token(Spent(Hex([number; 32])), PanelId(0)),
        answers: Answers::new(&form(), values).unwrap(),
        random: [number; 32],
        today: start().date_naive(),
    };
    store.drop_letter(letter, keys).await
}

/// Does the day's work, which closes the survey; how many answers were counted, if they can be shown.
async fn closes_with(app: &App) -> Option<u8> {
    jobs::settle(app).await.unwrap();
    let results = app.store.survey_results(survey_id(1)).await.unwrap();
    let table = results[0].outcome.as_ref().ok()?;
    u8::try_from(table.answered).ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whenever_the_power_goes_no_acknowledged_letter_is_lost_and_none_is_counted_twice() {
    let scene = Scene::new().await;
    let (store, ballots) = (&scene.town.app.app.store, &scene.town.app.app.ballots);
    let watched = Arc::new(Watched::new(ballots.clone(), &scene.disk));
    // By how many acknowledged letters each disk was left.
    let mut left = Vec::new();
    scene.open(store, watched.clone()).await;
    left.extend(watched.cuts().into_iter().map(|cut| (cut, 0)));
    for number in 0..LETTERS - 1 {
        send(store, ballots.clone(), number).await.unwrap().unwrap();
    }
    // A sealing that was never kept, as an earlier cut leaves it.
    ballots.seal(survey_id(1), b"never kept").unwrap();
    send(store, watched.clone(), LETTERS - 1).await.unwrap().unwrap();
    // Nobody was told yet that the last one is there.
    left.extend(watched.cuts().into_iter().map(|cut| (cut, LETTERS - 1)));
    store.seal_anew(survey_id(1), watched.clone()).await.unwrap();
    left.extend(watched.cuts().into_iter().map(|cut| (cut, LETTERS)));
    store.close_survey(survey_id(1), watched.clone(), [1; 32], false).await.unwrap();
    left.extend(watched.cuts().into_iter().map(|cut| (cut, LETTERS)));
    store.close().await;
    assert!(left.len() > 30, "{} disks", left.len());
    for (cut, acknowledged) in left {
        scene.holds(cut, acknowledged).await;
    }
}

#[tokio::test]
async fn a_key_that_is_gone_is_told_and_nothing_is_spoilt_until_it_is_back() {
    let scene = Scene::new().await;
    let (store, ballots) = (&scene.town.app.app.store, &scene.town.app.app.ballots);
    scene.open(store, ballots.clone()).await;
    for number in 0..LETTERS - 1 {
        send(store, ballots.clone(), number).await.unwrap().unwrap();
    }
    let yesterday = scene.disk.copy();
    send(store, ballots.clone(), LETTERS - 1).await.unwrap().unwrap();
    let today = scene.disk.copy();
    store.close().await;
    let (name, key) = today.files().swap_remove(0);
    type Spoil<'s> = &'s dyn Fn(&Disk);
    let ways: [(&str, Spoil<'_>); 4] = [
        ("the folder is not there", &|disk| fs::remove_dir_all(disk.keys()).unwrap()),
        ("a part of the key", &|disk| disk.put(&name, &key[..31])),
        ("another key under its name", &|disk| disk.put(&name, &[7; 32])),
        ("the folder of yesterday", &|disk| {
            fs::remove_dir_all(disk.keys()).unwrap();
            yesterday.files().iter().for_each(|(name, key)| disk.put(name, key));
        }),
    ];
    for (way, spoil) in ways {
        let disk = today.copy();
        spoil(&disk);
        let keys = disk.files();
        scene.is_told(way, &disk).await;
        assert_eq!(disk.files(), keys, "{way}: nothing is taken away or written");
        // It is back: on the day after the last, everything is counted.
        disk.put(&name, &key);
        let (app, clock) = scene.start(&disk).await;
        clock.go(TimeDelta::days(12));
        assert_eq!(closes_with(&app).await, Some(LETTERS), "{way}");
        app.store.close().await;
    }
    // The store of yesterday with the key of today: a backup was restored. The key is good for the store of today.
    let restored = yesterday.copy();
    restored.put(&name, &key);
    for (old, _) in yesterday.files() {
        fs::remove_file(restored.keys().join(old)).unwrap();
    }
    scene.is_told("the store of yesterday", &restored).await;
    assert_eq!(restored.files(), [(name, key)]);
}

impl Scene {
    /// A server on this disk says which key is missing, to whoever sends a letter and in the daily work, also at the close.
    async fn is_told(&self, way: &str, disk: &Disk) {
        let (app, clock) = self.start(disk).await;
        let told = |error: String| {
            assert!(error.contains("the key of a ballot box is not there"), "{way}: {error}");
        };
        told(send(&app.store, app.ballots.clone(), LETTERS).await.unwrap_err().to_string());
        told(jobs::settle(&app).await.unwrap_err().to_string());
        clock.go(TimeDelta::days(12));
        told(jobs::settle(&app).await.unwrap_err().to_string());
        assert!(!app.store.survey(survey_id(1)).await.unwrap().unwrap().closed, "{way}: it waits");
        app.store.close().await;
    }
}

#[tokio::test]
async fn a_key_that_stays_away_costs_the_answers_and_not_the_next_survey() {
    let scene = Scene::new().await;
    let (store, ballots) = (&scene.town.app.app.store, &scene.town.app.app.ballots);
    scene.open(store, ballots.clone()).await;
    for number in 0..LETTERS {
        send(store, ballots.clone(), number).await.unwrap().unwrap();
    }
    fs::remove_dir_all(scene.disk.keys()).unwrap();
    scene.town.app.go(TimeDelta::days(11 + 14));
    assert!(jobs::settle(&scene.town.app.app).await.is_err(), "the key may still come back");
    scene.town.app.go(TimeDelta::days(1));
    assert_eq!(closes_with(&scene.town.app.app).await, None, "as if nobody had answered");
    assert!(store.survey(survey_id(1)).await.unwrap().unwrap().closed);
    assert!(jobs::settle(&scene.town.app.app).await.is_ok(), "and nothing is tried again");
}
