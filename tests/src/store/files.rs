//! What can be wrong with a file, and a disk that is full.
use super::{Place, world::*};
use crate::support::folder::Folder;
use folje_store::{Applied, Engine, Store, StoreError};

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
    let page = refused("sqlite:/tmp/x.db?max_page_count=many").await;
    assert!(matches!(page, StoreError::Address(_)), "{page}");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let place = Place::sqlite();
    let store = Store::open(&format!("{}?max_page_count=80", place.address)).await.unwrap();
    settle(&store).await.unwrap();
    let mut acknowledged = 0;
    let full = loop {
        match send(&store, add_goal(acknowledged + 1, &"mål ".repeat(400))).await {
            Ok(answer) => assert_eq!(answer, Applied::Done),
            Err(error) => break error,
        }
        acknowledged += 1;
        assert!(acknowledged < 400, "the limit must be met");
    };
    assert!(matches!(full, StoreError::Unavailable(_)), "{full}");
    let there = async |store: &Store| store.record(&own()).await.unwrap().goals.len();
    for number in 900..905 {
        let again = send(&store, add_goal(number, &"mål ".repeat(400))).await;
        assert!(matches!(again, Err(StoreError::Unavailable(_))), "{again:?}");
        assert_eq!(there(&store).await as u128, acknowledged, "reading goes on");
    }
    store.close().await;

    let store = place.open().await;
    assert_eq!(there(&store).await as u128, acknowledged);
    assert_eq!(send(&store, add_goal(acknowledged, "")).await.unwrap(), Applied::DoneBefore(None));
    assert_eq!(send(&store, add_goal(900, "nu finns det plats")).await.unwrap(), Applied::Done);
}
