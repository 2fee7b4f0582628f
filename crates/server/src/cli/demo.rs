//! `folje demo`
use super::{
    listen::{Own, ready},
    private,
    setting::{Reached, clock, wall_time},
};
use crate::{clock::SystemClock, demo};
use anyhow::{Context as _, Result, bail};
use chrono::{NaiveDateTime, TimeDelta};
use clap::Args;
use folje_store::Store;
use std::{fs, io, path::PathBuf, sync::Arc, thread};

#[derive(Args)]
pub(super) struct Demo {
    #[command(flatten)]
    reached: Reached,
    /// An empty store to fill and keep; by default a new one that goes away with the demo
    #[arg(long)]
    store: Option<String>,
    /// Also write the links and codes to this file, as JSON that only you can read
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Let the demo begin at this time in Stockholm (2026-11-24T08:30) instead of now
    #[arg(long, value_name = "TIME", value_parser = wall_time)]
    at: Option<NaiveDateTime>,
    /// Put the demo's clock on by as many minutes as are typed here while it runs, a number on each line: nobody has to
    /// wait until somebody is told
    #[arg(long)]
    steer: bool,
}

impl Demo {
    pub(super) async fn run(self) -> Result<()> {
        let clock = Arc::new(clock(self.at)?);
        let folder = Folder::new()?;
        let address = self.store.unwrap_or_else(|| format!("sqlite:{}", folder.0.join("demo.db").display()));
        let store = Store::open(&address).await.context("the store could not be opened")?;
        if !store.organisations().await?.is_empty() {
            bail!("the store is not empty: a demo is never put among real people");
        }
        // The folder of a demo that goes away is no longer than its store.
        let ballot_keys =
            address.strip_prefix("sqlite:").map(|file| PathBuf::from(format!("{file}.ballot-keys")));
        let ready = ready(&self.reached, store, clock.clone(), Own { ballot_keys, ..Own::default() })?;
        let looks = demo::fill(ready.app()).await.context("the municipality could not be made")?;
        if let Some(file) = &self.json {
            let json = demo::look_in::json(&ready.base, &looks);
            private::write(file, &format!("{json:#}\n"))?;
        }
        println!("{}", demo::look_in::table(&ready.base, &looks));
        if self.steer {
            // A thread of its own: reading what is typed cannot be ended, and ends with the process.
            thread::spawn(move || steer(&clock));
        }
        ready.serve().await
    }
}

/// Puts the clock on by what is typed, until there is no more of it. What is no number is let be.
fn steer(clock: &SystemClock) {
    let lines = io::stdin().lines().map_while(Result::ok);
    for minutes in lines.filter_map(|line| line.trim().parse::<i32>().ok()) {
        clock.go(TimeDelta::minutes(minutes.into()));
    }
}

/// A folder that goes away with the demo.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("folje-demo-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is removed by the system in time.
        let _ = fs::remove_dir_all(&self.0);
    }
}
