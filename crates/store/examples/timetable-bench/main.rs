//! What `cargo xtask bench import` measures: importing a large timetable, and what whoever writes beside it waits.
//!
//! ```text
//! timetable-bench make FOLDER ROWS SEED   writes a feed with so many rows in stop_times.txt, the same for a seed
//! timetable-bench import ADDRESS FEED     imports it twice, the second time in the place of the first
//! ```
mod made;

use anyhow::{Result, bail};
use chrono::DateTime;
use folje_domain::ids::OrganisationId;
use folje_store::{Organisation, Step, Store};
use std::{
    path::Path,
    sync::Arc,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// How long whoever writes beside the import pauses between two writes.
const PAUSE: Duration = Duration::from_millis(7);

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["make", folder, rows, seed] => made::write(Path::new(folder), rows.parse()?, seed.parse()?),
        ["import", address, feed] => {
            import(address, Path::new(feed), "into nothing").await?;
            import(address, Path::new(feed), "in the place of another").await
        }
        _ => bail!("see the head of main.rs for what can be measured"),
    }
}

/// Imports a feed while another connection writes, as the server does, and prints how long each took.
async fn import(address: &str, feed: &Path, what: &str) -> Result<()> {
    let store = Store::open(address).await?;
    let begun = Instant::now();
    let (timetable, _) = folje_gtfs::read(feed, &mut |_| ())?;
    let (read, runs) = (begun.elapsed(), timetable.runs.len());
    let done = Arc::new(AtomicBool::new(false));
    let beside = tokio::spawn(write_beside(Store::open(address).await?, done.clone()));
    let (begun, rest) = (Instant::now(), store.engine().rest());
    let (mut last, mut longest, mut working, mut steps) = (Instant::now(), Duration::ZERO, Duration::ZERO, 0);
    let between = async |_: Step| {
        longest = longest.max(last.elapsed());
        working += last.elapsed();
        steps += 1;
        tokio::time::sleep(rest).await;
        last = Instant::now();
    };
    store.put_timetable(timetable, DateTime::UNIX_EPOCH, between).await?;
    let total = begun.elapsed();
    done.store(true, Ordering::Relaxed);
    let (writes, waited) = beside.await??;
    println!("{what}: {runs} runs, read in {read:.2?}, written in {total:.2?} and {steps} steps");
    println!("  writing without the rests {working:.2?}, the longest step {longest:.1?}");
    println!("  beside it {writes} writes of another connection, the longest of them {waited:.1?}");
    Ok(())
}

/// Writes until it is `done`: how often, and how long the longest took.
async fn write_beside(store: Store, done: Arc<AtomicBool>) -> Result<(u128, Duration)> {
    let first = store.organisations().await?.len();
    let (mut writes, mut longest) = (0, Duration::ZERO);
    while !done.load(Ordering::Relaxed) {
        writes += 1;
        let id: OrganisationId = format!("{:032x}", u128::try_from(first)? + writes).parse()?;
        let begun = Instant::now();
        store.add_organisation(&Organisation { id, name: "Kommunen".to_owned(), demo: false }).await?;
        longest = longest.max(begun.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    Ok((writes, longest))
}
