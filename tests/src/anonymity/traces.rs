//! Singling out, linking and inference (WP216's three) in what lies in the store: every table, every file.
use super::town::{Town, desk, survey_id};
use crate::{
    store::{Place, on_both},
    support::folder::Folder,
};
use folje_api::v1::paths;
use folje_server::state::Settings;
use folje_store::Store;
use serde_json::json;
use sqlx::{AnyConnection, Connection as _, Row as _, query};
use std::{collections::BTreeSet, fs, path::Path, process::Command};

on_both!(no_table_links_an_answer_with_anybody_or_a_time);

const TEXTS: [&str; 6] = ["solros", "blåklocka", "vallmo", "förgätmigej", "prästkrage", "klöver"];

/// Columns of the tables that hold answers, marks or results.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("ballot_box", &["sealed", "survey"]),
    ("survey_answer", &["answered", "key", "panel", "question", "survey"]),
    ("survey_code", &["digest", "panel", "survey"]),
    ("survey_result", &["body", "panel", "survey"]),
];

async fn no_table_links_an_answer_with_anybody_or_a_time(place: Place) {
    let town = Town::on(place.open().await, Settings::default(), &[9, 9]).await;
    town.ask(1, &[0, 1], true).await;
    let answers: Vec<_> = TEXTS.iter().zip(0..).map(|(text, place)| (place % 3, *text)).collect();
    town.answers(0, 1, &answers).await;
    let mut connection = AnyConnection::connect(&place.address).await.unwrap();
    for (table, columns) in COLUMNS {
        let sql = if place.address.starts_with("sqlite") {
            format!("SELECT name AS column_name FROM pragma_table_info('{table}')")
        } else {
            format!("SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}'")
        };
        let rows = query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        let found: BTreeSet<String> = rows.iter().map(|row| row.get("column_name")).collect();
        assert_eq!(found, columns.iter().map(|column| (*column).to_owned()).collect(), "{table}");
    }
    // What is kept of the letters so far is one row, of one size.
    let sealed = query("SELECT sealed FROM ballot_box").fetch_all(&mut connection).await.unwrap();
    assert_eq!(sealed.len(), 1);
    let size = sealed[0].get::<Vec<u8>, _>("sealed").len();
    town.answers(1, 1, &[(1, "hundkex")]).await;
    let sealed = query("SELECT sealed FROM ballot_box").fetch_one(&mut connection).await.unwrap();
    let sealed: Vec<u8> = sealed.get("sealed");
    assert_eq!(sealed.len(), size);
    assert!(TEXTS.iter().all(|text| !contains(&sealed, text)));

    town.close().await;
    for (table, rows) in [("ballot_box", 0), ("survey_code", 0), ("survey_answer", 0), ("survey_result", 1)] {
        let sql = format!("SELECT COUNT(*) AS rows FROM {table}");
        let found = query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
        assert_eq!(found.get::<i64, _>("rows"), rows, "{table}: nothing is kept that no result needs");
    }
    // Texts lie apart from numbers and in an order that is not the one in which they came.
    let body: String =
        query("SELECT body FROM survey_result").fetch_one(&mut connection).await.unwrap().get("body");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["outcome"]["Ok"]["answered"], 7);
    assert_eq!(body["waiting"][0]["texts"].as_array().unwrap().len(), 7);
    town.app.app.store.close().await;
}

#[tokio::test]
async fn no_file_holds_an_answer_while_the_survey_is_open_nor_a_text_once_it_is_read() {
    let folder = Folder::new();
    let file = folder.path().join("store.db");
    let keys = folder.path().join("keys");
    let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
    let settings = Settings { ballot_keys: Some(keys.clone()), ..Settings::default() };
    let town = Town::on(store, settings, &[9, 9]).await;
    town.ask(1, &[0, 1], true).await;
    let answers: Vec<_> = TEXTS.iter().zip(0..).map(|(text, place)| (place % 3, *text)).collect();
    town.answers(0, 1, &answers).await;
    let backup = folder.path().join("backup.db");
    back_up(&file, &backup).await;
    for name in ["store.db", "store.db-wal", "backup.db"] {
        let bytes = copied(&folder.path().join(name));
        assert!(TEXTS.iter().all(|text| !contains(&bytes, text)), "{name} while it is open");
    }
    assert_eq!(files(&keys), 1, "the key of the last sealing, and no other");
    // A backup is worth nothing once somebody answered after it: its key is gone.
    let sealed = sealed_in(&backup).await;
    let open = |sealed: &[u8]| folje_store::Keys::open(&*town.app.app.ballots, survey_id(1), sealed);
    assert!(open(&sealed).is_ok(), "the key in force is on the machine, outside the backup");
    town.answers(1, 1, &[(1, "hundkex")]).await;
    assert!(open(&sealed).is_err());
    let newest = sealed_in(&file).await;
    folje_server::surveys::jobs::settle(&town.app.app).await.unwrap();
    assert!(open(&newest).is_err(), "nor once a day has passed");

    town.close().await;
    assert_eq!(files(&keys), 0);
    assert_eq!(fs::metadata(folder.path().join("store.db-wal")).unwrap().len(), 0, "the log is empty");
    let waiting = town.coordinator.get(&desk(paths::DESK_SURVEY_READ, 1)).await.body["texts"][0].clone();
    let none: Vec<Option<&str>> = vec![None; waiting["texts"].as_array().unwrap().len()];
    let body = json!({ "panel": waiting["panel"], "question": waiting["question"], "texts": none });
    let read = town.coordinator.post(&desk(paths::DESK_SURVEY_READ, 1), &body).await;
    assert_eq!(read.status, 204);
    let after = folder.path().join("after.db");
    back_up(&file, &after).await;
    for name in ["store.db", "store.db-wal", "after.db"] {
        let bytes = copied(&folder.path().join(name));
        assert!(TEXTS.iter().all(|text| !contains(&bytes, text)), "{name} after it was read");
    }
}

/// What whoever runs the server does each night.
pub(super) async fn back_up(file: &Path, to: &Path) {
    let mut connection = AnyConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    let sql = format!("VACUUM INTO '{}'", to.display());
    query(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn sealed_in(file: &Path) -> Vec<u8> {
    let mut connection = AnyConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    let row = query("SELECT sealed FROM ballot_box").fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    row.get("sealed")
}

/// What stands in a file of the database. It is read by another process: closing the file in this one would end the locks
/// that SQLite holds on it.
pub(super) fn copied(file: &Path) -> Vec<u8> {
    let copy = file.with_extension("copy");
    assert!(Command::new("cp").args([file, &copy]).status().unwrap().success());
    fs::read(copy).unwrap()
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
