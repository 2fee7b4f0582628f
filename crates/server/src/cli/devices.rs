//! `folje devices`: where somebody is signed in, and signing them out there when a phone was lost.
use super::{person, setting::Kept};
use crate::clock::{Clock as _, SystemClock};
use anyhow::{Result, bail};
use clap::Args;

#[derive(Args)]
pub(super) struct Devices {
    #[command(flatten)]
    kept: Kept,
    /// Whose: a name or an id
    #[arg(long)]
    person: String,
    /// Sign out there: a device's id, or «all»
    #[arg(long, value_name = "ID|all")]
    sign_out: Option<String>,
}

impl Devices {
    pub(super) async fn run(self) -> Result<()> {
        let store = self.kept.open().await?;
        let person = person::find(&store, &self.person).await?;
        let sessions = store.sessions(person.id, SystemClock::default().now()).await?;
        let Some(which) = self.sign_out else {
            println!("{} is signed in on {} devices", person.name, sessions.len());
            for session in sessions {
                println!("  {}  last seen {}  {}", session.id, session.last_seen, session.device);
            }
            return Ok(());
        };
        let meant: Vec<_> = sessions
            .into_iter()
            .filter(|session| which == "all" || session.id.to_string() == which)
            .collect();
        if meant.is_empty() && which != "all" {
            bail!("{} is not signed in on a device with that id", person.name);
        }
        for session in &meant {
            store.end_session(person.id, session.id).await?;
        }
        println!("{} was signed out on {} devices", person.name, meant.len());
        store.close().await;
        Ok(())
    }
}
