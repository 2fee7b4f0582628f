//! «A answered x and B answered y» and the other way round, from all that the server has: files, log, dump, backups before
//! and after. Where no randomness enters they are equal to the byte; where it does, a classifier stays at chance.
use super::{
    town::{Town, survey_id},
    traces::{back_up, copied},
};
use crate::{
    store::{Place, on_both},
    support::folder::Folder,
};
use folje_anonymity::{
    answers::{Answers, Form, Kind, Value, lay},
    disclosure::PanelId,
    hex::Hex,
    stream::Stream,
    tokens::Spent,
};
use folje_server::{
    random::SeededRandom,
    state::Settings,
    surveys::{jobs, keys::BallotKeys},
};
use folje_store::{BallotBox, Keys, Store};
use sqlx::{AnyConnection, Column as _, Connection as _, Row as _, any::AnyRow, query};
use std::{fs, sync::Arc};

on_both!(a_dump_is_the_same_before_and_after_the_close_but_for_one_sealed_value);

const X: (u8, &str) = (0, "det är för bullrigt");
const Y: (u8, &str) = (2, "jag trivs bra här");
const OTHERS: [(u8, &str); 5] =
    [(1, "mer fika"), (1, ""), (0, "bussen är sen"), (2, "kortare dagar"), (1, "bra")];

/// Seven of 18 answer; the first two are A and B.
async fn answer(town: &Town, swapped: bool) {
    // What each day begins with, so that nothing is written after the close but the close.
    jobs::settle(&town.app.app).await.unwrap();
    town.ask(1, &[0, 1], true).await;
    let (a, b) = if swapped { (Y, X) } else { (X, Y) };
    town.answers(0, 1, &[[a, b].as_slice(), &OTHERS].concat()).await;
}

#[tokio::test]
async fn files_log_and_backups_are_equal_to_the_byte_after_the_close() {
    // One empty store for both: when its tables were made stands in the file.
    let empty = Folder::new();
    let made = empty.path().join("empty.db");
    Store::open(&format!("sqlite:{}", made.display())).await.unwrap().close().await;
    let mut captured = Vec::new();
    for swapped in [false, true] {
        let folder = Folder::new();
        let file = folder.path().join("store.db");
        fs::copy(&made, &file).unwrap();
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let keys = folder.path().join("keys");
        let settings = Settings { ballot_keys: Some(keys.clone()), ..Settings::default() };
        let town = Town::on(store, settings, &[9, 9]).await;
        answer(&town, swapped).await;
        let (before, after) = (folder.path().join("before.db"), folder.path().join("after.db"));
        let open = copied(&file.with_extension("db-wal")).len();
        back_up(&file, &before).await;
        let names = |folder: &std::path::Path| {
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
            entries.map(|entry| (entry.file_name(), entry.metadata().unwrap().len())).collect::<Vec<_>>()
        };
        let kept = names(&keys);
        town.close().await;
        back_up(&file, &after).await;
        let sizes = (open, copied(&before).len(), kept);
        let bytes = ["store.db", "store.db-wal", "after.db"].map(|name| copied(&folder.path().join(name)));
        let shown = (town.desk().await, town.phone(town.people[0][8]).await.page().await);
        captured.push((sizes, bytes, shown));
        town.app.app.store.close().await;
    }
    let (one, other) = (&captured[0], &captured[1]);
    assert_eq!(one.0, other.0, "while it is open: sizes, names and number of files");
    assert_eq!(one.2, other.2, "what is shown");
    for (name, (one, other)) in ["the file", "the log", "the backup"].iter().zip(one.1.iter().zip(&other.1)) {
        let differing = one.iter().zip(other).filter(|(one, other)| one != other).count();
        assert_eq!((one.len(), differing), (other.len(), 0), "{name}");
    }
}

async fn a_dump_is_the_same_before_and_after_the_close_but_for_one_sealed_value(place: Place) {
    // The second world stands in a place of its own of the same kind.
    let other = if place.address.starts_with("sqlite") { Place::sqlite() } else { Place::postgres() };
    let mut dumps = Vec::new();
    for (place, swapped) in [(&place, false), (&other, true)] {
        let town = Town::on(place.open().await, Settings::default(), &[9, 9]).await;
        answer(&town, swapped).await;
        let before = dump(&place.address).await;
        town.close().await;
        dumps.push((before, dump(&place.address).await));
        town.app.app.store.close().await;
    }
    assert_eq!(dumps[0].0, dumps[1].0, "while it is open");
    assert_eq!(dumps[0].1, dumps[1].1, "after the close");
}

/// All rows of all tables as text, of a sealed value its length. What was made of letters stands in the order in which the
/// engine gives it; other tables are sorted, since PostgreSQL's connections fill their pages as it happens.
pub(super) async fn dump(address: &str) -> Vec<String> {
    let mut connection = AnyConnection::connect(address).await.unwrap();
    let names = if address.starts_with("sqlite") {
        "SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY name"
    } else {
        "SELECT table_name::text AS name FROM information_schema.tables \
         WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%' ORDER BY table_name"
    };
    let names: Vec<String> =
        query(names).fetch_all(&mut connection).await.unwrap().iter().map(|row| row.get("name")).collect();
    assert!(names.contains(&"survey_result".to_owned()) && names.len() > 20);
    let mut dump = Vec::new();
    for name in names {
        let rows = query(sqlx::AssertSqlSafe(format!("SELECT * FROM {name}")))
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let mut lines: Vec<_> = rows.iter().map(|row| format!("{name}: {}", line(row))).collect();
        if !["ballot_box", "survey_answer", "survey_code", "survey_result"].contains(&name.as_str()) {
            lines.sort_unstable();
        }
        dump.extend(lines);
    }
    connection.close().await.unwrap();
    dump
}

fn line(row: &AnyRow) -> String {
    let column = |place: usize, name: &str| {
        if let Ok(bytes) = row.try_get::<Option<Vec<u8>>, _>(place) {
            let bytes = bytes.unwrap_or_default();
            return if name == "sealed" { bytes.len().to_string() } else { format!("{bytes:?}") };
        }
        let text = row.try_get::<Option<String>, _>(place).map(|text| format!("{text:?}"));
        text.unwrap_or_else(|_| format!("{:?}", row.try_get::<Option<i64>, _>(place).unwrap()))
    };
    let columns = row.columns().iter().enumerate();
    columns
        .map(|(place, of)| format!("{}={}", of.name(), column(place, of.name())))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn from_a_sealed_box_a_classifier_learns_nothing() {
    let form = Form::new(vec![Kind::Scale { choices: 3 }, Kind::Text], false).unwrap();
    let keys = BallotKeys::new(None, Arc::new(SeededRandom::new(5)));
    let mut random = Stream::new("swapped", &[5; 32], b"");
    let filled = |swapped: bool, random: &mut Stream| {
        let (a, b) = if swapped { (Y, X) } else { (X, Y) };
        let mut filled = BallotBox::default();
        for (choice, text) in [[a, b].as_slice(), &OTHERS].concat() {
            let values = vec![Value::Choice(choice), Value::Text(text.to_owned())];
            let answers = Answers::new(&form, values).unwrap();
            filled.put(lay(&form, PanelId(0), &answers, &random.take()), Spent(Hex(random.take())));
        }
        filled.bytes(&form, 12)
    };
    // Which way round it was, learnt from how often each byte stands where: of the box as it lies in the store, and, which
    // nobody ever has, of what is in it.
    for sealed in [true, false] {
        let mut game = |games: usize| -> Vec<(bool, Vec<u8>)> {
            let mut one = |_| {
                let swapped = random.below(2) == 1;
                let plain = filled(swapped, &mut random);
                (swapped, if sealed { keys.seal(survey_id(1), &plain).unwrap() } else { plain })
            };
            (0..games).map(&mut one).collect()
        };
        let (learnt, played) = (game(300), game(1000));
        let mean = |of: bool| -> Vec<f64> {
            let own: Vec<_> = learnt.iter().filter(|(swapped, _)| *swapped == of).collect();
            let sums = (0..own[0].1.len())
                .map(|place| own.iter().map(|(_, bytes)| f64::from(bytes[place])).sum::<f64>());
            sums.map(|sum| sum / own.len() as f64).collect()
        };
        let (straight, swapped) = (mean(false), mean(true));
        let far = |bytes: &[u8], mean: &[f64]| -> f64 {
            bytes.iter().zip(mean).map(|(byte, mean)| (f64::from(*byte) - mean).powi(2)).sum()
        };
        let right = played
            .iter()
            .filter(|(was, bytes)| *was == (far(bytes, &swapped) < far(bytes, &straight)))
            .count();
        // 1,000 tosses of a coin: a standard deviation of 16.
        assert!((450..550).contains(&right), "sealed: {sealed}: {right} of 1000");
    }
}
