//! `folje check`: are the templates and the store in order?
use super::setting::Kept;
use anyhow::{Context as _, Result, bail};
use clap::Args;
use folje_domain::template::{Template, bundled};
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
        let number = match &self.templates {
            Some(folder) => templates(folder)?,
            None => read(bundled().iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))?,
        };
        println!("{number} templates are in order");
        if !self.no_store {
            let store = self.kept.open().await?;
            let organisations = store.organisations().await?;
            println!(
                "the store ({:?}) is in order and holds {} organisation(s)",
                store.engine(),
                organisations.len()
            );
            store.close().await;
        }
        Ok(())
    }
}

/// Checks the `.toml` files of a folder; how many there are.
pub(super) fn templates(folder: &Path) -> Result<usize> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.push((path.display().to_string(), text));
    }
    read(files)
}

fn read(files: impl IntoIterator<Item = (String, String)>) -> Result<usize> {
    let (mut number, mut errors) = (0, Vec::new());
    for (name, text) in files {
        number += 1;
        if let Err(wrong) = Template::parse(&name, &text) {
            errors.extend(wrong.iter().map(ToString::to_string));
        }
    }
    if errors.is_empty() {
        Ok(number)
    } else {
        bail!("the templates are not in order:\n{}", errors.join("\n"))
    }
}
