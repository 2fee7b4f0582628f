//! `folje demo`
use super::{
    listen::ready,
    setting::{Reached, clock, wall_time},
};
use crate::{clock::Clock, demo, programmes::Programmes};
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDateTime;
use clap::Args;
use folje_store::Store;
use std::{fs, path::PathBuf, sync::Arc};

#[derive(Args)]
pub(super) struct Demo {
    #[command(flatten)]
    reached: Reached,
    /// An empty store to fill and keep; by default a new one that goes away with the demo
    #[arg(long)]
    store: Option<String>,
    /// Also write the links and codes to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Let the demo begin at this time in Stockholm (2026-11-24T08:30) instead of now
    #[arg(long, value_name = "TIME", value_parser = wall_time)]
    at: Option<NaiveDateTime>,
}

impl Demo {
    pub(super) async fn run(self) -> Result<()> {
        let clock: Arc<dyn Clock> = Arc::new(clock(self.at)?);
        let folder = Folder::new()?;
        let address = self.store.unwrap_or_else(|| format!("sqlite:{}", folder.0.join("demo.db").display()));
        let store = Store::open(&address).await.context("the store could not be opened")?;
        if !store.organisations().await?.is_empty() {
            bail!("the store is not empty: a demo is never put among real people");
        }
        let ready = ready(&self.reached, store, clock, Programmes::default())?;
        let looks = demo::fill(ready.app()).await.context("the municipality could not be made")?;
        if let Some(file) = &self.json {
            let json = demo::look_in::json(&ready.base, &looks);
            fs::write(file, format!("{json:#}\n"))
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        println!("{}", demo::look_in::table(&ready.base, &looks));
        ready.serve().await
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
