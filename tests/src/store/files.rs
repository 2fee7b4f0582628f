//! What can be wrong with a file.
use super::world::*;
use crate::support::folder::Folder;
use folje_store::{Applied, Engine, Store, StoreError};
use sqlx::{AnyConnection, Connection};

async fn refused(address: &str) -> StoreError {
    Store::open(address).await.expect_err("that must not open")
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    for address in
        ["", "mysql://localhost/x", "sqlite:", "sqlite:/no/such/folder/store.db", "sqlite:/tmp", "postgres:x"]
    {
        let error = refused(address).await;
        assert!(matches!(error, StoreError::Address(_)), "{address}: {error}");
    }
    let nobody_there = refused("postgres://nobody@localhost/x?host=/no/such/folder").await;
    assert!(matches!(nobody_there, StoreError::Unavailable(_)), "{nobody_there}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = Folder::new();
    let path = folder.path().join("store.db");
    let words = "inte en databas, men kanske någons uppsats. ".repeat(200);
    std::fs::write(&path, &words).unwrap();
    let error = refused(&format!("sqlite:{}", path.display())).await;
    assert!(matches!(error, StoreError::NotAStore(_)), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), words);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is put beside it");
}

#[tokio::test]
async fn an_empty_file_becomes_a_store_and_any_name_will_do() {
    let folder = Folder::new();
    let path = folder.path().join("Följe 50 % #1.db");
    std::fs::write(&path, "").unwrap();
    let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
    settle(&store).await.unwrap();
    assert_eq!(store.engine(), Engine::Sqlite);
    store.close().await;
    assert!(std::fs::metadata(&path).unwrap().len() > 0, "it was written under the name that was meant");
}

#[tokio::test]
async fn statistics_that_somebody_gathered_by_hand_do_not_outlive_a_start() {
    let folder = Folder::new();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open(&address).await.unwrap();
    settle(&store).await.unwrap();
    store.close().await;
    let mut by_hand = AnyConnection::connect(&address).await.unwrap();
    sqlx::raw_sql("ANALYZE").execute(&mut by_hand).await.unwrap();
    let statistics = "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat%'";
    assert!(sqlx::query_scalar::<_, i64>(statistics).fetch_one(&mut by_hand).await.unwrap() > 0);
    let store = Store::open(&address).await.unwrap();
    assert_eq!(sqlx::query_scalar::<_, i64>(statistics).fetch_one(&mut by_hand).await.unwrap(), 0);
    store.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_reads_a_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("store.db").display())).await.unwrap();
    settle(&store).await.unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap().flatten() {
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?} has mode {mode:o}", entry.file_name());
    }
}

#[tokio::test]
async fn in_memory_is_a_store_like_any_other() {
    let store = Store::open("sqlite::memory:").await.unwrap();
    settle(&store).await.unwrap();
    assert_eq!(send(&store, add_step(1)).await.unwrap(), Applied::Done);
    assert_eq!(store.record(&own()).await.unwrap().steps.len(), 1);
}
