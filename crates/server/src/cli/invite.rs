//! `folje invite`: what is done at the coach's desk, also when a phone was lost.
use super::{
    person, private,
    setting::{Kept, clock, wall_time},
};
use crate::{auth::invite, clock::Clock as _, public_url::PublicUrl, random::SystemRandom, zone::Stockholm};
use anyhow::{Context as _, Result};
use chrono::{NaiveDateTime, Timelike as _};
use clap::Args;
use folje_domain::schedule::Zone as _;
use qrcode::{
    QrCode,
    render::{svg, unicode},
};
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Invite {
    #[command(flatten)]
    kept: Kept,
    /// Whom: a name or an id
    #[arg(long)]
    person: String,
    /// How many hours the invite holds
    #[arg(long, default_value_t = invite::HOURS, value_parser = clap::value_parser!(u32).range(1..=24 * 14))]
    hours: u32,
    /// Where people reach the app, the same as for `folje serve`
    #[arg(long, env = "FOLJE_PUBLIC_URL", value_name = "URL", default_value_t)]
    public_url: PublicUrl,
    /// Also write the QR code to this file, as SVG that only you can read
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Make it as if it were this time in Stockholm (2026-11-24T08:30), for a demo that has a time of its own
    #[arg(long, value_name = "TIME", value_parser = wall_time)]
    at: Option<NaiveDateTime>,
}

impl Invite {
    pub(super) async fn run(self) -> Result<()> {
        let store = self.kept.open().await?;
        let person = person::find(&store, &self.person).await?;
        let now = clock(self.at)?.now();
        let invite = invite::invite(&store, &SystemRandom, now, person.id, self.hours).await?;
        let link = format!("{}{}", self.public_url, invite.path);
        let qr = QrCode::new(&link).context("the link is too long for a QR code")?;
        if let Some(file) = &self.svg {
            let picture = qr.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
            private::write(file, &picture)?;
        }
        println!("{}", qr.render::<unicode::Dense1x2>().build());
        println!("{}\n\n  link  {link}\n  code  {}\n", person.name, invite.code);
        let until = Stockholm::new()?.wall(invite.expires);
        println!(
            "Either lets one device in, once, until {} {:02}:{:02}.",
            until.date(),
            until.hour(),
            until.minute()
        );
        store.close().await;
        Ok(())
    }
}
