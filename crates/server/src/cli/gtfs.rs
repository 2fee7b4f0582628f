//! `folje gtfs import`: a timetable for bus practice, from a feed of the region's traffic.
use super::setting::Kept;
use crate::clock::{Clock as _, SystemClock};
use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use folje_gtfs::{FeedError, Report, Timetable};
use std::{collections::BTreeSet, path::PathBuf};

#[derive(Args)]
pub(super) struct Gtfs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read a GTFS Static feed and let it take the place of the timetable that was there
    Import(Import),
}

#[derive(Args)]
struct Import {
    #[command(flatten)]
    kept: Kept,
    /// The feed: a zip file or a folder
    file: PathBuf,
}

impl Gtfs {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::Import(import) => import.run().await,
        }
    }
}

impl Import {
    async fn run(self) -> Result<()> {
        let Self { kept, file } = self;
        let store = kept.open().await?;
        let shown = file.display().to_string();
        let read = tokio::task::spawn_blocking(move || {
            folje_gtfs::read(&file, &mut |name| eprintln!("reading {name}"))
        });
        let (timetable, report) = read.await?.map_err(|error| told(error, &shown))?;
        let summary = summary(&timetable, &report);
        eprintln!("writing");
        let rest = store.engine().rest();
        let written = store
            .put_timetable(timetable, SystemClock::default().now(), async |_| tokio::time::sleep(rest).await)
            .await;
        written.context("the timetable could not be written; the one before it is still there")?;
        println!("{summary}");
        store.close().await;
        Ok(())
    }
}

/// The error, with the feed's name where it does not say it itself, and what was left out where that was everything.
fn told(error: FeedError, feed: &str) -> anyhow::Error {
    match &error {
        FeedError::Unreadable { what, .. } if what == feed => error.into(),
        FeedError::Empty(report) if !report.left.is_empty() => {
            let why = format!("{error}; left out:\n{report}");
            anyhow::anyhow!(why.trim_end().to_owned()).context(feed.to_owned())
        }
        _ => anyhow::Error::from(error).context(feed.to_owned()),
    }
}

/// What was imported, for whoever typed the command.
fn summary(timetable: &Timetable, report: &Report) -> String {
    let stations = (0_u32..).zip(&timetable.stops).filter(|(number, stop)| stop.station == *number).count();
    let lines: BTreeSet<_> = timetable.patterns.iter().map(|pattern| &pattern.line).collect();
    let days = timetable
        .covers()
        .map_or_else(|| "no days".to_owned(), |(first, last)| format!("the days {first} to {last}"));
    let mut text = format!(
        "the timetable is in place: {stations} stops, {} lines, {} departures, {days}",
        lines.len(),
        timetable.runs.len()
    );
    if !report.left.is_empty() {
        text.push_str(&format!("\n{} rows were left out:\n{report}", report.rows_left_out()));
        text.truncate(text.trim_end().len());
    }
    text
}
