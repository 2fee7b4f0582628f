//! Bundles and minifies the style sheets of `style/` with esbuild.

use crate::esbuild::esbuild;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Bundles the sheets that `index.css` of `folder` imports, in that order.
///
/// # Errors
/// When esbuild fails, or a sheet of the folder is neither imported nor `critical.css`: it would silently have no
/// effect.
pub(crate) fn bundle(workspace: &Workspace, folder: &Path) -> Result<String> {
    let index = folder.join("index.css");
    let imports = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_import = imports.contains(&format!("@import \"./{name}\";"));
        if name.ends_with(".css") && !["critical.css", "index.css"].contains(&name.as_str()) && !is_import {
            bail!("{} does not import {name}", index.display());
        }
    }
    esbuild(workspace, &index, &["--bundle"])
}

/// Minifies the rules that are inlined into `index.html`, so that something is painted before any other file arrives.
///
/// # Errors
/// When esbuild fails, or the rules would end the element that they are put into.
pub(crate) fn critical(workspace: &Workspace, folder: &Path) -> Result<String> {
    let path = folder.join("critical.css");
    let sheet = esbuild(workspace, &path, &[])?;
    if sheet.contains("</") {
        bail!("{} contains `</`, which would end the style element", path.display());
    }
    Ok(sheet.trim_end().to_owned())
}
