//! `folje serve`
use super::{
    check,
    listen::ready,
    setting::{Kept, Reached},
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
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        if let Some(folder) = &self.templates {
            check::templates(folder)?;
        }
        let store = self.kept.open().await?;
        ready(&self.reached, store, Arc::new(SystemClock::default()))?.serve().await
    }
}
