//! `cargo xtask screenshots`: the pictures of the README, taken from the demo as it is now.

use crate::node::node;
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, process, tools};
use anyhow::Result;

/// Builds the release, lets `tests/e2e/screenshots.mjs` visit the demo and write `docs/screenshots/*.png`.
///
/// # Errors
/// When something does not build, or a screen cannot be reached.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut report = Report::new(build::steps(Profile::Release) + 3);
    build::app(workspace, &mut report, Profile::Release)?;
    report.step("Building the server", || build::server(workspace, Profile::Release))?;
    report.step("Installing what the browser takes", tools::for_the_browser)?;
    report.step("Taking the screenshots", || {
        process::run(
            node(workspace, "screenshots.mjs")
                .env("FOLJE_BIN", workspace.server(Profile::Release))
                .env("FOLJE_DIST", workspace.dist(Profile::Release))
                .env("FOLJE_SCREENSHOTS", workspace.path("docs/screenshots")),
        )
    })?;
    report.finish();
    Ok(())
}
