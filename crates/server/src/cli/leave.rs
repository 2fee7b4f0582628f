//! `folje leave`: a coach who leaves is followed by a stand-in, and nothing that they did is lost.
use super::{person, setting::Kept};
use crate::{
    clock::{Clock as _, SystemClock},
    zone::Stockholm,
};
use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use folje_domain::schedule::Zone as _;

#[derive(Args)]
pub(super) struct Leave {
    #[command(flatten)]
    kept: Kept,
    /// Who: a name or an id
    #[arg(long)]
    person: String,
    /// The last day; today unless said
    #[arg(long, value_parser = day)]
    last_day: Option<NaiveDate>,
}

impl Leave {
    pub(super) async fn run(self) -> Result<()> {
        let store = self.kept.open().await?;
        let person = person::find(&store, &self.person).await?;
        let today = Stockholm::new()?.wall(SystemClock::default().now()).date();
        let last_day = self.last_day.unwrap_or(today);
        let ended = store.leave(person.id, last_day).await?;
        println!("{} leaves after {last_day}: {ended} participants are told who stands in.", person.name);
        store.close().await;
        Ok(())
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "a day looks like 2026-11-24".to_owned())
}
