//! `cargo xtask setup`: installs everything that building and testing needs, so that no other command has to.

use crate::report::Report;
use crate::tools;
use crate::workspace::Workspace;
use anyhow::Result;

/// Installs the wasm target, Node packages, lints, PostgreSQL, Python packages and Chromium, where they are missing.
///
/// # Errors
/// When something cannot be installed; the error says what to install by hand.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut report = Report::new(3);
    report.step("Tools for building the app", || tools::for_the_app(workspace))?;
    report.step("Tools for the Rust tests", || tools::for_the_rust_tests(workspace))?;
    report.step("Browser", tools::for_the_browser)?;
    report.finish();
    Ok(())
}
