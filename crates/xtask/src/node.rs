//! Node and the packages from npm: binaryen's `wasm-opt`, esbuild, Playwright and axe; the peers of the bench.
//! None of them may run a script of its own when it is installed.

use crate::process::{command, output, run, succeeds};
use crate::tools::apt;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Node that Playwright runs on; Debian 12 carries an older one.
const OLDEST: u32 = 20;

/// The Node that npm is asked for where the machine's own is too old.
const OWN: &str = "node@22.23.3";

/// Installs Node, when there is none or only an old one, and the packages of `folder` (such as `tests/e2e`).
///
/// # Errors
/// When something could not be installed.
pub(crate) fn install(workspace: &Workspace, folder: &Path) -> Result<()> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| !succeeds(program, &["--version"]))
        .map(|(_, package)| package)
        .collect();
    apt(&missing)?;
    if !own_node(workspace).exists() && version("node".as_ref()).is_none_or(|version| version < OLDEST) {
        let folder = workspace.target().join("node");
        fs::create_dir_all(&folder)?;
        run(command("npm", workspace.root()).args(["install", "--no-save", OWN, "--prefix"]).arg(folder))?;
    }
    packages(folder)
}

/// A command that runs a script with the right Node in the folder of the browser tests.
pub(crate) fn node(workspace: &Workspace, script: &str) -> Command {
    node_in(workspace, &workspace.e2e(), script)
}

/// A command that runs a script with the right Node in `folder`.
pub(crate) fn node_in(workspace: &Workspace, folder: &Path, script: &str) -> Command {
    let mut command = command(program(workspace), folder);
    command.arg(script);
    command
}

/// A program that an npm package brings, such as `wasm-opt`.
///
/// # Errors
/// When the package does not bring it, which means that it changed.
pub(crate) fn script(workspace: &Workspace, name: &str) -> Result<Command> {
    let path = workspace.e2e().join("node_modules/.bin").join(name);
    if !path.exists() {
        bail!("{} is missing although npm installed everything", path.display());
    }
    Ok(node(workspace, &path.to_string_lossy()))
}

/// Runs `npm ci` when the lock file changed since it last ran.
fn packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(command("npm", folder)
        .args(["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel", "error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, wanted).context("noting which npm packages are installed")
}

/// The Node to use: our own where one was needed.
pub(crate) fn program(workspace: &Workspace) -> PathBuf {
    let own = own_node(workspace);
    if own.exists() { own } else { "node".into() }
}

fn own_node(workspace: &Workspace) -> PathBuf {
    workspace.target().join("node/node_modules/node/bin/node")
}

/// The major version of a Node, if it is one.
fn version(node: &Path) -> Option<u32> {
    let printed = output(Command::new(node).arg("--version")).ok()?;
    printed.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}
