//! A disk that is full. Mounting a small one takes rights that a developer does not have, so the test runs itself
//! again in a process whose files may not grow beyond a limit, which SQLite meets as a write that fails.
//!
//! A limit inside SQLite (`max_page_count`) would not do: there SQLite leaves the transaction open. When the system
//! refuses a write, it ends the transaction by itself, and the connection must not be used again.
use super::{Place, world::*};
use folje_store::{Applied, Store, StoreError};
use std::process::Command;

/// Under which name the process that is alone finds the address.
pub(crate) const ADDRESS: &str = "FOLJE_TEST_FULL_DISK";

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    if let Ok(address) = std::env::var(ADDRESS) {
        return tokio::runtime::Runtime::new().unwrap().block_on(write_until_full(&address));
    }
    alone(&Place::sqlite().address);
}

/// Runs the test of this thread once more, alone in a process, with `address` in the environment.
pub(crate) fn alone(address: &str) {
    let name = std::thread::current().name().unwrap().to_owned();
    // The signal that tells of the limit would end the process; ignored, the write fails instead.
    let inner = Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &name, "--nocapture", "--test-threads=1"])
        .env(ADDRESS, address)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&inner.stdout) + String::from_utf8_lossy(&inner.stderr);
    assert!(inner.status.success() && said.contains("1 passed"), "{said}");
}

async fn write_until_full(address: &str) {
    let store = Store::open(address).await.unwrap();
    settle(&store).await.unwrap();
    let words = "mål ".repeat(400);
    files_may_grow_to("2000000");
    let mut acknowledged = 0;
    let full = loop {
        match send(&store, add_goal(acknowledged + 1, &words)).await {
            Ok(answer) => assert_eq!(answer, Applied::Done),
            Err(error) => break error,
        }
        acknowledged += 1;
        assert!(acknowledged < 400, "the limit must be met");
    };
    assert!(acknowledged > 0, "the limit must leave room to begin with");
    assert!(matches!(full, StoreError::Unavailable(_)), "{full}");
    let there = async |store: &Store| store.record(&own()).await.unwrap().goals.len() as u128;
    for number in 900..910 {
        // One or the other may still find room in what SQLite clears up.
        match send(&store, add_goal(number, &words)).await {
            Ok(answer) => acknowledged += u128::from(answer == Applied::Done),
            Err(again) => assert_eq!(again.to_string(), full.to_string(), "the disk, and nothing else"),
        }
        assert_eq!(there(&store).await, acknowledged, "reading goes on");
    }

    files_may_grow_to("unlimited");
    assert_eq!(send(&store, add_goal(999, "nu finns det plats")).await.unwrap(), Applied::Done);
    assert_eq!(send(&store, add_goal(1, &words)).await.unwrap(), Applied::DoneBefore(None));
    store.close().await;
    assert_eq!(there(&Store::open(address).await.unwrap()).await, acknowledged + 1);
}

/// Limits the files of this process, softly, so that the limit can be lifted again.
pub(crate) fn files_may_grow_to(bytes: &str) {
    let (process, limit) = (std::process::id().to_string(), format!("--fsize={bytes}:"));
    assert!(Command::new("prlimit").args(["--pid", &process, &limit]).status().unwrap().success());
}
