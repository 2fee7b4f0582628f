//! `folje check`: are the templates and the store in order?
use super::setting::Kept;
use crate::{programmes::Programmes, surveys::templates::SurveyTemplates};
use anyhow::{Context as _, Result, anyhow};
use clap::Args;
use folje_domain::template::bundled;
use std::{
    fs,
    path::{Path, PathBuf},
};

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
            Some(folder) => templates(folder)?,
            None => read(bundled().iter().copied())?,
        };
        let surveys = self.templates.as_deref().map_or_else(|| Ok(SurveyTemplates::default()), surveys)?;
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

/// Reads the `.toml` files of a folder.
pub(super) fn templates(folder: &Path) -> Result<Programmes> {
    let files = files(folder)?;
    read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// The `.toml` files of a folder, by name, each with its text.
fn files(folder: &Path) -> Result<Vec<(String, String)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.push((path.display().to_string(), text));
    }
    Ok(files)
}

/// Reads the `.toml` files of the folder `surveys` in a folder with templates; those that come with Följe where there is
/// none.
pub(super) fn surveys(folder: &Path) -> Result<SurveyTemplates> {
    let folder = folder.join("surveys");
    if !folder.is_dir() {
        return Ok(SurveyTemplates::default());
    }
    let files = files(&folder)?;
    Ok(SurveyTemplates::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?)
}

fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Programmes> {
    Programmes::read(files).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        anyhow!("the templates are not in order:\n{}", lines.join("\n"))
    })
}
