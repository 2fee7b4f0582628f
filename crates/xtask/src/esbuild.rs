//! Minifies JavaScript and CSS with esbuild.

use crate::node;
use crate::process::run;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Minifies a generated script.
///
/// # Errors
/// When esbuild cannot read it.
pub(crate) fn minify_script(workspace: &Workspace, name: &str, script: &str) -> Result<String> {
    minify_generated(workspace, name, script, &[])
}

/// Minifies a generated ES module and removes what it neither uses nor exports.
///
/// # Errors
/// As [`minify_script`].
pub(crate) fn minify_module(workspace: &Workspace, name: &str, script: &str) -> Result<String> {
    minify_generated(workspace, name, script, &["--format=esm", "--tree-shaking=true"])
}

fn minify_generated(workspace: &Workspace, name: &str, script: &str, options: &[&str]) -> Result<String> {
    let folder = workspace.target().join("scripts");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, script)?;
    esbuild(workspace, &path, options)
}

/// Runs esbuild over the file `entry` with `--minify` and `options`, and returns the result.
///
/// # Errors
/// When esbuild fails; its messages go to the terminal.
pub(crate) fn esbuild(workspace: &Workspace, entry: &Path, options: &[&str]) -> Result<String> {
    let folder = workspace.target().join("scripts");
    fs::create_dir_all(&folder)?;
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    let output = folder.join(format!("minified-{name}"));
    run(node::script(workspace, "esbuild")?
        .arg(entry)
        .args(["--minify", "--log-level=warning", "--legal-comments=none"])
        .args(options)
        .arg(format!("--outfile={}", output.display())))?;
    fs::read_to_string(&output).with_context(|| format!("reading {}", output.display()))
}
