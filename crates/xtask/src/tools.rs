//! Installs what is missing: the project is tried on machines that have only Rust and apt.
//!
//! Nothing here is done twice: what is there is taken as it is, and what npm and pip installed is installed
//! again only when the list of packages changed.

use crate::process::{command, output, run, succeeds};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What building the app takes: the wasm target, Node and the packages from npm.
///
/// # Errors
/// When something is missing and could not be installed; the error says what to install by hand.
pub(crate) fn for_the_app(workspace: &Workspace) -> Result<()> {
    rustup_part("target", "wasm32-unknown-unknown")?;
    crate::node::install(workspace, &workspace.e2e())
}

/// What the browser takes: Chromium, from Debian.
///
/// # Errors
/// As [`for_the_app`].
pub(crate) fn for_the_browser() -> Result<()> {
    apt(if chromium_is_there() { &[] } else { &["chromium"] })
}

/// What the Rust tests take: the lints, PostgreSQL's programs, and the packages from PyPI and npm to compare with.
///
/// # Errors
/// As [`for_the_app`].
pub(crate) fn for_the_rust_tests(workspace: &Workspace) -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !succeeds(program, &["--version"]) {
            rustup_part("component", component)?;
        }
    }
    let mut missing = Vec::new();
    if !postgresql_is_there() {
        missing.push("postgresql");
    }
    missing.extend(python_is_missing());
    apt(&missing)?;
    crate::node::install(workspace, &workspace.e2e())?;
    python_packages(workspace, "python", "tests/python/requirements.txt")
}

/// Schemathesis, in the Python environment of [`Workspace::api_fuzzer`].
///
/// # Errors
/// As [`for_the_app`].
pub(crate) fn for_the_api_fuzzer(workspace: &Workspace) -> Result<()> {
    apt(python_is_missing())?;
    python_packages(workspace, "api-fuzzer", "tests/api-fuzz/requirements.txt")
}

/// The Debian package that is needed to make Python environments, if they cannot be made yet.
fn python_is_missing() -> &'static [&'static str] {
    if succeeds("python3", &["-c", "import venv, ensurepip"]) { &[] } else { &["python3-venv"] }
}

/// Adds a target or a component of the toolchain when it is not installed yet.
fn rustup_part(kind: &str, name: &str) -> Result<()> {
    let listed = Command::new("rustup").args([kind, "list", "--installed"]).output();
    let installed = listed.map(|list| String::from_utf8_lossy(&list.stdout).into_owned()).unwrap_or_default();
    if installed.lines().any(|line| line.starts_with(name)) {
        return Ok(());
    }
    run(Command::new("rustup").args([kind, "add", name]))
        .with_context(|| format!("Rust's {kind} `{name}` is missing; install it for the Rust that is in use"))
}

/// Installs Debian packages, as root or through sudo.
///
/// # Errors
/// When neither is possible; the error says what to type.
pub(crate) fn apt(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let wanted = packages.join(" ");
    let root = output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    let before: &[&str] = match (root, succeeds("sudo", &["-n", "true"])) {
        _ if !succeeds("apt-get", &["--version"]) => {
            bail!("please install {wanted}: there is no apt-get here")
        }
        (true, _) => &["env"],
        (false, true) => &["sudo", "-n", "env"],
        (false, false) => bail!("please run: sudo apt-get install --no-install-recommends {wanted}"),
    };
    eprintln!("installing {wanted}");
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(before[0]);
        command.args(&before[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]).args(arguments);
        run(&mut command)
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// Whether a Chromium is where the browser tests look for it (`tests/e2e/playwright.config.mjs`).
fn chromium_is_there() -> bool {
    std::env::var_os("FOLJE_CHROMIUM").is_some() || Path::new("/usr/bin/chromium").exists()
}

/// Whether `initdb` and `pg_ctl` are on the path, or where Debian puts them.
fn postgresql_is_there() -> bool {
    let on_the_path = ["initdb", "pg_ctl"].iter().all(|program| succeeds(program, &["--version"]));
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    on_the_path || versions.into_iter().any(|version| version.path().join("bin/initdb").exists())
}

/// Makes a Python environment in `folder` (inside the target folder) with the packages that `list` pins.
fn python_packages(workspace: &Workspace, folder: &str, list: &str) -> Result<()> {
    let list = workspace.path(list);
    let wanted = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let folder = workspace.target().join(folder);
    let stamp = folder.join("installed.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(command("python3", workspace.root()).args(["-m", "venv", "--clear"]).arg(&folder))?;
    run(command(folder.join("bin/python"), workspace.root())
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&list))?;
    fs::write(&stamp, wanted).context("noting which Python packages are installed")
}
