//! The folder with an organisation's own templates. Folders of files come from many machines, so what macOS leaves beside
//! them is passed over; but a folder in which nothing is a template is a mistake.
use crate::{programmes::Programmes, surveys::templates::SurveyTemplates};
use anyhow::{Context as _, Result, anyhow, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Reads the templates of a folder.
pub(super) fn programmes(folder: &Path) -> Result<Programmes> {
    let files = files(folder)?;
    read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// Reads the templates in the folder `surveys` of a folder with templates; those that come with Följe if there is none.
pub(super) fn surveys(folder: &Path) -> Result<SurveyTemplates> {
    let folder = folder.join("surveys");
    if !folder.is_dir() {
        return Ok(SurveyTemplates::default());
    }
    let files = files(&folder)?;
    Ok(SurveyTemplates::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?)
}

/// Reads templates, each with its name.
pub(super) fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Programmes> {
    Programmes::read(files).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        anyhow!("the templates are not in order:\n{}", lines.join("\n"))
    })
}

/// The template files of a folder, by name, each with its text.
fn files(folder: &Path) -> Result<Vec<(String, String)>> {
    let unreadable = || format!("{} cannot be read", folder.display());
    let entries = fs::read_dir(folder).with_context(unreadable)?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>();
    let mut paths = paths.with_context(unreadable)?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let (templates, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_template(name(path)));
    if templates.is_empty() {
        let others: Vec<_> = others.iter().map(|path| name(path)).collect();
        let others = if others.is_empty() {
            "it is empty".to_owned()
        } else {
            format!("it has {}", others.join(", "))
        };
        bail!("there is no template in {}: {others}; a template's name ends in .toml", folder.display());
    }
    for path in others.iter().filter(|path| seems_meant(name(path))) {
        eprintln!("warning: {} is not read, since its name does not end in .toml", path.display());
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok((path.display().to_string(), text))
    };
    templates.into_iter().map(read).collect()
}

/// The name of a file; empty for one that is no Unicode, which is then no template.
fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// Whether a file of that name is a template. `._x.toml` is not: macOS keeps there what its own file system has beside the
/// content of `x.toml`. Hidden files are nobody's templates either.
fn is_template(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    !name.starts_with('.') && ending.eq_ignore_ascii_case("toml")
}

/// Whether somebody may have meant a file of that name to be a template: `jobbotek.toml.txt`, `jobbotek.toml~`.
fn seems_meant(name: &str) -> bool {
    !name.starts_with('.') && name.to_ascii_lowercase().contains(".toml")
}
