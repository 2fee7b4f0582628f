//! `cargo xtask screenshots`: the pictures of the README, taken from the demo as it is now.

use crate::node::node;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, process, tools};
use anyhow::Result;

/// Builds the release, lets `tests/e2e/screenshots.mjs` visit the demo and write `docs/screenshots/*.png`.
///
/// # Errors
/// When something does not build, or a screen cannot be reached.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut report = Report::new(build::STEPS + 3);
    build::app(workspace, &mut report, false)?;
    report.step("Building the server", || build::server(workspace, false))?;
    report.step("Installing what the browser takes", tools::for_the_browser)?;
    report.step("Taking the screenshots", || {
        process::run(
            node(workspace, "screenshots.mjs")
                .env("FOLJE_BIN", workspace.server(false))
                .env("FOLJE_DIST", workspace.dist(false))
                .env("FOLJE_SCREENSHOTS", workspace.path("docs/screenshots")),
        )
    })?;
    report.finish();
    Ok(())
}
