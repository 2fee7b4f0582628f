//! `folje devices`: where somebody is signed in, and signing them out there when a phone was lost.
use super::{person, setting::Kept};
use crate::clock::{Clock as _, SystemClock};
use anyhow::{Result, bail};
use clap::Args;
use folje_store::By;

#[derive(Args)]
pub(super) struct Devices {
    #[command(flatten)]
    kept: Kept,
    /// Whose: a name or an id
    #[arg(long)]
    person: String,
    /// Sign out there: a device's id; or «all», which also ends open invites, the calendar's address and what answers
    /// messages
    #[arg(long, value_name = "ID|all")]
    sign_out: Option<String>,
}

impl Devices {
    pub(super) async fn run(self) -> Result<()> {
        let store = self.kept.open().await?;
        let person = person::find(&store, &self.person).await?;
        let now = SystemClock::default().now();
        let sessions = store.sessions(person.id, now).await?;
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
        if which == "all" {
            let by = By { organisation: person.organisation, who: person.id, at: now };
            let ended = store.sign_out_everywhere(by, person.id, None).await?;
            println!(
                "{} was signed out on {} devices; {} open invites and the calendar's address have ended too",
                person.name, ended.sessions, ended.invites
            );
        } else {
            for session in &meant {
                store.end_session(person.id, session.id).await?;
            }
            println!("{} was signed out on {} devices", person.name, meant.len());
        }
        store.close().await;
        Ok(())
    }
}
