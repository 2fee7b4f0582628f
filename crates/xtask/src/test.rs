//! `cargo xtask test`: everything that tells whether the project is sound, quickest answers first.

use crate::process::{cargo, run as finish, succeeds};
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, node, size, tools, wasm};
use anyhow::Result;
use clap::ValueEnum;
use std::process::Command;

/// Which tests to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run one half only
    #[arg(long, value_enum)]
    only: Option<Half>,
}

/// The halves of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Half {
    /// Format, lints, rules, store, server
    Rust,
    /// The app's size, and its use in a browser
    Browser,
}

/// Runs the tests and stops at the first step that fails.
///
/// # Errors
/// What failed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let rust = options.only != Some(Half::Browser);
    let browser = options.only != Some(Half::Rust);
    let steps = if rust { 5 } else { 0 } + if browser { build::steps(Profile::Release) + 5 } else { 0 };
    let mut report = Report::new(steps);
    let _app = if rust && browser {
        tools::for_the_app(workspace)?;
        Some(wasm::compile_aside(workspace)?)
    } else {
        None
    };
    if rust {
        rust_tests(workspace, &mut report)?;
    }
    if browser {
        browser_tests(workspace, &mut report)?;
    }
    report.finish();
    eprintln!("\nAll tests passed.");
    Ok(())
}

fn rust_tests(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let cargo = || cargo(workspace.root());
    report.step("Installing what the Rust tests take", || tools::for_the_rust_tests(workspace))?;
    report.step("Format", || finish(cargo().args(["fmt", "--all", "--check"])))?;
    report.step("Lints", || {
        finish(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    })?;
    report.step("Rules, store and server", || {
        let runner: &[&str] = if succeeds("cargo-nextest", &["--version"]) {
            &["nextest", "run", "--no-fail-fast", "--status-level", "fail"]
        } else {
            &["test", "--no-fail-fast", "--lib", "--bins", "--tests"]
        };
        finish(for_tests(workspace, cargo().args(runner).arg("--workspace")))
    })?;
    report.step("Examples in the documentation", || {
        finish(cargo().args(["test", "--workspace", "--doc", "--quiet"]))
    })
}

fn browser_tests(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let files = build::app(workspace, report, Profile::Release)?;
    report.step("Size of the files", || {
        size::print_files(&files);
        size::files_are_no_larger(&files)
    })?;
    report.step("Building the server", || build::server(workspace, Profile::Dev))?;
    report.step("Installing what the browser takes", tools::for_the_browser)?;
    report.step("Size of a first visit", || {
        size::visit_is_no_larger(workspace, &workspace.server(Profile::Dev), &files)
    })?;
    report.step("The app in Chromium", || {
        let mut playwright = node::script(workspace, "playwright")?;
        finish(for_tests(workspace, playwright.arg("test")))
    })
}

/// Tells a test where the server's program, the app's files, Python and Node lie.
fn for_tests<'command>(workspace: &Workspace, command: &'command mut Command) -> &'command mut Command {
    command
        .env("FOLJE_BIN", workspace.server(Profile::Dev))
        .env("FOLJE_DIST", workspace.dist(Profile::Release))
        .env("FOLJE_PYTHON", workspace.python())
        .env("FOLJE_NODE", node::program(workspace))
}
