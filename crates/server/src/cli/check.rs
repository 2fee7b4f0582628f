//! `folje check`: are the templates and the store in order?
use super::{setting::Kept, templates};
use crate::surveys::templates::SurveyTemplates;
use anyhow::Result;
use clap::Args;
use folje_domain::template::bundled;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    kept: Kept,
    /// A folder with templates of your own; those that come with Följe unless said
    #[arg(long, env = "FOLJE_TEMPLATES")]
    templates: Option<PathBuf>,
    /// Check the templates only
    #[arg(long)]
    no_store: bool,
}

impl Check {
    pub(super) async fn run(self) -> Result<()> {
        let programmes = match &self.templates {
            Some(folder) => templates::programmes(folder)?,
            None => templates::read(bundled().iter().copied())?,
        };
        let surveys =
            self.templates.as_deref().map_or_else(|| Ok(SurveyTemplates::default()), templates::surveys)?;
        println!("{} templates are in order, {} of surveys", programmes.all().len(), surveys.all().len());
        if !self.no_store {
            let store = self.kept.open().await?;
            let organisations = store.organisations().await?;
            println!(
                "the store ({:?}) is in order and holds {} organisation(s)",
                store.engine(),
                organisations.len()
            );
            store.close().await;
            let keys = self.kept.ballot_keys();
            if keys.is_dir() {
                println!(
                    "note: the keys of open surveys lie in {}, beside the store; leave that folder out of every \
                     backup, or name another one by --ballot-keys",
                    keys.display()
                );
            }
        }
        Ok(())
    }
}
