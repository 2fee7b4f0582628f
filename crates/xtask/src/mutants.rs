//! `cargo xtask mutants`: puts small faults into the code, one at a time, and fails when no test notices one of them.
//!
//! The work is done by cargo-mutants. This command says where ([`areas`]), runs the mutated crate's own tests first and
//! the tests across crates only for what survives those, and compares the survivors with the list of accepted ones
//! ([`accepted`]). docs/mutants.md describes how to use it.
mod accepted;
mod areas;
mod outcome;

use crate::process::{cargo, run as finish, succeeds};
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, node, tools};
use accepted::Accepted;
use anyhow::{Context, Result, bail};
use areas::Area;
use outcome::{Mutant, Outcomes};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Which mutants to test.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these areas; all of them where none is named
    #[arg(long, value_enum)]
    area: Vec<Area>,
    /// Only the n-th of k parts, as `n/k` with n from 0
    #[arg(long, value_name = "N/K")]
    shard: Option<String>,
    /// Only lines that differ from this commit
    #[arg(long, value_name = "BASE", num_args = 0..=1, default_missing_value = "main")]
    changed: Option<String>,
    /// Only files that match this pattern
    #[arg(long, value_name = "GLOB")]
    file: Vec<String>,
    /// Do not try the survivors on the tests across crates
    #[arg(long)]
    own_tests_only: bool,
    /// List the mutants and test none
    #[arg(long)]
    list: bool,
}

/// Tests the mutants of each chosen area and prints a table.
///
/// # Errors
/// When a mutant survives that is not accepted, when the tests fail without any mutant, or when a tool is missing.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    install()?;
    let accepted = Accepted::read(&workspace.path("tests/mutants/accepted.toml"))?;
    let diff = options.changed.as_deref().map(|base| diff(workspace, base)).transpose()?;
    if diff.as_deref().is_some_and(str::is_empty) {
        eprintln!("Nothing has changed.");
        return Ok(());
    }
    let areas = if options.area.is_empty() { Area::all() } else { options.area.clone() };
    let mut rows = Vec::new();
    let mut survivors = Vec::new();
    for area in areas {
        let mutants = Mutants { workspace, options, area, has_diff: diff.is_some() };
        if options.list {
            finish(mutants.command().arg("--list"))?;
            continue;
        }
        let outcomes = mutants.test()?;
        survivors.extend(outcomes.survivors().cloned());
        rows.push((area, outcomes));
    }
    if options.list {
        return Ok(());
    }
    outcome::print(&rows);
    judge(&accepted, &survivors)
}

/// Fails on survivors that are not accepted.
fn judge(accepted: &Accepted, survivors: &[Mutant]) -> Result<()> {
    let unaccepted = accepted.without_accepted(survivors);
    if unaccepted.is_empty() {
        eprintln!("\nEvery mutant was noticed, or is accepted with a reason.");
        return Ok(());
    }
    eprintln!(
        "\nNo test noticed these. Write the missing test, or accept them in tests/mutants/accepted.toml:"
    );
    for mutant in &unaccepted {
        eprintln!("  {}:{}: {}", mutant.file, mutant.line, mutant.mutation);
    }
    bail!("{} mutants survive that nobody accepted", unaccepted.len())
}

/// Installs cargo-mutants where it is missing.
fn install() -> Result<()> {
    if succeeds("cargo-mutants", &["mutants", "--version"]) {
        return Ok(());
    }
    eprintln!("installing cargo-mutants");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    finish(cargo.args(["install", "cargo-mutants", "--locked"]))
        .context("cargo-mutants is missing; install it with `cargo install cargo-mutants --locked`")
}

/// What differs from `base` in the working tree, written to [`diff_file`] as well.
fn diff(workspace: &Workspace, base: &str) -> Result<String> {
    let mut git = crate::process::command("git", workspace.root());
    let diff = crate::process::output(git.args(["diff", "--merge-base", base, "--", "*.rs"]))?;
    fs::create_dir_all(folder(workspace))?;
    fs::write(diff_file(workspace), &diff).context("writing what has changed")?;
    Ok(diff)
}

fn folder(workspace: &Workspace) -> std::path::PathBuf {
    workspace.target().join("mutation-tests")
}

fn diff_file(workspace: &Workspace) -> std::path::PathBuf {
    folder(workspace).join("changed.diff")
}

/// The mutants of one area.
struct Mutants<'a> {
    workspace: &'a Workspace,
    options: &'a Options,
    area: Area,
    has_diff: bool,
}

impl Mutants<'_> {
    /// cargo-mutants with the choice of mutants; it works in a copy of the sources, so one can go on writing.
    fn command(&self) -> Command {
        let mut command = cargo(self.workspace.root());
        command.args(["mutants", "--package", self.area.package(), "--jobs", "1", "--no-times"]);
        // A crate's own tests need nothing that was made; those across crates need the packages from npm.
        command.args(["--gitignore", "true"]);
        let files = if self.options.file.is_empty() {
            self.area.files().iter().map(ToString::to_string).collect()
        } else {
            self.options.file.clone()
        };
        for file in files {
            command.args(["--file", &file]);
        }
        for file in self.area.files_of_other_areas() {
            command.args(["--exclude", file]);
        }
        if let Some(shard) = &self.options.shard {
            command.args(["--shard", shard]);
        }
        if self.has_diff {
            command.arg("--in-diff").arg(diff_file(self.workspace));
        }
        command
    }

    /// Tests them: on the crate's own tests, then what survived on the tests across crates.
    fn test(&self) -> Result<Outcomes> {
        let mut report = Report::new(if self.options.own_tests_only { 1 } else { 2 });
        let name = format!("{}: {}", self.area.name(), self.area.package());
        let own = folder(self.workspace).join(self.area.name()).join("own");
        let mut outcomes = report.step(&name, || self.outcomes(self.command(), &own))?;
        let survivors: Vec<_> = outcomes.survivors().cloned().collect();
        if self.options.own_tests_only || survivors.is_empty() {
            return Ok(outcomes);
        }
        let name = format!("{}: {} survivors on the tests across crates", self.area.name(), survivors.len());
        let across = folder(self.workspace).join(self.area.name()).join("across");
        let again = report.step(&name, || {
            tools::for_the_rust_tests(self.workspace)?;
            build::server(self.workspace, Profile::Dev)?;
            let mut command = cargo(self.workspace.root());
            command.args(["mutants", "--package", self.area.package(), "--jobs", "1", "--no-times"]);
            command.args(["--test-package", "folje-tests"]);
            for mutant in &survivors {
                command.args(["--file", &mutant.file, "--re", &mutant.pattern()]);
            }
            command
                .env("FOLJE_BIN", self.workspace.server(Profile::Dev))
                .env("FOLJE_DIST", self.workspace.dist(Profile::Release))
                .env("FOLJE_PYTHON", self.workspace.python())
                .env("FOLJE_NODE", node::program(self.workspace));
            self.outcomes(command, &across)
        })?;
        outcomes.update(again);
        Ok(outcomes)
    }

    /// Runs cargo-mutants and reads what came of it. It ends with 2 or 3 where mutants survive or take too long, which
    /// is judged at the end.
    fn outcomes(&self, mut command: Command, output: &Path) -> Result<Outcomes> {
        fs::create_dir_all(output).with_context(|| format!("making {}", output.display()))?;
        // Where there is nothing to test, nothing is written: what was found before must not be read for it.
        let written = output.join("mutants.out/outcomes.json");
        if written.exists() {
            fs::remove_file(&written).with_context(|| format!("removing {}", written.display()))?;
        }
        let target = folder(self.workspace).join("target");
        let status = command
            .arg("--output")
            .arg(output)
            .arg(format!("--cargo-arg=--target-dir={}", target.display()))
            .status()
            .context("could not start cargo-mutants")?;
        match status.code() {
            Some(0 | 2 | 3) => Outcomes::read(&written),
            _ => bail!("cargo-mutants ended with {status}: without any mutant the tests must pass"),
        }
    }
}
