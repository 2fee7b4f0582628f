//! Timing: somebody knows to the minute when each participant was on-line, and has what the server wrote down with a time
//! or in an order: the log at its finest, the store of each evening, the times of the files with keys. Whose letter came
//! when must make no difference to any of it.
//!
//! What a watcher of the network or of the running machine sees is not protected, and docs/anonymity.md says so.
use super::{
    swapped::dump,
    town::{Phone, Town, letter, post, survey_id, values},
};
use crate::support::{folder::Folder, log::Log};
use chrono::TimeDelta;
use folje_api::v1::paths;
use folje_server::{state::Settings, surveys::jobs};
use folje_store::Store;
use std::{fs, path::Path, time::UNIX_EPOCH};

const PEOPLE: usize = 18;
/// Between one opening of the app and the next.
const BETWEEN: TimeDelta = TimeDelta::minutes(7);
/// What each letter says, in the order in which they come: the result is the same whoever sent them.
const SAID: [(u8, &str); 7] =
    [(0, "mer fika"), (1, ""), (2, "bra"), (0, ""), (1, "bussen är sen"), (2, ""), (2, "kortare dagar")];

/// On which day, and at whose opening of the app, a letter goes.
type Sends = [(usize, usize); 7];

/// All on the first morning, from the first group.
const EARLY: Sends = [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6)];
/// Over the days, by others.
const LATE: Sends = [(0, 17), (1, 9), (1, 12), (2, 7), (2, 8), (2, 10), (2, 16)];

/// What is left of three days.
#[derive(PartialEq, Debug)]
struct Left {
    /// The log, with times.
    log: Vec<String>,
    /// The store of each evening, and after the close.
    dumps: Vec<Vec<String>>,
    /// Sizes of the keys, each evening.
    keys: Vec<Vec<u64>>,
}

/// Everybody opens the app on each of three days, always in the same minute. Only who sends a letter then differs.
async fn three_days(sends: &Sends) -> Left {
    let folder = Folder::new();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let keys = folder.path().join("keys");
    let settings = Settings { ballot_keys: Some(keys.clone()), ..Settings::default() };
    let town = Town::on(Store::open(&address).await.unwrap(), settings, &[9, 9]).await;
    jobs::settle(&town.app.app).await.unwrap();
    town.ask(1, &[0, 1], true).await;
    let mut phones = Vec::new();
    for (person, secret) in town.people.iter().flatten().zip(0..) {
        let phone = town.phone(*person).await;
        let open = phone.open(1).await;
        let token = phone.token(&open, [secret; 32]).await;
        phones.push((phone, open, token));
    }
    let (log, mut dumps, mut evenings) = (Log::default(), Vec::new(), Vec::new());
    let kept = log.keep("trace", &town.app.clock);
    let mut said = SAID.iter();
    for day in 0..3 {
        for (person, (phone, open, token)) in phones.iter().enumerate() {
            town.app.go(BETWEEN);
            phone.page().await;
            if sends.contains(&(day, person)) {
                let (choice, text) = said.next().unwrap();
                assert_eq!(phone.send(open, token, values(*choice, text)).await.status, 204);
                without_times(&keys);
            }
        }
        dumps.push(dump(&address).await);
        evenings
            .push(fs::read_dir(&keys).unwrap().map(|key| key.unwrap().metadata().unwrap().len()).collect());
        town.app.go(TimeDelta::days(1) - BETWEEN * i32::try_from(PEOPLE).unwrap());
        jobs::settle(&town.app.app).await.unwrap();
    }
    town.close().await;
    drop(kept);
    dumps.push(dump(&address).await);
    town.app.app.store.close().await;
    Left { log: log.lines(), dumps, keys: evenings }
}

/// No key, nor the folder they lie in, shows when it was written or read.
fn without_times(keys: &Path) {
    let files = fs::read_dir(keys).unwrap().map(|key| key.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(files.len(), 1);
    for file in &files {
        let times = fs::metadata(file).unwrap();
        assert_eq!((times.modified().unwrap(), times.accessed().unwrap()), (UNIX_EPOCH, UNIX_EPOCH));
    }
    assert_eq!(fs::metadata(keys).unwrap().modified().unwrap(), UNIX_EPOCH, "the folder");
}

#[tokio::test]
async fn from_the_log_and_the_store_of_each_day_nobody_learns_who_answered_when() {
    let (early, late) = (three_days(&EARLY).await, three_days(&LATE).await);
    assert_eq!(early.log, late.log, "the log, to the millisecond");
    for (day, (early, late)) in early.dumps.iter().zip(&late.dumps).enumerate() {
        assert_eq!(early, late, "the store on day {day}, the close being the fourth");
    }
    assert_eq!(early.keys, late.keys);
    // The same eyes see what is written down: who opened the app, and when.
    let opened = |line: &&String| line.contains("request") && line.contains(paths::SURVEYS);
    assert_eq!(early.log.iter().filter(opened).count(), 3 * PEOPLE);
    let last = early.dumps.last().unwrap();
    assert!(
        last.iter().any(|line| line.starts_with("survey_result") && line.contains("answered")),
        "{last:?}"
    );
}

#[tokio::test]
async fn a_letter_that_is_not_taken_is_not_in_the_log_either() {
    let folder = Folder::new();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let keys = folder.path().join("keys");
    let settings = Settings { ballot_keys: Some(keys.clone()), ..Settings::default() };
    let town = Town::on(Store::open(&address).await.unwrap(), settings, &[9]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [1; 32]).await;
    let sound = letter(&open, &token, open.panel, values(1, "bra"));
    let device = town.app.device();
    let log = Log::default();
    let _kept = log.keep("trace", &town.app.clock);

    let away = folder.path().join("away");
    fs::rename(&keys, &away).unwrap();
    let lost = post(&device, open.id, sound.clone()).await;
    assert_eq!((lost.status, lost.code()), (503, "unavailable"), "the keys are not there");
    fs::rename(&away, &keys).unwrap();
    assert_eq!(post(&device, open.id, sound.clone()).await.status, 204);
    assert_eq!(post(&device, open.id, sound.clone()).await.status, 409, "it is there");
    spoil_the_key(&keys);
    assert_eq!(post(&device, open.id, sound.clone()).await.status, 503);
    assert_eq!(post(&device, open.id, vec![1; 10]).await.status, 422);
    assert_eq!(post(&device, survey_id(9), sound).await.status, 404);
    assert_eq!(log.lines(), Vec::<String>::new());

    // The daily work tells that something is wrong.
    assert!(jobs::settle(&town.app.app).await.is_err());
    let told = log.lines().concat();
    assert!(told.contains("the key of a ballot box is not there"), "{told}");
    let answer = device.get(paths::SESSION).await;
    assert_eq!(answer.status, 401);
    assert!(log.lines().concat().contains(paths::SESSION), "and others have their line");
}

/// Puts something else where the one key is.
fn spoil_the_key(keys: &Path) {
    let key = fs::read_dir(keys).unwrap().next().unwrap().unwrap().path();
    fs::write(key, "no key").unwrap();
}

#[tokio::test]
async fn tokens_are_fetched_by_those_too_who_are_asked_nothing() {
    // Fetching is by name: if only those fetched who answer, the fetching would tell.
    let town = Town::new(&[9, 9]).await;
    town.ask(1, &[0], false).await;
    let shown = |phone: Phone| async move { phone.page().await["periods"].clone() };
    let asked = shown(town.phone(town.people[0][0]).await).await;
    let not_asked = shown(town.phone(town.people[1][0]).await).await;
    assert!(asked.as_array().is_some_and(|periods| !periods.is_empty()));
    assert_eq!(asked, not_asked);
    town.close().await;
    let afterwards = shown(town.phone(town.people[0][0]).await).await;
    assert_eq!(asked, afterwards, "and the same when nothing is open");
}
