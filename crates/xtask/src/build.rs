//! `cargo xtask build`: the app, ready to be served.

use crate::dist::Shipped;
use crate::process;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{assets, split, tools, wasm};
use anyhow::Result;

/// How to build.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Build quickly into target/dist-dev, neither small nor compressed
    #[arg(long)]
    dev: bool,
}

/// How many steps [`app`] reports for a release build, and for a development build.
pub(crate) const STEPS: usize = 6;
/// See [`STEPS`].
pub(crate) const DEV_STEPS: usize = 5;

/// Builds the app and says where it lies.
///
/// # Errors
/// When a tool cannot be installed, or the app does not build.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut report = Report::new(if options.dev { DEV_STEPS } else { STEPS });
    app(workspace, &mut report, options.dev)?;
    report.finish();
    eprintln!("\nThe app lies in {}", workspace.dist(options.dev).display());
    Ok(())
}

/// Builds the app as steps of a longer command, and returns the files that the server is to serve.
///
/// # Errors
/// As [`run`].
pub(crate) fn app(workspace: &Workspace, report: &mut Report, dev: bool) -> Result<Vec<Shipped>> {
    report.step("Installing what the app's build takes", || tools::for_the_app(workspace))?;
    let module = report.step("Compiling the app", || wasm::compile(workspace, dev))?;
    let parts = report.step("Splitting it", || split::split(workspace, &module, dev))?;
    let mut bound = report.step("Binding it to JavaScript", || wasm::bind(workspace, parts, dev))?;
    if !dev {
        bound = report.step("Making it small", || wasm::optimise(workspace, bound))?;
    }
    report.step("Putting the files together", || assets::write(workspace, &bound, dev))
}

/// Builds the server.
///
/// # Errors
/// When it does not compile.
pub(crate) fn server(workspace: &Workspace, dev: bool) -> Result<()> {
    let mut command = process::cargo(workspace.root());
    if dev {
        // The program that its own tests run, built with what all tests take: alone it would want another build of
        // half of its dependencies.
        command.args(["test", "--workspace", "--no-run", "--test", "cli"]);
    } else {
        command.args(["build", "--release", "--package", "folje-server", "--bin", "folje"]);
    }
    process::run(&mut command)
}
