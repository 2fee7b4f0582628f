//! `folje serve`
use super::{
    listen::{Own, ready},
    setting::{Kept, Reached},
    templates,
};
use crate::clock::SystemClock;
use anyhow::Result;
use clap::Args;
use std::{path::PathBuf, sync::Arc};

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    kept: Kept,
    #[command(flatten)]
    reached: Reached,
    /// A folder with templates of your own, checked at start
    #[arg(long, env = "FOLJE_TEMPLATES")]
    templates: Option<PathBuf>,
    /// The folder with the keys of open surveys: outside the store and outside every backup; beside a SQLite store unless
    /// said
    #[arg(long, env = "FOLJE_BALLOT_KEYS", value_name = "FOLDER")]
    ballot_keys: Option<PathBuf>,
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        let (programmes, surveys) = match &self.templates {
            Some(folder) => (templates::programmes(folder)?, templates::surveys(folder)?),
            None => Default::default(),
        };
        let store = self.kept.open().await?;
        let ballot_keys = Some(self.ballot_keys.unwrap_or_else(|| self.kept.ballot_keys()));
        let own = Own { programmes, surveys, ballot_keys };
        ready(&self.reached, store, Arc::new(SystemClock::default()), own)?.serve().await
    }
}
