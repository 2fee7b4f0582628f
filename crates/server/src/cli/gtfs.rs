//! `folje gtfs import`: a timetable for bus practice, from a feed of the region's traffic.
use super::setting::Kept;
use crate::{
    clock::{Clock as _, SystemClock},
    zone::Stockholm,
};
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use folje_domain::schedule::Zone as _;
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
    /// Import a feed that is over or has not begun, even though the timetable in force covers today
    #[arg(long)]
    force: bool,
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
        let Self { kept, file, force } = self;
        let store = kept.open().await?;
        let now = SystemClock::default().now();
        let today = Stockholm::new()?.wall(now).date();
        let shown = file.display().to_string();
        let read = tokio::task::spawn_blocking(move || {
            folje_gtfs::read(&file, &mut |name| eprintln!("reading {name}"))
        });
        let (timetable, report) = read.await?.map_err(|error| told(error, &shown))?;
        let warning = not_in_force(timetable.covers(), today);
        if let Some(warning) = &warning
            && let Some(kept) = store.timetable().await?.filter(|kept| kept.covers(today))
            && !force
        {
            bail!(
                "{shown}: {warning}. Nothing was imported: the timetable in force covers the days {} to {} and stays. \
                 With --force this feed takes its place all the same",
                kept.first,
                kept.last
            );
        }
        let summary = summary(&timetable, &report);
        eprintln!("writing");
        let rest = store.engine().rest();
        let written = store.put_timetable(timetable, now, async |_| tokio::time::sleep(rest).await).await;
        written.context("the timetable could not be written; the one before it is still there")?;
        println!("{summary}");
        if let Some(warning) = warning {
            eprintln!("WARNING: {warning}. Until a feed that covers today is imported, saved times hold");
        }
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

/// Why a timetable says nothing about today, if it does not.
fn not_in_force(covers: Option<(NaiveDate, NaiveDate)>, today: NaiveDate) -> Option<String> {
    match covers {
        None => Some("this feed has no days on which anything runs".to_owned()),
        Some((first, _)) if today < first => {
            Some(format!("this feed is not valid yet: it begins on {first}, and today is {today}"))
        }
        Some((_, last)) if last < today => {
            Some(format!("this feed has expired: it ended on {last}, and today is {today}"))
        }
        Some(_) => None,
    }
}

/// What was imported, for the operator.
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
