//! `folje serve`
use super::{
    check,
    listen::ready,
    setting::{Kept, Reached},
};
use crate::{clock::SystemClock, programmes::Programmes};
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
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        let programmes =
            self.templates.as_deref().map_or_else(|| Ok(Programmes::default()), check::templates)?;
        let store = self.kept.open().await?;
        ready(&self.reached, store, Arc::new(SystemClock::default()), programmes)?.serve().await
    }
}
