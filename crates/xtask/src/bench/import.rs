//! `cargo xtask bench import`. What is measured stands in `crates/store/examples/timetable-bench/`: a made feed, as
//! large as a region's, imported beside somebody who writes.

use crate::process::{cargo, command, run as finish};
use crate::workspace::Workspace;
use anyhow::Result;
use std::fs;

/// How large a feed.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Rows in stop_times.txt
    #[arg(long, default_value_t = 1_000_000)]
    rows: u64,
    /// The same seed makes the same feed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The address of an empty store; else an SQLite file is made
    #[arg(long)]
    store: Option<String>,
}

/// Makes the feed, imports it and prints how long that took.
///
/// # Errors
/// When something does not build or run.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let build = ["build", "--release", "-p", "folje-store", "--example", "timetable-bench"];
    finish(cargo(workspace.root()).args(build))?;
    let bench = workspace.target().join("release/examples/timetable-bench");
    let folder = workspace.target().join("timetable-bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let (rows, seed) = (options.rows.to_string(), options.seed.to_string());
    finish(command(&bench, workspace.root()).arg("make").arg(&folder).args([rows, seed]))?;
    let own = format!("sqlite:{}", folder.join("store.db").display());
    let address = options.store.as_deref().unwrap_or(&own);
    finish(command(&bench, workspace.root()).args(["import", address]).arg(&folder))
}
